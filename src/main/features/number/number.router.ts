import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  cancelEntry,
  explainGap,
  listNumberPage,
  previewNumber,
  readCounters,
  readPatterns,
  reserveNumber,
  savePattern,
  startCounter,
} from './number.service.ts'

const procedures = officerProcedure.number

export const numberRouter = {
  patterns: procedures.patterns.handler(({ context }) => readPatterns(context)),
  preview: procedures.preview.handler(({ context, input }) => previewNumber(context, input)),
  savePattern: procedures.savePattern.handler(({ context, input }) => savePattern(context, input)),
  startCounter: procedures.startCounter.handler(({ context, input }) => startCounter(context, input)),
  list: procedures.list.handler(({ context, input }) => listNumberPage(context, input)),
  counters: procedures.counters.handler(({ context, input }) => readCounters(context, input)),
  reserve: procedures.reserve.handler(({ context, input }) => reserveNumber(context, input)),
  cancel: procedures.cancel.handler(({ context, input }) => cancelEntry(context, input)),
  explainGap: procedures.explainGap.handler(({ context, input }) => explainGap(context, input)),
}
