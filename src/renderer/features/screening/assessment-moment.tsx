import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayOf, monthOf, type PlainDate, plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './assessment.module.css'

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const timeOf = (instant: Date): string =>
  `${twoDigits(instant.getHours())}.${twoDigits(instant.getMinutes())}`

/** `9.30`, `09:30`, `0930`; undefined for what is no time of day. */
const readTime = (typed: string): [hours: number, minutes: number] | undefined => {
  const match = /^(\d{1,2})[.: ]?(\d{2})$/.exec(typed.trim())
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? [hours, minutes] : undefined
}

type AssessmentMomentProps = {
  assessedAt: Date
  onAssessedAt: (instant: Date) => void
  note: string
  onNote: (note: string) => void
}

/** When the answers were given, which may be before they are typed, and what else is worth saying. */
export const AssessmentMoment = ({ assessedAt, onAssessedAt, note, onNote }: AssessmentMomentProps) => {
  const t = useT()
  const { day } = useSession()
  const [time, setTime] = useState(() => timeOf(assessedAt))
  const set = (on: PlainDate, [hours, minutes]: [number, number]): void =>
    onAssessedAt(new Date(yearOf(on), monthOf(on) - 1, dayOf(on), hours, minutes))
  const assessedOn = plainDateOfInstant(assessedAt.getTime())
  return (
    <SectionCard title={t('screening.moment')}>
      <div className={classes.moment}>
        <PlainDateField
          label={t('screening.assessedOn')}
          value={assessedOn}
          maxDate={day}
          onChange={(value) => value !== null && set(value, [assessedAt.getHours(), assessedAt.getMinutes()])}
        />
        <TextInput
          label={t('screening.assessedTime')}
          value={time}
          error={readTime(time) ? undefined : t('screening.assessedTimeInvalid')}
          onChange={({ currentTarget }) => {
            setTime(currentTarget.value)
            const read = readTime(currentTarget.value)
            if (read) set(assessedOn, read)
          }}
        />
        <Textarea
          label={t('screening.note')}
          placeholder={t('screening.notePlaceholder')}
          data-private
          autosize
          minRows={1}
          maxRows={8}
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => onNote(currentTarget.value)}
        />
      </div>
    </SectionCard>
  )
}
