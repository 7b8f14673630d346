import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { checkProof } from './check.service.ts'
import { exportTrustList, exportVerifyPage, readEnded, readProofOfDocument } from './export.service.ts'
import { keepList, readOfferedList, readTrustedOffices, removeList } from './trusted.service.ts'
import { addKey, prepareRoot, readKeyring, revokeKey, startProofs } from './keys.service.ts'

const procedures = officerProcedure.proof

export const proofRouter = {
  keys: procedures.keys.handler(({ context }) => readKeyring(context)),
  prepareRoot: procedures.prepareRoot.handler(({ context }) => prepareRoot(context)),
  start: procedures.start.handler(({ context, input }) => startProofs(context, input)),
  addKey: procedures.addKey.handler(({ context, input }) => addKey(context, input)),
  revokeKey: procedures.revokeKey.handler(({ context, input }) => revokeKey(context, input)),
  check: procedures.check.handler(({ context, input }) => checkProof(context, input)),
  ofDocument: procedures.ofDocument.handler(({ context, input }) =>
    readProofOfDocument(context, input.documentId),
  ),
  ended: procedures.ended.handler(({ context, input }) => readEnded(context, input)),
  trustedOffices: procedures.trustedOffices.handler(({ context }) => readTrustedOffices(context)),
  readList: procedures.readList.handler(({ context, input }) => readOfferedList(context, input.list)),
  keepList: procedures.keepList.handler(({ context, input }) => keepList(context, input)),
  removeList: procedures.removeList.handler(({ context, input }) => removeList(context, input)),
  trustList: procedures.trustList.handler(({ context }) => ({ file: exportTrustList(context) })),
  verifyPage: procedures.verifyPage.handler(({ context }) => ({ file: exportVerifyPage(context) })),
}
