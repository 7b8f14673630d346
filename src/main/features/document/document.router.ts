import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { continueRun, discardRun, readOpenRuns, startRun } from './batch-run.service.ts'
import { issueBatch, issueInterviewRecords } from './batch.service.ts'
import { readOfCase } from './case-papers.service.ts'
import {
  confirmPersonList,
  readBatchFile,
  readDetail,
  readFile,
  readList,
  readOfSubject,
  readPages,
  readUnanswered,
} from './document.service.ts'
import { issueDocument, previewPaper, reissueDocument, revokeDocument } from './issue.service.ts'
import { leaveAsItIs, readChanges } from './paper-changes.service.ts'
import {
  confirmPrint,
  confirmPrints,
  recordSavedAsFile,
  sendManyToPrinter,
  sendToPrinter,
} from './print.service.ts'
import { importSigned, readSignedFile } from './signed-document.service.ts'
import { readOfDecree, readOfVillage } from './slots.service.ts'
import { draftWordFile, readWordFile } from './word-file.service.ts'

const procedures = officerProcedure.document

export const documentRouter = {
  preview: procedures.preview.handler(({ context, input }) => previewPaper(context, input)),
  issue: procedures.issue.handler(({ context, input }) => issueDocument(context, input)),
  issueBatch: procedures.issueBatch.handler(({ context, input }) => issueBatch(context, input)),
  startRun: procedures.startRun.handler(({ context, input: { decreeId, ...choices } }) =>
    startRun(context, 'certificate', { about: { kind: 'decree', id: decreeId }, ...choices }),
  ),
  continueRun: procedures.continueRun.handler(({ context, input, signal }) =>
    continueRun(context, input.id, 'office', signal),
  ),
  discardRun: procedures.discardRun.handler(({ context, input }) => discardRun(context, input.id, 'office')),
  startCaseRun: procedures.startCaseRun.handler(({ context, input: { caseId, type, ...choices } }) =>
    startRun(context, type, { about: { kind: 'case', id: caseId }, ...choices }),
  ),
  continueCaseRun: procedures.continueCaseRun.handler(({ context, input, signal }) =>
    continueRun(context, input.id, 'case', signal),
  ),
  discardCaseRun: procedures.discardCaseRun.handler(({ context, input }) =>
    discardRun(context, input.id, 'case'),
  ),
  openRuns: procedures.openRuns.handler(({ context, input }) => ({
    runs: readOpenRuns(context, input.subjectId),
  })),
  reissue: procedures.reissue.handler(({ context, input }) => reissueDocument(context, input, 'office')),
  revoke: procedures.revoke.handler(({ context, input }) => revokeDocument(context, input, 'office')),
  previewCasePaper: procedures.previewCasePaper.handler(({ context, input }) => previewPaper(context, input)),
  issueCasePaper: procedures.issueCasePaper.handler(({ context, input }) => {
    confirmPersonList(context, input.type)
    return issueDocument(context, input)
  }),
  issueInterviewRecords: procedures.issueInterviewRecords.handler(({ context, input }) =>
    issueInterviewRecords(context, input),
  ),
  reissueCasePaper: procedures.reissueCasePaper.handler(({ context, input }) =>
    reissueDocument(context, input, 'case'),
  ),
  revokeCasePaper: procedures.revokeCasePaper.handler(({ context, input }) =>
    revokeDocument(context, input, 'case'),
  ),
  wordDraft: procedures.wordDraft.handler(({ context, input }) => ({ file: draftWordFile(context, input) })),
  wordDraftOfCasePaper: procedures.wordDraftOfCasePaper.handler(({ context, input }) => ({
    file: draftWordFile(context, input),
  })),
  wordFile: procedures.wordFile.handler(({ context, input }) => ({ file: readWordFile(context, input.id) })),
  importSigned: procedures.importSigned.handler(({ context, input }) =>
    importSigned(context, input, 'office'),
  ),
  importSignedCasePaper: procedures.importSignedCasePaper.handler(({ context, input }) =>
    importSigned(context, input, 'case'),
  ),
  signedFile: procedures.signedFile.handler(({ context, input }) => ({
    file: readSignedFile(context, input.id),
  })),
  leaveAsItIs: procedures.leaveAsItIs.handler(({ context, input }) => leaveAsItIs(context, input, 'office')),
  leaveCasePaperAsItIs: procedures.leaveCasePaperAsItIs.handler(({ context, input }) =>
    leaveAsItIs(context, input, 'case'),
  ),
  changes: procedures.changes.handler(({ context, input }) => ({ changes: readChanges(context, input.ids) })),
  get: procedures.get.handler(({ context, input }) => readDetail(context, input.id)),
  file: procedures.file.handler(({ context, input }) => ({ file: readFile(context, input.id) })),
  pages: procedures.pages.handler(({ context, input }) => ({ pages: readPages(context, input.id) })),
  batchFile: procedures.batchFile.handler(({ context, input }) => ({
    file: readBatchFile(context, input.id),
  })),
  list: procedures.list.handler(({ context, input }) => readList(context, input)),
  ofSubject: procedures.ofSubject.handler(({ context, input }) => ({
    documents: readOfSubject(context, input.subjectId),
  })),
  ofVillage: procedures.ofVillage.handler(({ context, input }) => ({
    papers: readOfVillage(context, input.villageId),
  })),
  ofCase: procedures.ofCase.handler(({ context, input }) => readOfCase(context, input.caseId)),
  ofDecree: procedures.ofDecree.handler(({ context, input }) => readOfDecree(context, input.decreeId)),
  sendToPrinter: procedures.sendToPrinter.handler(({ context, input }) => sendToPrinter(context, input)),
  confirmPrint: procedures.confirmPrint.handler(({ context, input }) => confirmPrint(context, input)),
  sendManyToPrinter: procedures.sendManyToPrinter.handler(({ context, input }) =>
    sendManyToPrinter(context, input.ids),
  ),
  confirmPrints: procedures.confirmPrints.handler(({ context, input }) =>
    confirmPrints(context, input.answers),
  ),
  savedAsFile: procedures.savedAsFile.handler(({ context, input }) => recordSavedAsFile(context, input.id)),
  unanswered: procedures.unanswered.handler(({ context, input }) => readUnanswered(context, input)),
}
