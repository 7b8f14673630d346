import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { applyRegister } from './apply-register.service.ts'
import { checkRegister } from './check-register.service.ts'
import { discardRegister, openRegister, readStaged } from './register-file.service.ts'
import { chooseRows, readReport } from './report.service.ts'

const procedures = officerProcedure.groupIntake

export const groupIntakeRouter = {
  readFile: procedures.readFile.handler(({ context, input, signal }) =>
    openRegister(context, input.file, signal),
  ),
  staged: procedures.staged.handler(({ context }) => readStaged(context)),
  check: procedures.check.handler(({ context, input, signal }) => checkRegister(context, input, signal)),
  report: procedures.report.handler(({ context, input }) => readReport(context, input)),
  choose: procedures.choose.handler(({ context, input }) => chooseRows(context, input)),
  apply: procedures.apply.handler(({ context, input }) => applyRegister(context, input)),
  discard: procedures.discard.handler(({ context, input }) => {
    discardRegister(context, input.id)
    return {}
  }),
}
