import { subjectInput, type SubjectInput, type SubjectRole } from '../subject/subject.schema.ts'
import { emptySubjectDetails } from '../subject/subject-details.schema.ts'
import type { RegisterPerson } from './group-intake.schema.ts'

/** A person of a register as a subject of a case. `role` stands for rows without one of their own. */
export const subjectInputOf = (person: RegisterPerson, role: SubjectRole): SubjectInput => {
  const { phones = [], destinationCity, vehicle, bookingCode, departsOn, employer, position, ...own } = person
  const travel = { destinationCity, vehicle, bookingCode, departsOn }
  const job = { employer, position }
  return {
    ...noSubject,
    ...own,
    role: person.role ?? role,
    nikUnknownReason: person.nik === undefined ? 'notYetKnown' : null,
    contacts: phones.map((value) => ({ kind: 'phone', value, note: null })),
    details: {
      ...emptySubjectDetails,
      travel: { ...emptySubjectDetails.travel, ...present(travel) },
      job: { ...emptySubjectDetails.job, ...present(job) },
    },
  }
}

const noSubject = subjectInput.parse({ role: 'prospectiveWorker' })

const present = <Values extends Record<string, unknown>>(
  values: Values,
): { [Key in keyof Values]?: NonNullable<Values[Key]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: NonNullable<Values[Key]>
  }
