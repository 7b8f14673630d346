import { IconBellRinging, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { dimensionLetters, type SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type {
  ChildKnowledge,
  ColourClause,
  ScreeningResult,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ItemList, type Jump } from './item-list.tsx'
import { ResultChanges } from './result-changes.tsx'
import { ResultGroups } from './result-groups.tsx'
import { colourClauseKey } from './screening-words.ts'
import { TriageBanner } from './triage-badge.tsx'
import classes from './result-panel.module.css'

type ResultPanelProps = {
  content: SetContent
  answers: readonly WorkingAnswer[]
  childKnown: ChildKnowledge | null
  result: ScreeningResult
  /** A finished assessment: what the flags set off has happened. */
  isFinal?: boolean
  /** Leads to an item's row. */
  onJump?: Jump
}

/**
 * A result with everything it rests on: clauses, the exact indicators, groups, flags, protective facts, what is open,
 * and what would change it.
 */
export const ResultPanel = ({
  content,
  answers,
  childKnown,
  result,
  isFinal = false,
  onJump,
}: ResultPanelProps) => {
  const t = useT()
  return (
    <div className={classes.panel}>
      <div className={classes.part} role="status">
        <TriageBanner colour={result.colour} />
        <ul className={classes.clauses}>
          {result.clauses.map((clause) => (
            <li key={clause}>{clauseSentence(t, clause, result)}</li>
          ))}
        </ul>
      </div>
      <p className={classes.aid}>
        {t('screening.aid')} <span className={classes.aidMore}>{t('screening.aidMore')}</span>
      </p>
      {result.smuggling && (
        <Beside tone="smuggling" icon={<IconRoute size={17} />} title={t('screening.smuggling')}>
          {t('screening.smugglingText')}
        </Beside>
      )}
      {result.urgent.length > 0 && (
        <Beside tone="urgent" icon={<IconBellRinging size={17} />} title={t('screening.urgentWord')}>
          {t(isFinal ? 'screening.urgentDone' : 'screening.urgentAhead')}
          <ItemList content={content} ids={result.urgent} nothing="" onJump={onJump} />
          {t('screening.urgentColour')}
        </Beside>
      )}
      <Part title={t('screening.behind')}>
        <ItemList content={content} ids={result.behind} nothing={t('screening.behindNone')} onJump={onJump} />
      </Part>
      <Part title={t('screening.groups')}>
        <ResultGroups content={content} results={result.dimensions} onJump={onJump} />
      </Part>
      <Part title={t('screening.changes')}>
        <ResultChanges
          content={content}
          answers={answers}
          childKnown={childKnown}
          result={result}
          onJump={onJump}
        />
      </Part>
      <Part title={t('screening.facts')}>
        <ItemList
          content={content}
          ids={result.protective}
          nothing={t('screening.factsNone')}
          onJump={onJump}
        />
        <p className={classes.reason}>{t('screening.factsLine')}</p>
      </Part>
      <OpenPart result={result} />
    </div>
  )
}

const elements: ReadonlySet<string> = new Set(['process', 'means', 'purpose'])
/** Flags that take part in the colour, as the clause names them. */
const colourFlags: ReadonlySet<string> = new Set(['U01', 'U02', 'U03', 'U08'])

/** A clause with the groups, flags or indicators that it holds by. */
const clauseSentence = (t: Translate, clause: ColourClause, result: ScreeningResult): string => {
  const positive = result.dimensions.filter((each) => each.positive).map(({ dimension }) => dimension)
  const counted = clause === 'twoElements' ? positive.filter((each) => elements.has(each)) : positive
  return t(colourClauseKey(clause), {
    groups: counted.map((each) => dimensionLetters[each]).join(', '),
    flags: result.urgent.filter((id) => colourFlags.has(id)).join(', '),
    items: result.dimensions.flatMap(({ yes }) => yes.strong).join(', '),
  })
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.part}>
    <h3 className={classes.heading}>{title}</h3>
    {children}
  </section>
)

type BesideProps = { tone: 'urgent' | 'smuggling'; icon: ReactNode; title: string; children: ReactNode }

/** What stands beside the colour and is no part of it. */
const Beside = ({ tone, icon, title, children }: BesideProps) => (
  <section className={classes.beside} data-tone={tone}>
    <h3 className={classes.besideTitle}>
      {icon}
      {title}
    </h3>
    <div className={classes.besideText}>{children}</div>
  </section>
)

const OpenPart = ({ result }: { result: ScreeningResult }) => {
  const t = useT()
  const sum = (name: 'unknown' | 'notAsked', flags: number): number =>
    result.dimensions.reduce((total, each) => total + each[name].length, flags)
  const unknown = sum('unknown', result.urgentUnknown.length)
  const notAsked = sum('notAsked', result.urgentNotAsked.length)
  if (unknown + notAsked === 0) return null
  return (
    <Part title={t('screening.open')}>
      <p className={classes.reason}>
        {t('screening.openCounts', { notAsked, unknown })} {t('screening.openText')}
      </p>
    </Part>
  )
}
