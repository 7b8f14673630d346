import { procedure } from '#shared/kernel/procedure.ts'
import { caseErrors } from '../case/case.errors.ts'
import { entityErrors } from '../entity/entity.errors.ts'
import { screeningErrors } from '../screening/screening.errors.ts'
import { subjectErrors } from '../subject/subject.errors.ts'
import { intakeAnswer, intakeInput, intakeOutcome, intakeProbe } from './intake.schema.ts'

export const intakeContract = {
  /** What the office knows about what is being typed; nothing of it is written. */
  probe: procedure({
    permission: 'case.read',
    scope: 'office',
    audit: 'read',
    access: { words: ['nik', 'fullName', 'phone', 'passportNumber', 'intermediaryPhone'] },
  })
    .input(intakeProbe)
    .output(intakeAnswer),
  /** Case, subject, quick assessment, clock and the intermediary's number in one act. */
  submit: procedure({ permission: 'case.create', scope: 'office', audit: 'change' })
    .errors({ ...caseErrors, ...subjectErrors, ...entityErrors, ...screeningErrors })
    .input(intakeInput)
    .output(intakeOutcome),
}
