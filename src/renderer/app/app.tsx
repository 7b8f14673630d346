import { createTheme, MantineProvider, mergeThemeOverrides, Modal } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { QuestionDialog } from '#renderer/features/session/question-dialog.tsx'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { Gate } from './gate.tsx'
import { styleNonce } from './nonce.ts'
import { queryClient } from './query-client.ts'
import { cssVariables, theme } from './theme.ts'

export const App = () => {
  const t = useT()
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const words = useMemo(
    () =>
      createTheme({
        components: {
          Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': t('common.close') } } }),
        },
      }),
    [t],
  )
  return (
    <MantineProvider
      theme={mergeThemeOverrides(theme, words)}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0] }}>
          <ModalsProvider labels={{ confirm: t('common.yes'), cancel: t('common.cancel') }}>
            <Gate />
            <QuestionDialog />
            <Notifications position="bottom-right" limit={3} />
          </ModalsProvider>
        </DatesProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
