import {
  IconFolder,
  IconGavel,
  IconListCheck,
  IconNote,
  IconPaperclip,
  IconSend,
  IconShare2,
  IconUser,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { caseEventGroupFor, type CaseEventGroup } from '#shared/features/case/case-event.rules.ts'
import type { TimelineItem } from '#shared/features/case/case-detail.schema.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import classes from './case-timeline.module.css'
import { timeText } from './time-field.tsx'
import { eventDetails, eventPath } from './timeline-words.ts'

const icons: Readonly<Record<CaseEventGroup, ComponentType<{ size?: number; stroke?: number }>>> = {
  case: IconFolder,
  note: IconNote,
  people: IconUser,
  decision: IconGavel,
  evidence: IconPaperclip,
  network: IconShare2,
  referral: IconSend,
  task: IconListCheck,
}

/** Typed in later than this after it happened is worth saying. */
const lateAfter = 6 * 3_600_000

/** One line of the timeline: when, what, about whom, by whom, and the sentence that was written with it. */
export const TimelineEntry = ({ item, caseId }: { item: TimelineItem; caseId: string }) => {
  const t = useT()
  const Icon = icons[caseEventGroupFor(item.kind)]
  const path = eventPath(caseId, item)
  const title = t(`case.event.${item.kind}`)
  const details = eventDetails(t, item)
  const isLate = item.recordedAt.getTime() - item.occurredAt.getTime() > lateAfter
  return (
    <li className={classes.entry}>
      <time className={classes.time} dateTime={item.occurredAt.toISOString()}>
        {timeText(item.occurredAt)}
      </time>
      <span className={classes.icon} aria-hidden="true">
        <Icon size={15} stroke={1.7} />
      </span>
      <div className={classes.text}>
        <div className={classes.title}>
          {path === undefined ? (
            title
          ) : (
            <AppLink to={path} className={classes.link}>
              {title}
            </AppLink>
          )}
          {item.subject && (
            <span className={classes.subject} data-private>
              {item.subject.shownName}
            </span>
          )}
          {details.length > 0 && <span className={classes.detail}>{details.join(' · ')}</span>}
        </div>
        {item.note !== null && (
          <p className={classes.note} data-private>
            {item.note}
          </p>
        )}
        <div className={classes.by}>
          {[item.officerName, isLate && t('case.recordedLate', { at: formatInstant(item.recordedAt) })]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
    </li>
  )
}
