import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ItemAnswer } from '#shared/features/intake/intake.rules.ts'
import { basisKind, basisKinds, longestBasis } from '#shared/features/screening/screening.schema.ts'
import { basisKey } from '#renderer/features/screening/screening-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './question.module.css'

type BasisLineProps = {
  itemId: string
  answer: ItemAnswer
  isMissing: boolean
  onChange: (part: Partial<ItemAnswer>) => void
  onGoOn: () => void
}

/** What a yes rests on: of which kind, and in one line. Enter goes on to what is still missing. */
export const BasisLine = ({ itemId, answer, isMissing, onChange, onGoOn }: BasisLineProps) => {
  const t = useT()
  const [asked, setAsked] = useState(false)
  const isEmpty = answer.basis.trim() === ''
  return (
    <div className={classes.basisLine}>
      <NativeSelect
        aria-label={t('screening.basisKind', { item: itemId })}
        value={answer.basisKind}
        data={basisKinds.map((kind) => ({ value: kind, label: t(basisKey(kind)) }))}
        onChange={({ currentTarget }) => onChange({ basisKind: basisKind.parse(currentTarget.value) })}
      />
      <TextInput
        data-basis={itemId}
        data-private
        aria-label={t('screening.basisText', { item: itemId })}
        placeholder={t('screening.basisPlaceholder')}
        maxLength={longestBasis}
        autoComplete="off"
        value={answer.basis}
        error={(isMissing || asked) && isEmpty && t('screening.basisMissing')}
        onChange={({ currentTarget }) => onChange({ basis: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          setAsked(true)
          onGoOn()
        }}
      />
    </div>
  )
}
