import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { caseId, confidentiality } from '../case/case.schema.ts'

/** As much of a sealed case as somebody is told who may open it with a reason: never what it is about. */
export const sealedCase = z.object({
  id: caseId,
  number: z.string(),
  confidentiality,
  sectionName: z.string().nullable(),
  responsibleName: z.string().nullable(),
})
export type SealedCase = z.infer<typeof sealedCase>

export const sealedListInput = pageInput.strict()
export type SealedListInput = z.output<typeof sealedListInput>
export const sealedListPage = pageOf(sealedCase).extend({ total: z.number().int() })
export type SealedListPage = z.infer<typeof sealedListPage>

/** A case that stands open to this login for a while. */
export const runningOpening = z.object({ caseId, number: z.string(), endsAt: z.date() })
export type RunningOpening = z.infer<typeof runningOpening>

export const openingNotice = z.object({
  id: idOf('CaseOpeningNotice'),
  /** Null where the reader is told of it without seeing the case. */
  caseId: caseId.nullable(),
  caseNumber: z.string(),
  officerName: z.string(),
  reason: z.string(),
  openedAt: z.date(),
  endsAt: z.date(),
  endedAt: z.date().nullable(),
})
export type OpeningNotice = z.infer<typeof openingNotice>

/** More than this an officer is shown when he has seen some. */
export const largestNoticeList = 20
/** Cases one login has open at the same time. */
export const largestOpeningList = 50
