import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { dimensionLetters, type SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type { DimensionResult, ScreeningResult } from '#shared/features/screening/screening.schema.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import {
  colourClauseKey,
  dimensionClauseKey,
  dimensionKey,
  itemsById,
  statementOf,
} from './screening-words.ts'
import { TriageBanner } from './triage-badge.tsx'
import classes from './result-panel.module.css'

type ResultPanelProps = {
  content: SetContent
  result: ScreeningResult
  /** Leads to an item's row. */
  onJump?: ((itemId: string) => void) | undefined
}

/** A result with everything it rests on: clauses, the exact indicators, groups, flags, protective facts, what is open. */
export const ResultPanel = ({ content, result, onJump }: ResultPanelProps) => {
  const t = useT()
  return (
    <div className={classes.panel}>
      <div className={classes.part} role="status">
        <TriageBanner colour={result.colour} />
        <ul className={classes.clauses}>
          {result.clauses.map((clause) => (
            <li key={clause}>{t(colourClauseKey(clause))}</li>
          ))}
        </ul>
      </div>
      <p className={classes.aid}>
        {t('screening.aid')} <span className={classes.aidMore}>{t('screening.aidMore')}</span>
      </p>
      <Part title={t('screening.behind')}>
        <ItemList content={content} ids={result.behind} nothing={t('screening.behindNone')} onJump={onJump} />
      </Part>
      <Part title={t('screening.flags')}>
        <ItemList content={content} ids={result.urgent} nothing={t('screening.urgentNone')} onJump={onJump} />
      </Part>
      {result.smuggling && (
        <Part title={t('screening.smuggling')}>
          <p className={classes.nothing}>{t('screening.smugglingText')}</p>
        </Part>
      )}
      <Part title={t('screening.groups')}>
        <Groups results={result.dimensions} />
      </Part>
      <Part title={t('screening.facts')}>
        <ItemList
          content={content}
          ids={result.protective}
          nothing={t('screening.factsNone')}
          onJump={onJump}
        />
        {result.protective.length > 0 && <p className={classes.nothing}>{t('screening.factsLine')}</p>}
      </Part>
      <OpenPart result={result} />
    </div>
  )
}

const Part = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <section className={classes.part}>
    <h3 className={classes.heading}>{title}</h3>
    {children}
  </section>
)

type ItemListProps = {
  content: SetContent
  ids: readonly string[]
  nothing: string
  onJump: ((itemId: string) => void) | undefined
}

const ItemList = ({ content, ids, nothing, onJump }: ItemListProps) => {
  const t = useT()
  const language = useLanguage()
  if (ids.length === 0) return <p className={classes.nothing}>{nothing}</p>
  const items = itemsById(content)
  return (
    <ul className={classes.items}>
      {ids.map((id) => {
        const line = (
          <Fragment>
            <span className={classes.id}>{id}</span>
            <span>{statementOf(items, id, language)}</span>
          </Fragment>
        )
        return (
          <li key={id}>
            {onJump ? (
              <button
                type="button"
                className={classes.item}
                title={t('screening.jumpTo', { item: id })}
                onClick={() => onJump(id)}
              >
                {line}
              </button>
            ) : (
              <span className={classes.item}>{line}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Each group with its counts and, where it is positive, by which clauses. */
const Groups = ({ results }: { results: readonly DimensionResult[] }) => {
  const t = useT()
  return (
    <table className={classes.groups}>
      <tbody>
        {results.map(({ dimension, positive, clauses, yes }) => {
          const counts = { strong: yes.strong.length, medium: yes.medium.length, weak: yes.weak.length }
          const hasYes = counts.strong + counts.medium + counts.weak > 0
          return (
            <tr key={dimension}>
              <th scope="row">
                <span className={classes.letter}>{dimensionLetters[dimension]}</span>
                {t(dimensionKey(dimension))}
                <span className={classes.counts}>
                  {hasYes ? t('screening.counts', counts) : t('screening.noYes')}
                  {positive && ` — ${clauses.map((clause) => t(dimensionClauseKey(clause))).join('; ')}`}
                </span>
              </th>
              <td>
                <span className={classes.state} data-positive={positive || undefined}>
                  {positive ? <IconCircleCheckFilled size={15} /> : <IconCircle size={15} stroke={1.6} />}
                  {t(positive ? 'screening.positive' : 'screening.notPositive')}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const OpenPart = ({ result }: { result: ScreeningResult }) => {
  const t = useT()
  const sum = (name: 'unknown' | 'notAsked', flags: number): number =>
    result.dimensions.reduce((total, each) => total + each[name].length, flags)
  const unknown = sum('unknown', result.urgentUnknown.length)
  const notAsked = sum('notAsked', result.urgentNotAsked.length)
  if (unknown + notAsked === 0) return null
  return (
    <Part title={t('screening.open')}>
      <p className={classes.nothing}>
        {t('screening.openCounts', { notAsked, unknown })}
        <br />
        {t('screening.openText')}
      </p>
    </Part>
  )
}
