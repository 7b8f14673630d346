import { IconAlertTriangle, IconCheck, IconDownload, IconPrinter, IconX } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { DocumentDetail, PrintAct } from '#shared/features/document/document.schema.ts'
import { copyNumberFor } from '#shared/features/document/document.rules.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { actWords } from './document-words.ts'
import classes from './document-page.module.css'

const icons: Record<PrintAct['kind'], ComponentType<{ size?: number; stroke?: number }>> = {
  sentToPrinter: IconPrinter,
  inHand: IconCheck,
  spoiled: IconAlertTriangle,
  cancelled: IconX,
  savedAsFile: IconDownload,
}

/** What happened to the sheets of a paper, newest first. */
export const PrintActs = ({ document }: { document: DocumentDetail }) => {
  const t = useT()
  const { acts } = document
  if (acts.length === 0) return <p className={classes.hint}>{t('document.actsNone')}</p>
  const sheetOf = (act: PrintAct): string | undefined => {
    const number = copyNumberFor(acts, act.answers ?? act.id)
    return number === null ? undefined : t('document.copyNumber', { number })
  }
  return (
    <ol className={classes.acts} aria-label={t('document.acts')}>
      {acts.toReversed().map((act) => {
        const Icon = icons[act.kind]
        const parts = [
          act.kind === 'savedAsFile' ? undefined : t('document.sheets', { count: act.copies }),
          sheetOf(act),
          act.note ?? undefined,
        ].filter((part) => part !== undefined)
        return (
          <li key={act.id} className={classes.act}>
            <Icon size={16} stroke={1.8} />
            <div>
              <div className={classes.actTitle}>{t(actWords[act.kind])}</div>
              <div className={classes.actDetail}>
                {parts.length > 0 && <div>{parts.join(' · ')}</div>}
                {act.officerName} · {formatInstant(act.at)}
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
