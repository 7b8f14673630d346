import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import {
  dimensionLetters,
  type SetContent,
  weights,
} from '#shared/features/screening/screening-set.schema.ts'
import { yesOf } from '#shared/features/screening/screening.rules.ts'
import type { DimensionResult } from '#shared/features/screening/screening.schema.ts'
import { sufficientWeights } from '#shared/features/screening/what-if.rules.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ItemChips, type Jump } from './item-list.tsx'
import { countKey, dimensionClauseKey, dimensionKey, oneMoreKey } from './screening-words.ts'
import classes from './result-panel.module.css'

const countsOf = ({ yes }: DimensionResult) => ({
  strong: yes.strong.length,
  medium: yes.medium.length,
  weak: yes.weak.length,
})

/** Why a group is positive, or what one more answer would make it so. */
const reasonOf = (t: Translate, result: DimensionResult): string => {
  if (result.positive) {
    return t('screening.positiveBy', {
      clauses: result.clauses.map((clause) => t(dimensionClauseKey(clause))).join('; '),
    })
  }
  const weakest = sufficientWeights(countsOf(result)).at(-1)
  return weakest === undefined ? '' : t(oneMoreKey(weakest))
}

type ResultGroupsProps = { content: SetContent; results: readonly DimensionResult[]; onJump: Jump }

/** Each group with the answers it counts, and by which clause it is positive or what it lacks. */
export const ResultGroups = ({ content, results, onJump }: ResultGroupsProps) => {
  const t = useT()
  return (
    <ul className={classes.groups}>
      {results.map((result) => {
        const { dimension, positive } = result
        return (
          <li key={dimension} className={classes.group}>
            <div className={classes.groupName}>
              <span className={classes.letter}>{dimensionLetters[dimension]}</span>
              <span className={classes.groupTitle}>{t(dimensionKey(dimension))}</span>
              <span className={classes.state} data-positive={positive || undefined}>
                {positive ? <IconCircleCheckFilled size={15} /> : <IconCircle size={15} stroke={1.6} />}
                {t(positive ? 'screening.positive' : 'screening.notPositive')}
              </span>
            </div>
            {yesOf(result).length === 0 ? (
              <p className={classes.reason}>{t('screening.noYes')}</p>
            ) : (
              <>
                {weights
                  .filter((weight) => result.yes[weight].length > 0)
                  .map((weight) => (
                    <p key={weight} className={classes.counts}>
                      <span>{t(countKey(weight), { count: result.yes[weight].length })}</span>
                      <ItemChips content={content} ids={result.yes[weight]} onJump={onJump} />
                    </p>
                  ))}
                <p className={classes.reason}>{reasonOf(t, result)}</p>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
