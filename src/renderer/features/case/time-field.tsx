import { TextInput } from '@mantine/core'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useT } from '#renderer/i18n/t.ts'

type Time = { hours: number; minutes: number }

/** `9.30`, `09:30`, `930`, `9`; undefined for anything that is no time of the day. */
export const readTime = (typed: string): Time | undefined => {
  const match = /^\s*(\d{1,2})(?:[.:\s]?(\d{2}))?\s*$/.exec(typed)
  if (!match) return undefined
  const time = { hours: Number(match[1]), minutes: Number(match[2] ?? 0) }
  return time.hours <= 23 && time.minutes <= 59 ? time : undefined
}

/** The moment of a day by the workstation's clock. */
export const instantOf = (day: PlainDate, { hours, minutes }: Time): Date => {
  const instant = new Date(`${day}T00:00:00`)
  instant.setHours(hours, minutes)
  return instant
}

/** `09.30` */
export const timeText = (instant: Date): string =>
  [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.')

type TimeFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  required?: boolean
  disabled?: boolean
  /** Whether it was tried to send; then a wrong time is told. */
  asked?: boolean
  error?: string | undefined
}

/** A time of the day as people type it; when the field is left it reads `09.30`. */
export const TimeField = ({ label, value, onChange, required, disabled, asked, error }: TimeFieldProps) => {
  const t = useT()
  const wrong = value !== '' && readTime(value) === undefined
  return (
    <TextInput
      label={label}
      placeholder={t('case.timeHint')}
      required={required ?? false}
      disabled={disabled ?? false}
      autoComplete="off"
      maxLength={5}
      value={value}
      error={asked && wrong ? t('case.timeUnknown') : error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={() => {
        const time = readTime(value)
        if (time) onChange(timeText(instantOf('2024-01-01' as PlainDate, time)))
      }}
    />
  )
}
