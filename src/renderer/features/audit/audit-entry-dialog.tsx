import { Modal } from '@mantine/core'
import type { AuditEntry } from '#shared/features/audit/audit.schema.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { actionLabel } from '#renderer/i18n/labels.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { kindKey, remarkOf } from './audit-words.ts'
import classes from './audit.module.css'

/** One act with the records it was about. Records are named by number: who may read them finds them by it. */
export const AuditEntryDialog = ({
  entry,
  onClose,
}: {
  entry: AuditEntry | undefined
  onClose: () => void
}) => {
  const t = useT()
  return (
    <Modal
      opened={entry !== undefined}
      onClose={onClose}
      title={entry ? actionLabel(entry.action) : ''}
      size="lg"
    >
      {entry && (
        <>
          <FactList
            facts={[
              { label: t('audit.columnSeq'), value: entry.seq },
              { label: t('audit.columnAt'), value: formatInstant(entry.at) },
              { label: t('audit.columnOfficer'), value: entry.officerName ?? t('common.historySystem') },
              ...(entry.approvedBy === null
                ? []
                : [{ label: t('audit.secondOfficer'), value: entry.approvedBy }]),
              { label: t('audit.columnKind'), value: t(kindKey(entry.kind)) },
              { label: t('audit.reason'), value: entry.reason, private: true },
              { label: t('audit.columnRemark'), value: remarkOf(entry, t), private: true },
              { label: t('audit.rowCount'), value: entry.rows },
              { label: t('audit.procedure'), value: <code>{entry.action}</code> },
            ]}
          />
          {entry.records.length > 0 && (
            <ul className={classes.records} aria-label={t('audit.records')}>
              {entry.records.map(({ kind, id }) => (
                <li key={id}>
                  {kind} <code>{id}</code>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Modal>
  )
}
