import { SegmentedControl } from '@mantine/core'
import { useT } from '#renderer/i18n/t.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { ItemGroup } from './assessment-groups.tsx'
import { filterKey } from './screening-words.ts'
import { TriageBadge } from './triage-badge.tsx'
import type { AssessmentAnswers } from './use-assessment-answers.ts'
import { type OpenFilter, shownRows } from './use-open-filter.ts'
import classes from './assessment.module.css'

type AssessmentToolbarProps = {
  groups: readonly ItemGroup[]
  state: AssessmentAnswers
  filter: OpenFilter
}

/** Stays on top: what is shown, how far the officer is, and a way to each group. */
export const AssessmentToolbar = ({ groups, state, filter }: AssessmentToolbarProps) => {
  const t = useT()
  const ids = groups.flatMap(({ items }) => items.map(({ id }) => id))
  const answered = ids.filter((id) => state.answers.has(id)).length
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        size="xs"
        aria-label={t('screening.filterLabel')}
        value={filter.shown}
        onChange={(value) => filter.setShown(shownRows.find((each) => each === value) ?? 'all')}
        data={shownRows.map((value) => ({ value, label: t(filterKey(value)) }))}
      />
      <span className={`${classes.progress} figures`}>
        {t('screening.progress', { answered, total: ids.length })}
      </span>
      <nav className={classes.jumps} aria-label={t('screening.sections')}>
        {groups.map(({ letter, title, positive }) => (
          <button
            key={letter}
            type="button"
            className={classes.jump}
            title={title}
            aria-label={positive === true ? `${title}: ${t('screening.positive')}` : title}
            data-positive={positive || undefined}
            onClick={() => document.querySelector(`#group-${letter}`)?.scrollIntoView({ block: 'start' })}
          >
            {letter}
          </button>
        ))}
      </nav>
      <div className={classes.toolbarResult}>
        <TriageBadge colour={state.result.colour} smuggling={state.result.smuggling} />
      </div>
    </div>
  )
}

/** The keys of this page, in the line that stays at the bottom. */
export const AssessmentKeys = () => {
  const t = useT()
  return (
    <>
      <KeyHint keys={['1', '2', '3', '4']} label={t('screening.keyAnswer')} />
      <KeyHint keys={['j', 'k']} label={t('screening.keyMove')} />
      <KeyHint keys={['0']} label={t('screening.keyClear')} />
      <KeyHint keys={['b']} label={t('screening.keyFilter')} />
      <KeyHint keys={['Ctrl', 'Enter']} label={t('screening.keyFinish')} />
    </>
  )
}
