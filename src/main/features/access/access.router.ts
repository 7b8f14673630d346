import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  endOpening,
  listSealedPage,
  markNoticeSeen,
  openCase,
  readDoor,
  readNotices,
  readRunning,
} from './access.service.ts'

const procedures = officerProcedure.access

export const accessRouter = {
  sealed: procedures.sealed.handler(({ context, input }) => listSealedPage(context, input)),
  door: procedures.door.handler(({ context, input }) => readDoor(context, input.caseId)),
  open: procedures.open.handler(({ context, input }) => openCase(context, input)),
  end: procedures.end.handler(({ context, input }) => endOpening(context, input.caseId)),
  running: procedures.running.handler(({ context }) => readRunning(context)),
  notices: procedures.notices.handler(({ context }) => readNotices(context)),
  seen: procedures.seen.handler(({ context, input }) => markNoticeSeen(context, input.id)),
}
