import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
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
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <ModalsProvider labels={{ confirm: t('common.yes'), cancel: t('common.cancel') }}>
            <Gate />
            <Notifications position="bottom-right" limit={3} />
          </ModalsProvider>
        </DatesProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
