import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { subjectId } from '../subject/subject.schema.ts'
import { custodyErrors } from './custody.errors.ts'
import {
  changedDocument,
  documentListInput,
  documentListPage,
  handoverId,
  handoverInput,
  handoverListInput,
  handoverListPage,
  holdInput,
  newDocument,
  presentedDocument,
  presentedDocumentId,
  returnInput,
} from './custody.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'case.write', scope: 'office', audit: 'change' })
    .errors(custodyErrors)
    .errors(caseStateErrors)

const target = { id: presentedDocumentId, version: z.number().int() }

export const custodyContract = {
  /** Documents people of a case presented, in the order of writing. */
  documents: read({ record: ['case', 'caseId'] })
    .input(documentListInput)
    .output(documentListPage),
  addDocument: write().input(newDocument.extend({ subjectId }).strict()).output(presentedDocument),
  saveDocument: write().input(changedDocument.extend(target).strict()).output(presentedDocument),
  /** Takes out a document that was written down by mistake; one whose original was here stays. */
  removeDocument: write()
    .input(z.object({ ...target, reason: paragraph(500) }).strict())
    .output(z.object({})),
  /** The number in clear; leaves an act with the reason, never with the number. */
  revealNumber: procedure({ permission: 'subject.reveal', scope: 'office', audit: 'change', stepUp: true })
    .input(z.object({ id: presentedDocumentId, reason: line(200) }).strict())
    .output(z.object({ number: z.string().nullable() })),
  /** Keeps originals at the office, with a receipt for the giver. */
  hold: write()
    .input(holdInput)
    .output(z.object({ handoverId: handoverId.nullable() })),
  /** Gives originals back; on a closed case too, for what is held must be able to leave. */
  giveBack: write()
    .input(returnInput)
    .output(z.object({ count: z.number().int() })),
  /** What changed hands in a case, the newest first. */
  handovers: read({ record: ['case', 'caseId'] })
    .input(handoverListInput)
    .output(handoverListPage),
  /** Writes down that a person or documents went to another agency, or that the office took something in. */
  recordHandover: write().input(handoverInput).output(z.object({ handoverId })),
}
