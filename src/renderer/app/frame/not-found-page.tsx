import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'

export const NotFoundPage = () => {
  const t = useT()
  return (
    <Page>
      <PageHeader title={t('common.notFoundTitle')} />
      <EmptyState
        icon={<IconMapQuestion />}
        title={t('common.notFoundTitle')}
        text={t('common.notFoundText')}
        action={<Button onClick={() => goTo('/')}>{t('common.goHome')}</Button>}
      />
    </Page>
  )
}
