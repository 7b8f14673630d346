import { IconChevronRight } from '@tabler/icons-react'
import type { PaperSlot } from '#shared/features/document/document.schema.ts'
import { isRepeatable } from '#shared/features/document/document.rules.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { AffectedPapers } from './affected-papers.tsx'
import { preparePermissionOf, typeWords, workshopPath } from './document-words.ts'
import classes from './paper-rows.module.css'
import { PaperState } from './paper-state.tsx'

/** Papers a record has or could have: state and the way to each, or the button that begins it. */
export const PaperRows = ({ slots }: { slots: readonly PaperSlot[] }) => (
  <>
    <AffectedPapers papers={slots.flatMap(({ current }) => current ?? [])} />
    <ul className={classes.rows}>
      {slots.map((slot) => (
        <PaperRow key={`${slot.type} ${slot.subjectId}`} slot={slot} />
      ))}
    </ul>
  </>
)

const PaperRow = ({ slot }: { slot: PaperSlot }) => {
  const t = useT()
  const { may } = useSession()
  const { type, subjectId, label, current } = slot
  const begin = (): void => goTo(workshopPath(type, subjectId))
  return (
    <li className={classes.row} data-gold={type === 'certificate' || undefined}>
      <div className={classes.text}>
        <div className={classes.name}>
          {current ? (
            <AppLink to={`/documents/${current.id}`}>{t(typeWords[type])}</AppLink>
          ) : (
            t(typeWords[type])
          )}
        </div>
        <div className={classes.label}>
          {current
            ? [current.number ?? current.serial ?? label, formatListDate(current.datedOn)].join(' · ')
            : label}
        </div>
      </div>
      {current && <PaperState document={current} />}
      {current && !isRepeatable(type) ? (
        <AppLink to={`/documents/${current.id}`} className={classes.open} aria-label={t('document.openHeld')}>
          <IconChevronRight size={18} stroke={1.7} />
        </AppLink>
      ) : (
        <ReasonedButton size="xs" variant="default" verdict={may(preparePermissionOf(type))} onClick={begin}>
          {t(current ? 'document.issueAgain' : 'document.prepare')}
        </ReasonedButton>
      )}
    </li>
  )
}
