import { SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { instantOf, readTime, TimeField, timeText } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'

type Moment = { day: PlainDate | null; time: string }

/** Day and time of the workstation, now at first. `isNow` as long as nobody has changed it. */
export const useMoment = () => {
  const { day } = useSession()
  const fresh = (): Moment => ({ day, time: timeText(new Date()) })
  const [moment, setMoment] = useState(fresh)
  const [isNow, setIsNow] = useState(true)
  const time = readTime(moment.time)
  return {
    moment,
    isNow,
    setMoment: (next: Moment): void => {
      setIsNow(false)
      setMoment(next)
    },
    instant: moment.day !== null && time ? instantOf(moment.day, time) : undefined,
    reset: (): void => {
      setIsNow(true)
      setMoment(fresh())
    },
  }
}

type MomentFieldsProps = { moment: Moment; onChange: (moment: Moment) => void; label: string; asked: boolean }

export const MomentFields = ({ moment, onChange, label, asked }: MomentFieldsProps) => {
  const t = useT()
  const { day: today } = useSession()
  return (
    <SimpleGrid cols={2} spacing="md">
      <PlainDateField
        label={label}
        required
        maxDate={today}
        value={moment.day}
        onChange={(day) => onChange({ ...moment, day })}
      />
      <TimeField
        label={t('clock.time')}
        required
        asked={asked}
        value={moment.time}
        onChange={(time) => onChange({ ...moment, time })}
      />
    </SimpleGrid>
  )
}
