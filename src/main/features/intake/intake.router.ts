import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { submitIntake } from './intake.service.ts'
import { probeIntake } from './probe.service.ts'

const procedures = officerProcedure.intake

export const intakeRouter = {
  probe: procedures.probe.handler(({ context, input }) => probeIntake(context, input)),
  submit: procedures.submit.handler(({ context, input }) => submitIntake(context, input)),
}
