import { z } from 'zod'
import { caseChannel, type CaseChannel } from '#shared/features/case/case.schema.ts'
import { answersFor, emptyFamilyAnswers } from '#shared/features/intake/intake.rules.ts'
import type { IntakeProbe } from '#shared/features/intake/intake.schema.ts'
import { sexes } from '#shared/features/identity/identity.schema.ts'
import { travelPurpose } from '#shared/features/reference/reference.schema.ts'
import { itemId, quickFamily, type QuickQuestion } from '#shared/features/screening/screening-set.schema.ts'
import { answerValue, basisKind } from '#shared/features/screening/screening.schema.ts'
import { countryCode, nikUnknownReason } from '#shared/features/subject/subject.schema.ts'
import { plainDate, type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { instantOf, readTime } from '#renderer/features/case/time-field.tsx'

const familyAnswer = z.object({
  value: answerValue.nullable(),
  items: z.record(itemId, z.object({ value: answerValue.nullable(), basisKind, basis: z.string() })),
})

const applicantValues = z.object({
  nik: z.string(),
  nikUnknownReason: nikUnknownReason.nullable(),
  fullName: z.string(),
  birthOn: plainDate.nullable(),
  isChildStated: z.boolean(),
  sex: z.enum(sexes).nullable(),
  phone: z.string(),
  passportNumber: z.string(),
  declaredPurpose: travelPurpose.nullable(),
  declaredDetail: z.string(),
  destinationCountry: countryCode.nullable(),
  destinationCity: z.string(),
})

const intakeValues = z.object({
  applicant: applicantValues,
  intermediaryPhone: z.string(),
  channel: caseChannel,
  channelDetail: z.string(),
  /** Left empty: when the form was begun. */
  receivedOn: plainDate.nullable(),
  receivedTime: z.string(),
  /** Nothing is asked now; the screening follows at the case. */
  isAskedLater: z.boolean(),
  families: z.record(quickFamily, familyAnswer),
  /** Left empty: what `usualTitle` makes of channel, purpose and country. */
  title: z.string(),
  note: z.string(),
})
export type IntakeValues = z.infer<typeof intakeValues>

/** The working copy: the fields, when the first of them was touched, and how long they have been worked on. */
export const intakeDraft = z.object({
  values: intakeValues,
  begunAt: z.number().nullable(),
  workedSeconds: z.number(),
})
export type IntakeDraft = z.infer<typeof intakeDraft>

export const emptyDraft = (channel: CaseChannel): IntakeDraft => ({
  values: {
    applicant: {
      nik: '',
      nikUnknownReason: null,
      fullName: '',
      birthOn: null,
      isChildStated: false,
      sex: null,
      phone: '',
      passportNumber: '',
      declaredPurpose: null,
      declaredDetail: '',
      destinationCountry: null,
      destinationCity: '',
    },
    intermediaryPhone: '',
    channel,
    channelDetail: '',
    receivedOn: null,
    receivedTime: '',
    isAskedLater: false,
    families: emptyFamilyAnswers,
    title: '',
    note: '',
  },
  begunAt: null,
  workedSeconds: 0,
})

/** A day alone is not enough: the hour of today is not that of another day. */
const receivedAtOf = (
  { receivedOn, receivedTime }: IntakeValues,
  { begunAt, today }: { begunAt: Date; today: PlainDate },
): Date | null => {
  if (receivedOn === null && receivedTime.trim() === '') return begunAt
  const time = readTime(receivedTime)
  return time === undefined ? null : instantOf(receivedOn ?? today, time)
}

type InputContext = {
  submissionId: string
  begunAt: Date
  today: PlainDate
  title: string
  questions: readonly QuickQuestion[]
}

/** What the procedure takes. */
export const inputOf = (
  values: IntakeValues,
  { submissionId, begunAt, today, title, questions }: InputContext,
) => {
  const { applicant, families } = values
  return {
    submissionId,
    title: values.title.trim() || title,
    channel: values.channel,
    channelDetail: values.channelDetail,
    receivedAt: receivedAtOf(values, { begunAt, today }),
    applicant: applicantOf(applicant),
    intermediaryPhone: values.intermediaryPhone,
    answers: values.isAskedLater ? [] : answersFor(questions, families, applicant.birthOn),
    note: values.note,
  }
}

/** What does not count any more is not sent: a reason beside a NIK, a stated childhood beside a birth date. */
export const applicantOf = (applicant: IntakeValues['applicant']): IntakeValues['applicant'] => ({
  ...applicant,
  nikUnknownReason: applicant.nik.trim() === '' ? applicant.nikUnknownReason : null,
  isChildStated: applicant.birthOn === null && applicant.isChildStated,
})

export const probeOf = ({ applicant, ...values }: IntakeValues, begunAt: Date): IntakeProbe => ({
  nik: applicant.nik,
  fullName: applicant.fullName,
  birthOn: applicant.birthOn,
  sex: applicant.sex,
  phone: applicant.phone,
  passportNumber: applicant.passportNumber,
  intermediaryPhone: values.intermediaryPhone,
  declaredPurpose: applicant.declaredPurpose,
  destinationCountry: applicant.destinationCountry,
  receivedOn: values.receivedOn ?? plainDateOfInstant(begunAt.getTime()),
})
