import { weekEndOf } from '#shared/features/case/case.rules.ts'
import type { ClockKind } from '#shared/features/clock/clock.schema.ts'
import type { HomeReach } from '#shared/features/home/home.schema.ts'
import { clockOfRung } from '#shared/features/referral/ladder.rules.ts'
import type { ReferralLine } from '#shared/features/referral/referral-view.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countReferrals, everything, listReferrals, type Narrowing } from './referral-list.repo.ts'
import { askingOf, linesOf } from './referral-read.service.ts'

type DueLine = ReferralLine & { clock: ClockKind | null }

/** Referrals of which something should have been heard, or should be by the end of this week. */
export const listReferralsDue = (
  context: OfficerContext,
  { reach, sectionId }: { reach: HomeReach; sectionId: string | null },
  due: 'overdue' | 'thisWeek',
  limit: number,
): { lines: DueLine[]; total: number } => {
  const { db, scope } = context
  const today = context.today()
  const narrowing: Narrowing = {
    ...everything,
    mine: reach === 'mine',
    ...(reach === 'section' ? { sectionId } : {}),
    ...(due === 'overdue'
      ? { view: 'overdue' as const }
      : { view: 'waiting' as const, dueFrom: today, dueUntil: weekEndOf(today) }),
  }
  const asking = askingOf(context)
  const found = listReferrals(db, scope, narrowing, asking, { limit })
  return {
    lines: linesOf(context, found.slice(0, limit)).map((line) => ({
      ...line,
      clock: line.ladder ? clockOfRung(line.ladder.rung) : null,
    })),
    total: countReferrals(db, scope, narrowing, asking),
  }
}
