import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { childFlagId, type SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type { ScreeningResult, WorkingAnswer } from '#shared/features/screening/screening.schema.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { type ItemGroup, useItemGroups } from './assessment-groups.tsx'
import { answerKey, basisKey, weightKey } from './screening-words.ts'
import classes from './assessment.module.css'

type AnswerListProps = {
  content: SetContent
  answers: readonly WorkingAnswer[]
  result: ScreeningResult
}

/** The answers of a finished assessment: those with "yes" first to the eye, all of them on request. */
export const AnswerList = ({ content, answers, result }: AnswerListProps) => {
  const t = useT()
  const [shown, setShown] = useState<'yes' | 'all'>('yes')
  const byId = new Map(answers.map((each) => [each.itemId, each]))
  const isYes = (id: string): boolean =>
    byId.get(id)?.value === 'yes' || (id === childFlagId && result.urgent.includes(id))
  const groups = useItemGroups(content, result)
    .map((group) => ({
      ...group,
      items: group.items.filter(({ id }) => shown === 'all' || isYes(id)),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <SectionCard
      flush
      title={t('screening.answers')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('screening.showLabel')}
          value={shown}
          onChange={(value) => setShown(value === 'all' ? 'all' : 'yes')}
          data={[
            { value: 'yes', label: t('screening.showYes') },
            { value: 'all', label: t('screening.showAll') },
          ]}
        />
      }
    >
      {groups.length === 0 && <EmptyState title={t('screening.yesNone')} text={t('screening.openText')} />}
      {groups.map((group) => (
        <AnswerGroup key={group.letter} group={group} answers={byId} isYes={isYes} />
      ))}
    </SectionCard>
  )
}

type AnswerGroupProps = {
  group: ItemGroup
  answers: ReadonlyMap<string, WorkingAnswer>
  isYes: (id: string) => boolean
}

const AnswerGroup = ({ group, answers, isYes }: AnswerGroupProps) => {
  const t = useT()
  const language = useLanguage()
  return (
    <section className={classes.answerGroup}>
      <h3 className={classes.answerTitle}>
        <span className={classes.letter}>{group.letter}</span>
        {group.title}
      </h3>
      <ul className={classes.rows}>
        {group.items.map(({ id, statement, weight }) => {
          const answer = answers.get(id)
          const value = isYes(id) ? 'yes' : (answer?.value ?? 'none')
          return (
            <li key={id} className={classes.answer} data-value={value}>
              <span className={classes.answerId}>
                {id}
                {weight && (
                  <span className={classes.weight} data-weight={weight}>
                    {t(weightKey(weight))}
                  </span>
                )}
              </span>
              <div>
                <span className={classes.statement}>{statement[language]}</span>
                {answer?.basis && (
                  <span className={classes.answerBasis} data-private>
                    {t(basisKey(answer.basis.kind))}: {answer.basis.text}
                  </span>
                )}
              </div>
              <span className={classes.answerValue}>{t(answerKey(value))}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
