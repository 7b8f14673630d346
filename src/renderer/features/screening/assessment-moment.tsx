import { Textarea } from '@mantine/core'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { TimeField } from '#renderer/features/case/time-field.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import type { AssessmentForm } from './use-assessment-form.tsx'
import classes from './assessment.module.css'

/** When the answers were given, which may be before they are typed, and what else is worth saying. */
export const AssessmentMoment = ({ form }: { form: AssessmentForm }) => {
  const t = useT()
  const { day: today } = useSession()
  const { moment, setMoment, note, setNote, tried } = form
  return (
    <SectionCard title={t('screening.moment')}>
      <div className={classes.moment}>
        <PlainDateField
          label={t('screening.assessedOn')}
          required
          value={moment.day}
          maxDate={today}
          error={tried && moment.day === null ? t('screening.assessedOnMissing') : undefined}
          onChange={(day) => setMoment({ ...moment, day })}
        />
        <TimeField
          label={t('screening.assessedTime')}
          required
          value={moment.time}
          onChange={(time) => {
            if (time !== moment.time) setMoment({ ...moment, time })
          }}
          asked={tried}
          error={tried && moment.time === '' ? t('screening.assessedTimeMissing') : undefined}
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
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </div>
    </SectionCard>
  )
}
