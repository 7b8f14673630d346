import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { optionalLine, paragraph } from '#shared/kernel/text.ts'
import { batchEvent, batchRun, caseBatchType } from './batch-run.schema.ts'
import {
  batchRunErrors,
  documentErrors,
  issueErrors,
  printErrors,
  signedErrors,
  wordErrors,
} from './document.errors.ts'
import {
  batchVillage,
  casePaperRequest,
  casePapers,
  documentBatch,
  documentDetail,
  documentState,
  issuedDocument,
  missingValue,
  numberChoice,
  officePaperRequest,
  paperOptions,
  paperPreview,
  paperSlot,
  paperType,
  paperTypes,
  printOutcome,
  printState,
  signedOutcome,
  unansweredPrint,
} from './document.schema.ts'
import { largestComparison, paperChange } from './paper-changes.schema.ts'
import { signedImport } from './signed-document.schema.ts'

/** The largest batch one decree or one case can carry. */
export const largestBatch = 200

/** Asked where the paper is one of `personLists`. */
const forPersonLists = { stepUp: 'whenAsked' } as const

const read = () => procedure({ permission: 'document.read', scope: 'office', audit: 'none' })
const readFile = (audit: 'read' | 'export', kind: 'document' | 'batch') =>
  procedure({
    permission: 'document.read',
    scope: 'office',
    audit,
    access: { record: [kind, 'id'] },
    ...(audit === 'export' ? forPersonLists : {}),
  }).errors(documentErrors)
const prepare = () => procedure({ permission: 'document.prepare', scope: 'office', audit: 'none' })
const print = (meta: Pick<ProcedureMeta, 'stepUp'> = {}) =>
  procedure({ permission: 'document.prepare', scope: 'office', audit: 'change', ...meta }).errors(printErrors)
const issue = () =>
  procedure({ permission: 'document.issue', scope: 'office', audit: 'change' }).errors(issueErrors)

const prepareCasePaper = (audit: 'read' | 'export') =>
  procedure({
    permission: 'casePaper.issue',
    scope: 'office',
    audit,
    access: { record: ['paperSubject', 'subjectId'] },
  }).errors(documentErrors)
const issueCasePaper = (meta: Pick<ProcedureMeta, 'stepUp'> = {}) =>
  procedure({ permission: 'casePaper.issue', scope: 'office', audit: 'change', ...meta }).errors(issueErrors)

const documentId = { id: idOf('Document') }
const reason = { reason: paragraph(500) }
const shownNumber = { shownNumber: optionalLine(160).default(null) }
/** Said by who replaces or revokes a paper whose signed file is here. */
const acknowledged = { acknowledgesSigned: z.boolean().default(false) }
const again = z
  .object({
    ...documentId,
    ...reason,
    ...acknowledged,
    options: paperOptions.prefault({}),
    number: numberChoice,
  })
  .strict()
const left = z.object({ ...documentId, ...reason }).strict()
const ended = z.object({ ...documentId, ...reason, ...acknowledged }).strict()
const ownNumbers = z.discriminatedUnion('kind', [numberChoice.options[0], numberChoice.options[1]])
const issuedTogether = <Skipped extends z.ZodType>(skipped: Skipped) =>
  z.object({
    batch: documentBatch,
    issued: z.array(issuedDocument).max(largestBatch),
    skipped: z.array(z.object({ label: z.string(), reason: skipped })).max(largestBatch),
  })
const runId = z.object({ id: idOf('BatchRun') }).strict()
const forDecree = z
  .object({ decreeId: z.uuid(), options: paperOptions.prefault({}), number: ownNumbers })
  .strict()
const forCase = z
  .object({ caseId: z.uuid(), options: paperOptions.prefault({}), number: ownNumbers })
  .strict()
const runForCase = forCase.extend({ type: caseBatchType.default('interviewRecord') })
const answer = z
  .object({ actId: idOf('PrintAct'), outcome: printOutcome, note: optionalLine(300).default(null) })
  .strict()

export const documentContract = {
  /** The pages as they would be, with what still stands in the way. `shownNumber` is set on them and not taken. */
  preview: prepare().input(officePaperRequest.extend(shownNumber)).output(paperPreview),
  /** Number, frozen inputs, PDF/A bytes and rows in one change. */
  issue: issue()
    .input(officePaperRequest.extend({ number: numberChoice }))
    .output(documentDetail),
  /** Certificates for all villages of a decree: single papers, and one file that holds them all. */
  issueBatch: issue()
    .input(forDecree)
    .output(issuedTogether(z.enum(['alreadyIssued', 'ended']))),
  /** Begins a run over the same certificates, sheet by sheet; nothing is issued before `continueRun`. */
  startRun: issue().errors(batchRunErrors).input(forDecree).output(batchRun),
  /** Issues what is left, a change for each sheet, and tells how far it has come. Who stops listening stops it. */
  continueRun: issue().errors(batchRunErrors).input(runId).output(eventIterator(batchEvent)),
  /** Gives a run up: what it issued stays. */
  discardRun: issue().errors(batchRunErrors).input(runId).output(batchRun),
  /** Runs over a decree or a case that have not come to their end. */
  openRuns: read()
    .input(z.object({ subjectId: z.uuid() }).strict())
    .output(z.object({ runs: z.array(batchRun).max(20) })),
  /** A new paper, made from the records as they stand now, takes the place of the old one. */
  reissue: issue().errors(documentErrors).input(again).output(documentDetail),
  revoke: issue().errors(documentErrors).input(ended).output(documentDetail),
  /** The text file for the e-office, before the paper is issued: number, day and signature are left to it. */
  wordDraft: prepare()
    .errors(wordErrors)
    .input(officePaperRequest)
    .output(z.object({ file: z.file() })),
  /** The signed file is brought back, with its final number; it locks the paper. */
  importSigned: procedure({ permission: 'document.issue', scope: 'office', audit: 'change' })
    .errors(signedErrors)
    .input(signedImport)
    .output(signedOutcome),
  /** The paper stays although its record was corrected since. */
  leaveAsItIs: procedure({ permission: 'document.issue', scope: 'office', audit: 'change' })
    .errors(documentErrors)
    .input(left)
    .output(z.object({})),
  /** The same for papers of cases. The preview shows what the case knows and is therefore written down as a reading. */
  previewCasePaper: prepareCasePaper('read').input(casePaperRequest.extend(shownNumber)).output(paperPreview),
  issueCasePaper: issueCasePaper(forPersonLists)
    .input(casePaperRequest.extend({ number: numberChoice }))
    .output(documentDetail),
  /** The records of all finished interviews of a case that have none yet: single papers and one file. */
  issueInterviewRecords: issueCasePaper()
    .input(forCase)
    .output(issuedTogether(z.enum(['alreadyIssued', 'notFinished']))),
  /** Begins a run over the records of all finished interviews, or over the notices of all deferrals in force. */
  startCaseRun: issueCasePaper().errors(batchRunErrors).input(runForCase).output(batchRun),
  continueCaseRun: issueCasePaper().errors(batchRunErrors).input(runId).output(eventIterator(batchEvent)),
  discardCaseRun: issueCasePaper().errors(batchRunErrors).input(runId).output(batchRun),
  reissueCasePaper: issueCasePaper().errors(documentErrors).input(again).output(documentDetail),
  revokeCasePaper: issueCasePaper().errors(documentErrors).input(ended).output(documentDetail),
  wordDraftOfCasePaper: prepareCasePaper('export')
    .errors(wordErrors)
    .input(casePaperRequest)
    .output(z.object({ file: z.file() })),
  importSignedCasePaper: procedure({ permission: 'casePaper.issue', scope: 'office', audit: 'change' })
    .errors(signedErrors)
    .input(signedImport)
    .output(signedOutcome),
  leaveCasePaperAsItIs: procedure({ permission: 'casePaper.issue', scope: 'office', audit: 'change' })
    .errors(documentErrors)
    .input(left)
    .output(z.object({})),
  /** Those of these papers whose records were corrected since, with the fields that would read otherwise today. */
  changes: read()
    .input(z.object({ ids: z.array(idOf('Document')).min(1).max(largestComparison) }).strict())
    .output(z.object({ changes: z.array(paperChange).max(largestComparison) })),
  get: read().input(z.object(documentId).strict()).output(documentDetail),
  /** The kept bytes, exactly. */
  file: readFile('export', 'document')
    .input(z.object(documentId).strict())
    .output(z.object({ file: z.file() })),
  /** Pages for screen and printer, made from the frozen inputs and proven to be those of the kept file. */
  pages: readFile('read', 'document')
    .input(z.object(documentId).strict())
    .output(z.object({ pages: z.array(z.string()).max(400) })),
  batchFile: readFile('export', 'batch')
    .input(z.object({ id: idOf('Batch') }).strict())
    .output(z.object({ file: z.file() })),
  /** The text file for the e-office, made from what the paper was issued with. That it was handed out is kept. */
  wordFile: procedure({ permission: 'document.prepare', scope: 'office', audit: 'change' })
    .errors({ ...documentErrors, ...wordErrors })
    .input(z.object(documentId).strict())
    .output(z.object({ file: z.file() })),
  /** The signed file, byte for byte. That it was handed out is kept. */
  signedFile: procedure({ permission: 'document.prepare', scope: 'office', audit: 'change' })
    .errors(documentErrors)
    .input(z.object(documentId).strict())
    .output(z.object({ file: z.file() })),
  list: read()
    .input(
      pageInput.extend({
        types: z.array(paperType).max(paperTypes.length).default([]),
        states: z.array(documentState).max(3).default([]),
        printStates: z.array(printState).max(4).default([]),
        text: z.string().max(120).default(''),
      }),
    )
    .output(pageOf(issuedDocument).extend({ total: z.number() })),
  /** Every paper of one record, newest first. */
  ofSubject: read()
    .input(z.object({ subjectId: z.uuid() }).strict())
    .output(z.object({ documents: z.array(issuedDocument).max(100) })),
  /** What papers a village has and could have: certificates, decrees, agreements, its sheet. */
  ofVillage: read()
    .input(z.object({ villageId: z.uuid() }).strict())
    .output(z.object({ papers: z.array(paperSlot).max(100) })),
  /** What papers a case has and could have: records, notices, receipts, its summary. */
  ofCase: procedure({ permission: 'case.read', scope: 'office', audit: 'none' })
    .input(z.object({ caseId: z.uuid() }).strict())
    .output(casePapers),
  /** The villages of a decree with their certificates, and the batch files made so far. */
  ofDecree: read()
    .input(z.object({ decreeId: z.uuid() }).strict())
    .output(
      z.object({
        label: z.string(),
        revoked: z.boolean(),
        missing: z.array(missingValue).max(400),
        villages: z.array(batchVillage).max(400),
        batches: z.array(documentBatch).max(100),
      }),
    ),
  sendToPrinter: print(forPersonLists)
    .input(z.object({ ...documentId, copies: z.number().int().min(1).max(50) }).strict())
    .output(documentDetail),
  confirmPrint: print().input(answer).output(documentDetail),
  /** The sheets of a batch, sent together. */
  sendManyToPrinter: print(forPersonLists)
    .input(z.object({ ids: z.array(idOf('Document')).min(1).max(largestBatch) }).strict())
    .output(z.object({ sent: z.number() })),
  /** Answers for many sheets at once; one wrong answer and none is written. */
  confirmPrints: print()
    .input(z.object({ answers: z.array(answer).min(1).max(largestBatch) }).strict())
    .output(z.object({ answered: z.number() })),
  savedAsFile: print().input(z.object(documentId).strict()).output(documentDetail),
  /** Prints that wait for an answer, oldest first. */
  unanswered: read()
    .input(pageInput)
    .output(pageOf(unansweredPrint).extend({ total: z.number() })),
}
