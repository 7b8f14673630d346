import { memo, type ReactNode } from 'react'
import {
  childFlagId,
  dimensionLetters,
  dimensions,
  type SetContent,
} from '#shared/features/screening/screening-set.schema.ts'
import type {
  ChildKnowledge,
  ScreeningResult,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AssessmentRow, type RowActions, type RowItem } from './assessment-row.tsx'
import { dimensionKey, dimensionLineKey } from './screening-words.ts'
import classes from './assessment.module.css'

export type ItemGroup = {
  /** `U`, a dimension's letter, or `F`. */
  letter: string
  title: string
  line: string
  positive: boolean | undefined
  items: readonly RowItem[]
}

/** The set as the groups of the screen: urgent flags first, because they cannot wait; protective facts last. */
export const useItemGroups = (content: SetContent, result: ScreeningResult): ItemGroup[] => {
  const t = useT()
  return [
    {
      letter: 'U',
      title: t('screening.flags'),
      line: t('screening.flagsLine'),
      positive: undefined,
      items: content.flags,
    },
    ...dimensions.map((dimension) => ({
      letter: dimensionLetters[dimension],
      title: t(dimensionKey(dimension)),
      line: t(dimensionLineKey(dimension)),
      positive: result.dimensions.some((each) => each.dimension === dimension && each.positive),
      items: content.indicators.filter((each) => each.inUse && each.dimension === dimension),
    })),
    {
      letter: 'F',
      title: t('screening.facts'),
      line: t('screening.factsLine'),
      positive: undefined,
      items: content.protectiveFacts.filter(({ inUse }) => inUse),
    },
  ]
}

type AssessmentGroupProps = {
  group: ItemGroup
  shown: readonly RowItem[]
  answers: ReadonlyMap<string, WorkingAnswer>
  childKnown: ChildKnowledge | null
  missing: ReadonlySet<string>
  actions: RowActions
}

/** A calm section: what the group is about, whether it is positive, and its rows. */
export const AssessmentGroup = ({
  group,
  shown,
  answers,
  childKnown,
  missing,
  actions,
}: AssessmentGroupProps) => {
  const t = useT()
  const { known, settled } = childWords(childKnown)
  return (
    <GroupFrame group={group}>
      <ul className={classes.rows}>
        {shown.map((item) => (
          <AssessmentRow
            key={item.id}
            item={item}
            answer={answers.get(item.id)}
            known={item.id === childFlagId && known !== undefined ? t(known) : undefined}
            settled={item.id === childFlagId && settled}
            showMissing={missing.has(item.id)}
            actions={actions}
          />
        ))}
      </ul>
    </GroupFrame>
  )
}

const GroupFrame = memo(function GroupFrame({
  group: { letter, title, line, positive },
  children,
}: {
  group: ItemGroup
  children: ReactNode
}) {
  const t = useT()
  return (
    <section className={classes.group} id={`group-${letter}`} aria-labelledby={`group-title-${letter}`}>
      <div className={classes.groupHead}>
        <h2 className={classes.groupTitle} id={`group-title-${letter}`}>
          <span className={classes.letter}>{letter}</span>
          {title}
        </h2>
        {positive !== undefined && (
          <span className={classes.groupState} data-positive={positive || undefined}>
            {t(positive ? 'screening.positive' : 'screening.notPositive')}
          </span>
        )}
        <p className={classes.groupLine}>{line}</p>
      </div>
      {children}
    </section>
  )
})

/** What the subject's own data say about the flag of a child, and whether that settles it. */
const childWords = (childKnown: ChildKnowledge | null) => {
  if (childKnown === 'childByBirthDate')
    return { known: 'screening.childFromBirthDate', settled: true } as const
  if (childKnown === 'childStated') return { known: 'screening.childFromSubject', settled: true } as const
  if (childKnown === 'adultByBirthDate')
    return { known: 'screening.adultFromBirthDate', settled: false } as const
  return { known: undefined, settled: false } as const
}
