import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { blankForm, importReports } from './report-import.service.ts'
import {
  addReportFile,
  askCorrection,
  explainBreach,
  finishReport,
  followUpReport,
  promoteReport,
  rejectReport,
  verifyReport,
} from './report-steps.service.ts'
import {
  correctReport,
  listVillageReports,
  openForCorrection,
  readReport,
  recordReport,
  revealReporter,
} from './village-report.service.ts'

const procedures = officerProcedure.villageReport

export const villageReportRouter = {
  list: procedures.list.handler(({ context, input }) => listVillageReports(context, input)),
  get: procedures.get.handler(({ context, input }) => readReport(context, input.id)),
  reveal: procedures.reveal.handler(({ context, input }) => revealReporter(context, input)),
  openForCorrection: procedures.openForCorrection.handler(({ context, input }) =>
    openForCorrection(context, input.id),
  ),
  record: procedures.record.handler(({ context, input }) => recordReport(context, input)),
  correct: procedures.correct.handler(({ context, input }) => correctReport(context, input)),
  importFile: procedures.importFile.handler(({ context, input }) => importReports(context, input.file)),
  form: procedures.form.handler(() => blankForm()),
  addFile: procedures.addFile.handler(({ context, input }) => addReportFile(context, input)),
  verify: procedures.verify.handler(({ context, input }) => verifyReport(context, input)),
  askCorrection: procedures.askCorrection.handler(({ context, input }) => askCorrection(context, input)),
  followUp: procedures.followUp.handler(({ context, input }) => followUpReport(context, input)),
  promote: procedures.promote.handler(({ context, input }) => promoteReport(context, input)),
  finish: procedures.finish.handler(({ context, input }) => finishReport(context, input)),
  reject: procedures.reject.handler(({ context, input }) => rejectReport(context, input)),
  explainBreach: procedures.explainBreach.handler(({ context, input }) => explainBreach(context, input)),
}
