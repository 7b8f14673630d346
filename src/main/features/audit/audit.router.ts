import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { listAudit, readCheckpoints, requestCheckpoint } from './audit.service.ts'
import { verifyAudit } from './verify.service.ts'
import { writeWitness } from './witness.ts'

const procedures = officerProcedure.audit

export const auditRouter = {
  list: procedures.list.handler(({ context, input }) => listAudit(context, input)),
  verify: procedures.verify.handler(({ context, input }) => verifyAudit(context, input)),
  checkpoints: procedures.checkpoints.handler(({ context }) => readCheckpoints(context)),
  makeCheckpoint: procedures.makeCheckpoint.handler(({ context }) => requestCheckpoint(context)),
  witness: procedures.witness.handler(({ context }) => {
    const { storeId } = context.service.store()
    const name = `saksi-audit-${context.today()}.json`
    return { file: new File([writeWitness(context.db, storeId)], name, { type: 'application/json' }) }
  }),
}
