import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  addDocument,
  listDocumentPage,
  removeDocument,
  revealNumber,
  saveDocument,
} from './document.service.ts'
import { listHandoverPage, recordHandover } from './handover.service.ts'
import { giveDocumentsBack, holdDocuments } from './hold.service.ts'

const procedures = officerProcedure.custody

export const custodyRouter = {
  documents: procedures.documents.handler(({ context, input }) => listDocumentPage(context, input)),
  addDocument: procedures.addDocument.handler(({ context, input }) => addDocument(context, input)),
  saveDocument: procedures.saveDocument.handler(({ context, input }) => saveDocument(context, input)),
  removeDocument: procedures.removeDocument.handler(({ context, input }) => removeDocument(context, input)),
  revealNumber: procedures.revealNumber.handler(({ context, input }) => revealNumber(context, input)),
  hold: procedures.hold.handler(({ context, input }) => holdDocuments(context, input)),
  giveBack: procedures.giveBack.handler(({ context, input }) => giveDocumentsBack(context, input)),
  handovers: procedures.handovers.handler(({ context, input }) => listHandoverPage(context, input)),
  recordHandover: procedures.recordHandover.handler(({ context, input }) => recordHandover(context, input)),
}
