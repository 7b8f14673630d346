import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { handOver, readCarriers, readHandOverList } from './hand-over.service.ts'
import { listTaskPage, readCounts } from './task-list.service.ts'
import { addTask, cancelTask, changeTask, finishTask } from './task-work.service.ts'

const procedures = officerProcedure.task

export const taskRouter = {
  list: procedures.list.handler(({ context, input }) => listTaskPage(context, input)),
  counts: procedures.counts.handler(({ context }) => readCounts(context)),
  add: procedures.add.handler(({ context, input }) => addTask(context, input)),
  change: procedures.change.handler(({ context, input }) => changeTask(context, input)),
  finish: procedures.finish.handler(({ context, input }) => finishTask(context, input)),
  cancel: procedures.cancel.handler(({ context, input }) => cancelTask(context, input)),
  carriers: procedures.carriers.handler(({ context }) => readCarriers(context)),
  handOverList: procedures.handOverList.handler(({ context, input }) =>
    readHandOverList(context, input.officerId),
  ),
  handOver: procedures.handOver.handler(({ context, input }) => handOver(context, input)),
}
