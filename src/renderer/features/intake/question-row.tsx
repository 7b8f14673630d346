import {
  emptyItemAnswer,
  type FamilyAnswer,
  type FamilyGap,
  type ItemAnswer,
} from '#shared/features/intake/intake.rules.ts'
import {
  type ItemId,
  type QuickQuestion,
  type SetContent,
  urgentFlagId,
} from '#shared/features/screening/screening-set.schema.ts'
import type { AnswerValue } from '#shared/features/screening/screening.schema.ts'
import { itemsById, quickKey, statementOf } from '#renderer/features/screening/screening-words.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { BasisLine } from './basis-line.tsx'
import { askKey } from './intake-words.ts'
import { KeyGroup } from './key-group.tsx'
import classes from './question.module.css'

const useAnswerChoices = () => {
  const t = useT()
  return [
    { value: 'yes', key: '1', label: t('intake.yes') },
    { value: 'no', key: '2', label: t('intake.no') },
    { value: 'unknown', key: '3', label: t('intake.unknown') },
  ] as const satisfies { value: AnswerValue; key: string; label: string }[]
}

type QuestionRowProps = {
  number: number
  question: QuickQuestion
  content: SetContent
  itemIds: readonly ItemId[]
  answer: FamilyAnswer
  gap: FamilyGap | undefined
  /** `moves`: a key was pressed, and the cursor goes on to what is missing. */
  onChange: (answer: FamilyAnswer, moves: boolean) => void
  onGoOn: () => void
}

/** One question with its keys. A question about one thing alone is that thing; others open what a yes may mean. */
export const QuestionRow = ({
  number,
  question: { family },
  content,
  itemIds,
  answer,
  gap,
  onChange,
  onGoOn,
}: QuestionRowProps) => {
  const t = useT()
  const language = useLanguage()
  const choices = useAnswerChoices()
  const items = itemsById(content)
  const [first = ''] = itemIds
  const isAlone = itemIds.length === 1
  const name = t(quickKey(family))
  const changeItem = (id: ItemId, part: Partial<ItemAnswer>, moves = false): void => {
    const changed = { ...(answer.items[id] ?? emptyItemAnswer), ...part }
    onChange({ ...answer, items: { ...answer.items, [id]: changed } }, moves)
  }
  const basisOf = (id: ItemId) => (
    <BasisLine
      itemId={id}
      answer={answer.items[id] ?? emptyItemAnswer}
      isMissing={gap?.gap === 'basis' && gap.itemId === id}
      onChange={(part) => changeItem(id, part)}
      onGoOn={onGoOn}
    />
  )
  const isYes = answer.value === 'yes'
  const hasNoYes =
    isYes && !isAlone && itemIds.every((id) => ['no', 'unknown'].includes(answer.items[id]?.value ?? ''))
  return (
    <li className={classes.row} data-answer={answer.value ?? undefined}>
      <div className={classes.head} data-family={family}>
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
        <div className={classes.text}>
          <span className={classes.name}>
            {name}
            {isAlone && <UrgentMark id={first} />}
          </span>
          <span className={classes.ask} id={`ask-${family}`}>
            {isAlone ? statementOf(items, first, language) : t(askKey(family))}
          </span>
        </div>
        <KeyGroup
          label={name}
          describedBy={`ask-${family}`}
          choices={choices}
          value={answer.value === 'notAsked' ? null : answer.value}
          isMissing={gap?.gap === 'answer'}
          onChoose={(value) => onChange({ ...answer, value }, true)}
        />
      </div>
      {isYes && isAlone && <div className={classes.alone}>{basisOf(first)}</div>}
      {isYes && !isAlone && (
        <ul className={classes.items} aria-label={t('intake.which', { name })}>
          {hasNoYes && (
            <li className={classes.problem} role="alert">
              {t('intake.oneYesNeeded')}
            </li>
          )}
          {itemIds.map((id) => {
            const given = answer.items[id]?.value ?? null
            return (
              <li key={id} className={classes.item} data-item={id} data-answer={given ?? undefined}>
                <span className={classes.statement} id={`statement-${id}`}>
                  {statementOf(items, id, language)}
                  <UrgentMark id={id} />
                  <span className={classes.id}>{id}</span>
                </span>
                <KeyGroup
                  label={statementOf(items, id, language)}
                  size="small"
                  choices={choices}
                  value={given === 'notAsked' ? null : given}
                  isMissing={gap?.gap === 'item' && gap.itemId === id}
                  onChoose={(value) => changeItem(id, { value }, true)}
                />
                {given === 'yes' && <div className={classes.basis}>{basisOf(id)}</div>}
              </li>
            )
          })}
        </ul>
      )}
    </li>
  )
}

/** A yes here makes the case urgent. */
const UrgentMark = ({ id }: { id: ItemId }) => {
  const t = useT()
  return urgentFlagId.safeParse(id).success ? (
    <span className={classes.urgent}>{t('screening.urgentWord')}</span>
  ) : null
}
