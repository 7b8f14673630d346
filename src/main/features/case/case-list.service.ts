import type { CaseListInput, CaseListPage, CaseViewCounts } from '#shared/features/case/case-list.schema.ts'
import { weekEndOf } from '#shared/features/case/case.rules.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  type Asking,
  countCases,
  countViews,
  countWaitingForMe,
  listCaseKeys,
  listItemsOf,
} from './case-list.repo.ts'
import { endOfDay } from './case-upkeep.service.ts'

const askingOf = ({ officer, now, today }: OfficerContext): Asking => ({
  officerRowId: officer.id,
  sectionRowId: officer.sectionRowId,
  now: now(),
  weekEnd: endOfDay(weekEndOf(today())),
})

export const listCasePage = (context: OfficerContext, input: CaseListInput): CaseListPage => {
  const { db, scope } = context
  const asking = askingOf(context)
  const keys = listCaseKeys(db, scope, input, asking, decodeCursor(input.cursor))
  const page = keys.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: listItemsOf(
      db,
      page.map(({ id }) => id),
    ),
    nextCursor: keys.length > page.length && last ? encodeCursor([last.key, last.id]) : null,
    total: countCases(db, scope, input, asking),
  }
}

export const readViewCounts = (context: OfficerContext): CaseViewCounts =>
  countViews(context.db, context.scope, askingOf(context))

export const readWaiting = (context: OfficerContext): { count: number } => ({
  count: countWaitingForMe(context.db, context.scope, askingOf(context)),
})
