import { Button, Checkbox } from '@mantine/core'
import type { InterviewHead } from '#shared/features/interview/interview.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { stateOf } from './interview-words.ts'
import classes from './interview.module.css'

type PeopleChoiceProps = {
  everybody: readonly MaskedSubject[]
  interviews: readonly InterviewHead[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  error: string | undefined
}

/** Who is heard: one, several, or everybody nobody has asked yet. */
export const PeopleChoice = ({ everybody, interviews, chosen, onChange, error }: PeopleChoiceProps) => {
  const t = useT()
  const held = new Map(interviews.toReversed().map((head) => [head.subject.id as string, head]))
  const unheard = everybody.filter(({ id }) => !held.has(id))
  const isChosen = new Set(chosen)
  const toggle = (toggled: string): void =>
    onChange(
      everybody
        .map(({ id }) => id as string)
        .filter((id) => (id === toggled ? !isChosen.has(id) : isChosen.has(id))),
    )
  const isAll = everybody.length > 0 && chosen.length === everybody.length
  return (
    <div>
      {everybody.length > 1 && (
        <div className={classes.peopleHead}>
          <Checkbox
            label={t('interview.everybody', { count: everybody.length })}
            checked={isAll}
            indeterminate={chosen.length > 0 && !isAll}
            onChange={() => onChange(isAll ? [] : everybody.map(({ id }) => id))}
          />
          {unheard.length > 0 && unheard.length < everybody.length && (
            <Button size="compact-sm" variant="subtle" onClick={() => onChange(unheard.map(({ id }) => id))}>
              {t('interview.unheard', { count: unheard.length })}
            </Button>
          )}
          <span className={classes.chosen}>{t('interview.chosen', { count: chosen.length })}</span>
        </div>
      )}
      <ul className={classes.people} aria-label={t('interview.who')}>
        {everybody.map(({ id, position, shownName, role, age, isChild }) => {
          const head = held.get(id)
          const shown = head && stateOf(head)
          return (
            <li key={id} className={classes.person}>
              <Checkbox
                id={`person-${id}`}
                checked={isChosen.has(id)}
                onChange={() => toggle(id)}
                aria-label={t('interview.personNumber', { position })}
              />
              <label htmlFor={`person-${id}`} className={classes.personText}>
                <span>
                  <span className="figures">{position}.</span> <span data-private>{shownName}</span>
                </span>
                <span className={classes.personFacts}>
                  {[t(`interview.as.${role}`), age === null ? null : t('interview.age', { age })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </label>
              {isChild && <StateBadge tone="warning">{t('interview.child')}</StateBadge>}
              {shown && <StateBadge tone={shown.tone}>{t(shown.word)}</StateBadge>}
            </li>
          )
        })}
      </ul>
      {error !== undefined && (
        <p
          role="alert"
          style={{ margin: '6px 0 0', color: 'var(--mantine-color-error)', fontSize: '0.75rem' }}
        >
          {error}
        </p>
      )}
    </div>
  )
}
