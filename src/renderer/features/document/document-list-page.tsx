import { IconFileText } from '@tabler/icons-react'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useT } from '#renderer/i18n/t.ts'

export const DocumentListPage = () => {
  const t = useT()
  return (
    <Page>
      <PageHeader title={t('common.navDocuments')} />
      <EmptyState icon={<IconFileText />} title={t('common.comingTitle')} text={t('common.comingText')} />
    </Page>
  )
}
