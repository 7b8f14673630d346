import { type ItemId } from '../screening/screening-set.schema.ts'
import type { AnswerValue, BasisKind } from '../screening/screening.schema.ts'
import { subjectInput, type SubjectInput } from '../subject/subject.schema.ts'
import type { Applicant } from './intake.schema.ts'

/** Somebody at the counter as a subject of a case. */
export const subjectInputFor = (applicant: Applicant): SubjectInput => {
  const { phone, declaredPurpose, declaredDetail, destinationCountry, destinationCity, ...identity } =
    applicant
  const plain = subjectInput.parse({ role: 'prospectiveWorker', ...identity })
  return {
    ...plain,
    contacts: phone === null ? [] : [{ kind: 'phone', value: phone, note: null }],
    details: {
      ...plain.details,
      travel: {
        ...plain.details.travel,
        declaredPurpose,
        declaredDetail,
        destinationCountry,
        destinationCity,
      },
    },
  }
}

/** Where a finding about the subject stands on the form of the intake. */
export const intakeFieldOf = (subjectField: string): string =>
  subjectField.startsWith('contacts.') ? 'phone' : subjectField

/** One item of a question that was answered with yes; null where nothing was pressed yet. */
export type ItemAnswer = { value: AnswerValue | null; basisKind: BasisKind; basis: string }
/** A question of the circular: anything but "yes" counts for all of its items. */
type FamilyAnswer = { value: AnswerValue | null; items: Record<ItemId, ItemAnswer> }
