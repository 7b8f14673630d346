import { NativeSelect, TextInput } from '@mantine/core'
import { memo } from 'react'
import {
  type AnswerValue,
  answerValues,
  type BasisKind,
  basisKinds,
  longestBasis,
  type WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import type { Weight } from '#shared/features/screening/screening-set.schema.ts'
import { useLanguage, useT } from '#renderer/i18n/t.ts'
import { answerKey, basisKey, weightKey } from './screening-words.ts'
import classes from './assessment.module.css'

export type RowItem = {
  id: string
  weight?: Weight
  statement: { id: string; en: string }
  question: string | null
}

export type RowActions = {
  answer: (itemId: string, value: AnswerValue) => void
  basis: (itemId: string, change: { kind?: BasisKind; text?: string }) => void
  /** Goes on from the line of a basis. */
  leaveBasis: (itemId: string) => void
  /** Goes back from the line of a basis to the keys of its row. */
  backToKeys: (itemId: string) => void
}

type AssessmentRowProps = {
  item: RowItem
  answer: WorkingAnswer | undefined
  /** What is known without asking: then it is said here. */
  known?: string | undefined
  /** Known for sure: the keys are not offered. */
  settled?: boolean | undefined
  showMissing: boolean
  actions: RowActions
}

/** One indicator with its four keys; a "yes" opens the line of what it rests on. */
export const AssessmentRow = memo(function AssessmentRow({
  item,
  answer,
  known,
  settled = false,
  showMissing,
  actions,
}: AssessmentRowProps) {
  const t = useT()
  const language = useLanguage()
  const value = settled ? 'yes' : answer?.value
  const statementId = `statement-${item.id}`
  return (
    <li
      className={classes.row}
      data-item={item.id}
      data-value={value ?? 'none'}
      data-missing={showMissing || undefined}
    >
      <span className={classes.id}>
        {item.id}
        {item.weight && (
          <span className={classes.weight} data-weight={item.weight}>
            {t(weightKey(item.weight))}
          </span>
        )}
      </span>
      <div className={classes.text}>
        <span id={statementId} className={classes.statement}>
          {item.statement[language]}
        </span>
        {known !== undefined && <span className={classes.known}>{known}</span>}
        {item.question !== null && known === undefined && (
          <span className={classes.question}>“{item.question}”</span>
        )}
      </div>
      {settled ? (
        <span className={classes.settled}>{t('screening.answer.yes')}</span>
      ) : (
        <AnswerKeys item={item} value={answer?.value} statementId={statementId} actions={actions} />
      )}
      {answer?.value === 'yes' && !settled && (
        <BasisLine item={item} answer={answer} showMissing={showMissing} actions={actions} />
      )}
    </li>
  )
})

type AnswerKeysProps = {
  item: RowItem
  value: AnswerValue | undefined
  statementId: string
  actions: RowActions
}

/** One stop for the Tab key; the arrows go along the four keys, the figures 1 to 4 answer from anywhere in the row. */
const AnswerKeys = ({ item, value, statementId, actions }: AnswerKeysProps) => {
  const t = useT()
  return (
    <div className={classes.keys} role="radiogroup" aria-labelledby={statementId}>
      {answerValues.map((each, place) => {
        const isStop = value === undefined ? place === 0 : value === each
        return (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={value === each}
            tabIndex={isStop ? 0 : -1}
            className={classes.key}
            data-answer={each}
            onClick={() => actions.answer(item.id, each)}
          >
            {t(answerKey(each))}
          </button>
        )
      })}
    </div>
  )
}

type BasisLineProps = {
  item: RowItem
  answer: WorkingAnswer
  showMissing: boolean
  actions: RowActions
}

const BasisLine = ({ item, answer, showMissing, actions }: BasisLineProps) => {
  const t = useT()
  return (
    <div className={classes.basis}>
      <NativeSelect
        aria-label={t('screening.basisKind', { item: item.id })}
        value={answer.basis?.kind ?? 'statement'}
        onChange={({ currentTarget }) =>
          actions.basis(item.id, {
            kind: basisKinds.find((kind) => kind === currentTarget.value) ?? 'statement',
          })
        }
        data={basisKinds.map((kind) => ({ value: kind, label: t(basisKey(kind)) }))}
      />
      <TextInput
        className={classes.basisText}
        data-basis
        data-private
        aria-label={t('screening.basisText', { item: item.id })}
        placeholder={t('screening.basisPlaceholder')}
        maxLength={longestBasis}
        value={answer.basis?.text ?? ''}
        error={showMissing && t('screening.basisMissing')}
        onChange={({ currentTarget }) => actions.basis(item.id, { text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.nativeEvent.isComposing) return
          if (event.key === 'Escape') actions.backToKeys(item.id)
          else if (event.key === 'Enter') actions.leaveBasis(item.id)
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
