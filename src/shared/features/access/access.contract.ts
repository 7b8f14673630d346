import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { caseId } from '../case/case.schema.ts'
import { accessErrors } from './access.errors.ts'
import {
  largestNoticeList,
  largestOpeningList,
  openingNotice,
  runningOpening,
  sealedCase,
  sealedListInput,
  sealedListPage,
} from './access.schema.ts'

const read = () => procedure({ permission: 'case.open', scope: 'office', audit: 'read' })
const change = () =>
  procedure({ permission: 'case.open', scope: 'office', audit: 'change' }).errors(accessErrors)
const byCase = z.object({ caseId }).strict()

export const accessContract = {
  /** Cases that are closed to this officer and that he may open with a reason. */
  sealed: read().input(sealedListInput).output(sealedListPage),
  /** What is told of one of them; everything else is not found. */
  door: read().input(byCase).output(sealedCase),
  /** Opens one for a while. Those named in it and the auditors are told who did it and why. */
  open: change()
    .input(z.object({ caseId, reason: paragraph(1000) }).strict())
    .output(runningOpening),
  /** Ends it before its time. */
  end: change().input(byCase).output(z.object({}).strict()),
  /** The cases that this login has open. */
  running: procedure({ permission: 'session', scope: 'own', audit: 'none' }).output(
    z.object({ items: z.array(runningOpening).max(largestOpeningList) }),
  ),
  /** Openings this officer is told of and has not seen yet, the newest first. */
  notices: procedure({ permission: 'session', scope: 'own', audit: 'read' }).output(
    z.object({ items: z.array(openingNotice).max(largestNoticeList), total: z.number().int() }),
  ),
  seen: procedure({ permission: 'session', scope: 'own', audit: 'change' })
    .input(z.object({ id: idOf('CaseOpeningNotice') }).strict())
    .output(z.object({}).strict()),
}
