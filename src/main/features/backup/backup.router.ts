import { officerProcedure, publicProcedure } from '#main/platform/rpc/gate.ts'
import {
  createBackup,
  makeOffsite,
  readOffsite,
  readOverview,
  readStanding,
  runDrill,
} from './backup.service.ts'
import { previewElsewhere, restoreElsewhere } from './elsewhere.service.ts'
import { assertNothingToLose, listCandidates, restoreDamaged } from './entrance.service.ts'
import { previewRestore, restoreOpenStore } from './restore.service.ts'
import { salvageStore } from './salvage.service.ts'
import { receivePiece } from './uploads.ts'

const own = officerProcedure.backup
const open = publicProcedure.backup

export const backupRouter = {
  overview: own.overview.handler(({ context }) => readOverview(context)),
  standing: own.standing.handler(({ context }) => readStanding(context)),
  create: own.create.handler(({ context }) => createBackup(context)),
  drill: own.drill.handler(({ context }) =>
    runDrill(context.service, { action: context.action, officerId: context.officer.id }),
  ),
  makeOffsite: own.makeOffsite.handler(({ context }) => makeOffsite(context)),
  readOffsite: own.readOffsite.handler(({ context, input }) => readOffsite(context.service, input)),
  upload: own.upload.handler(({ context, input }) => receivePiece(context.service, input)),
  preview: own.preview.handler(({ context, input }) => previewRestore(context, input.source)),
  restore: own.restore.handler(({ context, input }) => restoreOpenStore(context, input)),
  candidates: open.candidates.handler(({ context, input }) => listCandidates(context, input)),
  restoreDamaged: open.restoreDamaged.handler(({ context, input }) => restoreDamaged(context, input)),
  salvage: open.salvage.handler(({ context, input }) => salvageStore(context, input)),
  salvaged: own.salvaged.handler(({ context }) => ({ report: context.service.salvageReport() ?? null })),
  uploadAtEntrance: open.uploadAtEntrance.handler(({ context, input }) => {
    assertNothingToLose(context.service)
    return receivePiece(context.service, input)
  }),
  previewElsewhere: open.previewElsewhere.handler(({ context, input }) => previewElsewhere(context, input)),
  restoreElsewhere: open.restoreElsewhere.handler(({ context, input }) => restoreElsewhere(context, input)),
}
