import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import type { CaseChannel } from '#shared/features/case/case.schema.ts'
import {
  firstGap,
  type FamilyGap,
  intakeFieldOf,
  subjectInputFor,
} from '#shared/features/intake/intake.rules.ts'
import { applicant as applicantSchema, intakeInput } from '#shared/features/intake/intake.schema.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { examineSubject } from '#shared/features/subject/subject.rules.ts'
import { refused } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { colourKey } from '#renderer/features/screening/screening-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { type ContractFormState, useContractForm } from '#renderer/ui/contract-form.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { applicantOf, inputOf, type IntakeDraft, type IntakeValues } from './intake-values.ts'
import { usualTitle, warningSentence } from './intake-words.ts'
import { refreshAfterIntake } from './intake.queries.ts'

export type IntakeFormProps = {
  submissionId: string
  start: IntakeDraft
  draft: DraftControl<IntakeDraft>
  onLabel: (label: string) => void
  onChannel: (channel: CaseChannel) => void
}

export type IntakeFormState = {
  state: ContractFormState<IntakeValues>
  dialog: ReactNode
  begunAt: number | null
  /** How long the form has been worked on, in this sitting and in earlier ones. */
  workedSeconds: () => number
  /** What is missing in the questions; told only once it was tried to save. */
  gap: FamilyGap | undefined
}

const nikField = 'applicant.nik'
/** Where a refusal of the service stands; what the rules know of is found before it is sent. */
const refusalFields = {
  SUBJECT_NIK_REASON_NEEDED: 'applicant.nikUnknownReason',
  SUBJECT_NAME_OR_DESCRIPTION_NEEDED: 'applicant.fullName',
  SUBJECT_BIRTH_IN_FUTURE: 'applicant.birthOn',
  NAME_WITHOUT_LETTERS: 'applicant.fullName',
  NIK_NOT_DIGITS: nikField,
  NIK_LENGTH_WRONG: nikField,
  NIK_IS_PLACEHOLDER: nikField,
  NIK_MONTH_IMPOSSIBLE: nikField,
  NIK_DAY_IMPOSSIBLE: nikField,
  NIK_SERIAL_ZERO: nikField,
  PASSPORT_NUMBER_IMPOSSIBLE: 'applicant.passportNumber',
  PHONE_IMPOSSIBLE: 'applicant.phone',
  CASE_RECEIVED_IN_FUTURE: 'receivedAt',
}

/** What cannot be, by field, in the order of the fields. */
const hardErrors = ({ applicant }: IntakeValues, today: PlainDate): Record<string, string> => {
  const parsed = applicantSchema.safeParse(applicantOf(applicant))
  if (!parsed.success) return {}
  const { errors } = examineSubject(subjectInputFor(parsed.data), { today })
  return Object.fromEntries(
    errors.map(({ field, code, data }) => [
      `applicant.${intakeFieldOf(field)}`,
      verdictReason(refused(code, data)) ?? '',
    ]),
  )
}

/** Time runs from the first change, and goes on where a draft left it. */
const useWorkTime = (start: IntakeDraft) => {
  const [openedAt] = useState(() => Date.now())
  const [begunAt, setBegunAt] = useState(start.begunAt)
  const runningSince = start.begunAt === null ? begunAt : openedAt
  return {
    begunAt,
    begin: (): void => setBegunAt((before) => before ?? Date.now()),
    workedSeconds: (): number =>
      start.workedSeconds + (runningSince === null ? 0 : Math.round((Date.now() - runningSince) / 1000)),
  }
}

export const useIntakeForm = (
  { submissionId, start, draft, onLabel, onChannel }: IntakeFormProps,
  content: SetContent | undefined,
  focusGap: (gap: FamilyGap) => void,
): IntakeFormState => {
  const t = useT()
  const { day: today } = useSession()
  const navigate = useNavigate()
  const time = useWorkTime(start)
  const { begunAt, workedSeconds } = time
  const [tried, setTried] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: Parameters<typeof warningSentence>[1]) =>
    warningSentence(t, warning),
  )
  const questions = content?.quickQuestions ?? []

  const state = useContractForm({
    schema: intakeInput,
    initialValues: start.values,
    toInput: (values) =>
      inputOf(values, {
        submissionId,
        begunAt: new Date(begunAt ?? Date.now()),
        today,
        title: usualTitle(t, values),
        questions,
      }),
    refusalFields,
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        draft.submit(
          () => client.intake.submit({ ...input, acceptedWarnings }),
          ({ outcome }) => outcome === 'saved',
        ),
      )
      if (!saved) return
      onChannel(input.channel)
      await refreshAfterIntake()
      const colour = saved.colour === null ? t('screening.notScreened') : t(colourKey(saved.colour))
      showDone(t('intake.saved', { number: saved.caseNumber, colour }))
      // The way back does not lead to a form that is handed in.
      await navigate({ to: '/cases/$caseId', params: { caseId: saved.caseId }, replace: true })
    },
  })
  const { form } = state
  const { values } = form
  const label = [initialsOf(values.applicant.fullName), usualTitle(t, values)].filter(Boolean).join(' · ')
  const keep = useEffectEvent((body: Omit<IntakeDraft, 'workedSeconds'>, name: string) => {
    if (form.isDirty()) time.begin()
    onLabel(name)
    draft.keep({ ...body, workedSeconds: time.workedSeconds() })
  })
  // Kept with every change of what the fields hold, not with every second.
  useEffect(() => keep({ values, begunAt }, label), [values, begunAt, label])

  const missing = (now: IntakeValues): FamilyGap | undefined =>
    now.isAskedLater ? undefined : firstGap(questions, now.families, now.applicant.birthOn)
  const submit = async (): Promise<void> => {
    const now = form.getValues()
    const errors = hardErrors(now, today)
    form.setErrors(errors)
    const [first] = Object.keys(errors)
    if (first !== undefined) {
      form.getInputNode(first)?.focus()
      return
    }
    const open = missing(now)
    setTried(true)
    if (open) focusGap(open)
    else await state.submit()
  }
  return {
    state: { ...state, submit },
    dialog,
    begunAt,
    workedSeconds,
    gap: tried ? missing(values) : undefined,
  }
}
