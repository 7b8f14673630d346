import { Alert, Checkbox, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { unansweredNumbers } from '#shared/features/interview/interview.rules.ts'
import type {
  InterviewDetail,
  InterviewLine,
  InterviewWarning,
} from '#shared/features/interview/interview.schema.ts'
import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { instantOf, readTime, TimeField, timeText } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { startOf } from './facts-values.ts'
import { warningSentence } from './interview-words.ts'
import { interviewsChanged } from './interview.queries.ts'
import { readSigning, SigningFields, signingValues } from './signing-fields.tsx'
import type { InterviewForm, TypedValues } from './use-interview-form.ts'

type FinishDialogProps = {
  opened: boolean
  onClose: () => void
  detail: InterviewDetail
  form: InterviewForm
  lines: readonly InterviewLine[]
  draft: DraftControl<TypedValues>
}

/** The end of an interview: when it ended, what was not answered, and whether it is signed already. */
export const FinishDialog = ({ opened, onClose, ...rest }: FinishDialogProps) => {
  const t = useT()
  const { dialog, confirmed } = useWarningDialog((warning: InterviewWarning) => warningSentence(t, warning))
  return (
    <>
      {opened && <Ending {...rest} onClose={onClose} confirmed={confirmed} />}
      {dialog}
    </>
  )
}

type EndingProps = Omit<FinishDialogProps, 'opened'> & {
  confirmed: ReturnType<typeof useWarningDialog<InterviewWarning>>['confirmed']
}

/** Somebody who was heard today has just been heard; of another day the hour is not known. */
const usualEnd = (startedAt: Date | undefined, now: Date): { day: PlainDate; time: string } => {
  const today = plainDateOfInstant(now.getTime())
  const startedOn = startedAt ? plainDateOfInstant(startedAt.getTime()) : today
  return startedOn === today ? { day: today, time: timeText(now) } : { day: startedOn, time: '' }
}

const Ending = ({ onClose, detail, form, lines, draft, confirmed }: EndingProps) => {
  const t = useT()
  const { day } = useSession()
  const { interview } = detail
  const [usual] = useState(() =>
    interview.endedAt
      ? { day: plainDateOfInstant(interview.endedAt.getTime()), time: timeText(interview.endedAt) }
      : usualEnd(startOf(form.facts), new Date()),
  )
  const [endedOn, setEndedOn] = useState<PlainDate | null>(usual.day)
  const [endedTime, setEndedTime] = useState(usual.time)
  const [leaveOut, setLeaveOut] = useState(false)
  const [values, setValues] = useState(() => signingValues(detail, 'open'))
  const [asked, setAsked] = useState(false)
  const unanswered = unansweredNumbers(lines)
  const time = readTime(endedTime)

  const finish = async (): Promise<boolean> => {
    setAsked(true)
    const signing = readSigning(values)
    if (endedOn === null || time === undefined || signing === undefined) return false
    const endedAt = instantOf(endedOn, time)
    const saved = await draft.submit(
      () =>
        confirmed((acceptedWarnings) =>
          form.finish({ endedAt, signing, leaveOutUnanswered: leaveOut, acceptedWarnings }),
        ),
      (result) => result !== undefined,
    )
    if (!saved) return false
    await interviewsChanged()
    showDone(t('interview.finished'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('interview.finishTitle')}
      text={t('interview.finishText')}
      confirmLabel={t('interview.finish')}
      onConfirm={finish}
    >
      <Stack gap="md">
        {unanswered.length > 0 && (
          <>
            <Alert color="orange" variant="light">
              {t('interview.unanswered', { count: unanswered.length, numbers: shortList(unanswered) })}
            </Alert>
            <Checkbox
              label={t('interview.leaveOut', { count: unanswered.length })}
              checked={leaveOut}
              onChange={({ currentTarget }) => setLeaveOut(currentTarget.checked)}
            />
          </>
        )}
        <SimpleGrid cols={2} spacing="md">
          <PlainDateField
            label={t('interview.endedOn')}
            required
            maxDate={day}
            value={endedOn}
            onChange={setEndedOn}
            error={asked && endedOn === null ? t('common.valueRequired') : undefined}
          />
          <TimeField
            label={t('interview.endedTime')}
            required
            value={endedTime}
            onChange={setEndedTime}
            asked={asked}
            error={asked && endedTime === '' ? t('common.valueRequired') : undefined}
          />
        </SimpleGrid>
        <SigningFields values={values} onChange={setValues} asked={asked} />
      </Stack>
    </ActDialog>
  )
}

const shownNumbers = 12
const shortList = (numbers: readonly number[]): string =>
  numbers.slice(0, shownNumbers).join(', ') + (numbers.length > shownNumbers ? ' …' : '')
