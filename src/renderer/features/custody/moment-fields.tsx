import { SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { instantOf, readTime, TimeField, timeText } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'

type Moment = { day: PlainDate | null; time: string }

/** When something changed hands: now, to the second, unless the officer says otherwise. */
export const useMoment = () => {
  const { day } = useSession()
  const [opened] = useState(() => new Date())
  const [moment, setMoment] = useState<Moment>(() => ({ day, time: timeText(opened) }))
  const time = readTime(moment.time)
  const typed = moment.day !== null && time ? instantOf(moment.day, time) : undefined
  const isNow = moment.day === day && moment.time === timeText(opened)
  const instant = typed && isNow ? opened : typed
  return { moment, setMoment, instant }
}

type MomentFieldsProps = {
  label: string
  moment: Moment
  onChange: (moment: Moment) => void
  asked: boolean
}

export const MomentFields = ({ label, moment, onChange, asked }: MomentFieldsProps) => {
  const t = useT()
  const { day: today } = useSession()
  return (
    <SimpleGrid cols={2} spacing="md">
      <PlainDateField
        label={label}
        required
        maxDate={today}
        value={moment.day}
        error={asked && moment.day === null ? t('common.valueRequired') : undefined}
        onChange={(day) => onChange({ ...moment, day })}
      />
      <TimeField
        label={t('custody.time')}
        required
        asked={asked}
        value={moment.time}
        onChange={(time) => onChange({ ...moment, time })}
      />
    </SimpleGrid>
  )
}
