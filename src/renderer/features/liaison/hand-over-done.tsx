import { Button } from '@mantine/core'
import type { HandOverResult } from '#shared/features/liaison/liaison.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { AssignmentTable } from './assignment-table.tsx'
import { CopyListButton } from './copy-list-button.tsx'

/** The hand-over list: what the successor takes over, whom to call, since when. */
export const HandOverDone = ({ result: { successor, rows } }: { result: HandOverResult }) => {
  const t = useT()
  return (
    <Page>
      <PageHeader
        title={t('liaison.doneTitle')}
        line={t('liaison.doneLine', { count: rows.length, name: successor.officerName })}
        back={{ to: '/liaisons', label: t('common.navLiaisons') }}
        primary={
          <Button onClick={() => goTo(`/liaisons/${successor.id}`)}>{t('liaison.openSuccessor')}</Button>
        }
      />
      <SectionCard title={t('liaison.handOverList')} actions={<CopyListButton rows={rows} />} flush>
        <AssignmentTable label={t('liaison.handOverList')} rows={rows} />
      </SectionCard>
    </Page>
  )
}
