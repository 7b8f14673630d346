import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { DraftEntry } from '#shared/features/draft/draft.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { refreshReports, useReportDrafts } from './village-report.queries.ts'
import classes from './village-report.module.css'
import { reportDraftPath } from './report-draft-path.ts'

/** Forms this officer began and has not sent. */
export const ReportDrafts = () => {
  const t = useT()
  const { may } = useSession()
  const drafts = useReportDrafts()
  const [discarding, setDiscarding] = useState<DraftEntry>()
  if (!drafts || drafts.length === 0 || !may('villageReport.write').allowed) return null
  const discard = async (): Promise<void> => {
    if (!discarding) return
    await client.draft.discard({ kind: discarding.kind, recordKey: discarding.recordKey })
    await refreshReports()
  }
  return (
    <ul className={classes.drafts} aria-label={t('villageReport.drafts')}>
      {drafts.map((draft) => (
        <li key={draft.id} className={classes.draft}>
          <IconPencil size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.draftText}>
            {t('villageReport.draft', { label: draft.label, at: formatInstant(draft.savedAt) })}
          </span>
          <AppLink to={reportDraftPath(draft)} className={classes.draftLink}>
            {t('villageReport.goOn')}
          </AppLink>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setDiscarding(draft)}>
            {t('villageReport.discardDraft')}
          </Button>
        </li>
      ))}
      <ConfirmDialog
        opened={discarding !== undefined}
        onClose={() => setDiscarding(undefined)}
        title={t('villageReport.discardTitle')}
        confirmLabel={t('villageReport.discardDraft')}
        danger
        onConfirm={discard}
      >
        {t('villageReport.discardText', { label: discarding?.label ?? '' })}
      </ConfirmDialog>
    </ul>
  )
}
