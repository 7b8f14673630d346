import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { listCountryStatuses, listPurposeDocuments } from './reference.repo.ts'
import {
  addCountryStatus,
  addPurposeDocument,
  saveCountryStatus,
  savePurposeDocument,
} from './reference.service.ts'

const procedures = officerProcedure.reference

export const referenceRouter = {
  purposeDocuments: procedures.purposeDocuments.handler(({ context }) => ({
    items: listPurposeDocuments(context.db),
  })),
  addPurposeDocument: procedures.addPurposeDocument.handler(({ context, input }) =>
    addPurposeDocument(context, input),
  ),
  savePurposeDocument: procedures.savePurposeDocument.handler(({ context, input }) =>
    savePurposeDocument(context, input),
  ),
  countryStatuses: procedures.countryStatuses.handler(({ context }) => ({
    items: listCountryStatuses(context.db),
  })),
  addCountryStatus: procedures.addCountryStatus.handler(({ context, input }) =>
    addCountryStatus(context, input),
  ),
  saveCountryStatus: procedures.saveCountryStatus.handler(({ context, input }) =>
    saveCountryStatus(context, input),
  ),
}
