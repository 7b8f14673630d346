import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { caseId } from '../case/case.schema.ts'
import {
  acceptedWarnings,
  addOutcome,
  coveredSection,
  matchList,
  openedSection,
  probeInput,
  revealed,
  revealInput,
  revealReason,
  saveOutcome,
  sectionValues,
  subjectListInput,
  subjectListPage,
  subjectView,
} from './subject-view.schema.ts'
import { subjectErrors } from './subject.errors.ts'
import { subjectId, subjectInput } from './subject.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'case.write', scope: 'office', audit: 'change' }).errors(subjectErrors)
const reveal = () =>
  procedure({ permission: 'subject.reveal', scope: 'office', audit: 'change', stepUp: true })

const byId = z.object({ id: subjectId }).strict()

export const subjectContract = {
  /** Everybody in a case in the order of entry, masked. */
  ofCase: read({ record: ['case', 'caseId'] })
    .input(subjectListInput)
    .output(subjectListPage),
  get: read({ record: ['subject', 'id'] })
    .input(byId)
    .output(subjectView),
  /** Earlier records that may be the same human being as this subject. */
  matchesOf: read({ record: ['subject', 'id'] })
    .input(byId)
    .output(matchList),
  /** The same for what is being typed. */
  matches: read({ words: ['nik', 'passportNumber', 'phone', 'fullName', 'familyCardNumber'] })
    .input(probeInput)
    .output(matchList),
  add: write()
    .input(
      z
        .object({
          caseId,
          subject: subjectInput,
          /** Made once a form: the same form handed in twice adds nobody twice. It becomes the id of the subject. */
          submissionId: subjectId.optional(),
          acceptedWarnings,
        })
        .strict(),
    )
    .output(addOutcome),
  /** A section with its covered values, for editing; leaves an act with the reason. */
  openSection: reveal()
    .input(z.object({ id: subjectId, section: coveredSection, reason: revealReason }).strict())
    .output(openedSection),
  saveSection: write()
    .input(
      z
        .object({ id: subjectId, version: z.number().int(), change: sectionValues, acceptedWarnings })
        .strict(),
    )
    .output(saveOutcome),
  /** One covered value in clear; leaves an act with the reason, never with the value. */
  reveal: reveal().input(revealInput).output(revealed),
}
