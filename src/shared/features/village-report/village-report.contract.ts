import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'
import { clockErrors } from '../clock/clock.errors.ts'
import { reportFileErrors, reportImportErrors, villageReportErrors } from './village-report.errors.ts'
import {
  followUpInput,
  importRow,
  largestImport,
  promoteInput,
  reporter,
  reportWarningCode,
  villageReport,
  villageReportId,
  villageReportInput,
  villageReportListInput,
  villageReportOutcome,
  villageReportPage,
} from './village-report.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'villageReport.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'villageReport.write', scope: 'office', audit: 'change' }).errors(
    villageReportErrors,
  )
const work = () =>
  procedure({ permission: 'villageReport.work', scope: 'office', audit: 'change' }).errors(
    villageReportErrors,
  )

const accepted = { acceptedWarnings: z.array(reportWarningCode).max(10).default([]) }
const target = { id: villageReportId, version: z.number().int() }
/** When it was done, where that is not now. */
const at = { at: z.date().nullable().default(null) }

export const villageReportContract = {
  list: read({ words: ['text'] })
    .input(villageReportListInput)
    .output(villageReportPage),
  get: read({ record: ['villageReport', 'id'] })
    .input(z.object({ id: villageReportId }).strict())
    .output(villageReport),
  /** Who reported, in clear; leaves an act with the reason. */
  reveal: procedure({ permission: 'subject.reveal', scope: 'office', audit: 'change', stepUp: true })
    .input(z.object({ id: villageReportId, reason: line(200) }).strict())
    .output(reporter),
  /** The same for whoever is about to correct the report; leaves an act. */
  openForCorrection: write()
    .input(z.object({ id: villageReportId }).strict())
    .output(reporter),
  /** `submissionId` is the id the report gets, and the key of the draft that ends with it; sent twice it is one report. */
  record: write()
    .input(villageReportInput.extend({ submissionId: villageReportId.nullable().default(null), ...accepted }))
    .output(villageReportOutcome),
  /** Corrects what was typed; a report that was sent back is submitted again by it. */
  correct: write()
    .input(villageReportInput.extend({ ...target, ...accepted }))
    .output(villageReportOutcome),
  /** Reports out of a file that was filled in without the program; bad rows are listed and left out. */
  importFile: write()
    .errors(reportImportErrors)
    .input(z.object({ file: z.file() }).strict())
    .output(z.object({ rows: z.array(importRow).max(largestImport), recorded: z.number().int() })),
  /** An empty file to fill in. */
  form: procedure({ permission: 'villageReport.read', scope: 'office', audit: 'none' }).output(z.file()),
  addFile: write()
    .errors(reportFileErrors)
    .input(z.object({ ...target, title: line(120), file: z.file() }).strict())
    .output(villageReport),
  verify: work()
    .input(z.object({ ...target, ...at }).strict())
    .output(villageReport),
  askCorrection: work()
    .input(z.object({ ...target, note: paragraph(1000) }).strict())
    .output(villageReport),
  followUp: work().input(followUpInput.extend(target)).output(villageReport),
  /** Opens a case with as many unnamed subjects as were seen. */
  promote: work()
    .input(promoteInput.extend({ ...target, ...at }))
    .output(z.object({ report: villageReport, caseId: idOf('Case') })),
  finish: work()
    .input(z.object({ ...target, summary: optionalLine(1000).default(null) }).strict())
    .output(villageReport),
  reject: work()
    .input(z.object({ ...target, reason: paragraph(1000) }).strict())
    .output(villageReport),
  /** Why a deadline was missed; shown beside it. */
  explainBreach: work()
    .errors({ CLOCK_NOT_BREACHED: clockErrors.CLOCK_NOT_BREACHED })
    .input(z.object({ ...target, clockId: idOf('Clock'), cause: paragraph(500) }).strict())
    .output(villageReport),
}
