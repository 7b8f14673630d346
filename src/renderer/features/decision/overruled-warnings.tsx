import type { DecisionWarning } from '#shared/features/decision/decision.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './decision.module.css'
import { groupWarnings, warningSentence } from './decision-words.ts'

/** What the officer had read when he decided all the same. */
export const OverruledWarnings = ({ warnings }: { warnings: readonly DecisionWarning[] }) => {
  const t = useT()
  if (warnings.length === 0) return null
  const sentences = groupWarnings(warnings).map((warning) => warningSentence(t, warning))
  return (
    <>
      <h4 className={classes.subhead}>{t('decision.overruled')}</h4>
      <ul className={classes.overruled}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
