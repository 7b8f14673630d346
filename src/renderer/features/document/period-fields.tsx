import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PaperPeriod } from '#shared/features/document/document.schema.ts'
import { daysInMonth, monthOf, plainDateOf, yearOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import classes from './workshop.module.css'

const spans = ['month', 'quarter', 'semester', 'year'] as const
type Span = (typeof spans)[number]
const monthsIn: Record<Span, number> = { month: 1, quarter: 3, semester: 6, year: 12 }

/** The calendar span that holds a day: 14 February lies in the first quarter, 1 January to 31 March. */
const periodAround = (day: PlainDate, span: Span): PaperPeriod => {
  const length = monthsIn[span]
  const first = Math.floor((monthOf(day) - 1) / length) * length + 1
  const last = first + length - 1
  const year = yearOf(day)
  return { fromOn: plainDateOf(year, first, 1), untilOn: plainDateOf(year, last, daysInMonth(year, last)) }
}

type PeriodFieldsProps = { value: PaperPeriod | null; onChange: (value: PaperPeriod) => void }

/** The days a register covers: a calendar span around today, or any two days. */
export const PeriodFields = ({ value, onChange }: PeriodFieldsProps) => {
  const t = useT()
  const { day } = useSession()
  const [span, setSpan] = useState<Span | ''>('')
  const shown = value ?? { fromOn: plainDateOf(yearOf(day), 1, 1), untilOn: day }
  const choose = (chosen: string): void => {
    const known = spans.find((each) => each === chosen)
    if (!known) return
    setSpan(known)
    onChange(periodAround(day, known))
  }
  const set = (change: Partial<PaperPeriod>): void => {
    setSpan('')
    onChange({ ...shown, ...change })
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500} id="register-period">
        {t('document.period')}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby="register-period"
        data={[
          { value: 'month', label: t('document.periodMonth') },
          { value: 'quarter', label: t('document.periodQuarter') },
          { value: 'semester', label: t('document.periodSemester') },
          { value: 'year', label: t('document.periodYear') },
        ]}
        value={span}
        onChange={choose}
      />
      <PlainDateField
        label={t('document.periodFrom')}
        value={shown.fromOn}
        onChange={(fromOn) => fromOn !== null && set({ fromOn })}
      />
      <PlainDateField
        label={t('document.periodUntil')}
        value={shown.untilOn}
        onChange={(untilOn) => untilOn !== null && set({ untilOn })}
      />
      <p className={classes.hint}>
        {t('document.periodHint')}{' '}
        <AppLink to="/documents?type=caseRegister">{t('document.registersIssued')}</AppLink>
      </p>
    </Stack>
  )
}
