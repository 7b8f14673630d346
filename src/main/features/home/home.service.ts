import type { AgreementSummary } from '#shared/features/agreement/agreement.schema.ts'
import type { DesignationDue } from '#shared/features/designation/designation.schema.ts'
import {
  largestHomeList,
  type CaseWorkKind,
  type ExpiringAgreement,
  type HomeColumn,
  type HomeDue,
  type HomeItem,
  type HomeReach,
  type HomeVillage,
  type HomeWork,
} from '#shared/features/home/home.schema.ts'
import { byUrgency, homeColumnFor, isGroup } from '#shared/features/home/home.rules.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { addDays, isPlainDate, plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { listAgreementsDue } from '#main/features/agreement/index.ts'
import { listDesignationsDue } from '#main/features/designation/index.ts'
import { listUnansweredPrints } from '#main/features/document/index.ts'
import { listLiaisonGaps } from '#main/features/liaison/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { caseWork, reachOf } from './case-work.service.ts'
import { homeItem } from './home-item.ts'
import {
  countBeginning,
  countLackingCertificates,
  listLackingCertificates,
  type LackingCertificate,
} from './home.repo.ts'

/** How much is looked at of every source; home shows the most pressing of it. */
const largestSource = 500

type Registered = HomeItem & { kind: Exclude<HomeItem['kind'], CaseWorkKind> }
const item = homeItem<Registered['kind']>

const agreementItem = (agreement: AgreementSummary): Registered | undefined => {
  const { id, title, state, lastDay, signedOn, partyNames } = agreement
  const whose = partyNames.at(-1) ?? null
  switch (state) {
    case 'expired':
      return item('agreementExpired', id, title, { whose, dueOn: lastDay })
    case 'expiring30':
      return item('agreementExpiring', id, title, { whose, dueOn: lastDay })
    case 'incomplete':
      return item('agreementIncomplete', id, title, { whose, since: signedOn })
    default:
      return undefined
  }
}

/** A designation that runs out becomes work this many days before. */
const expiryDays = 30

const designationItem = (due: DesignationDue, today: PlainDate): Registered | undefined => {
  const day = due.day !== null && isPlainDate(due.day) ? due.day : null
  const { villageName: whose } = due
  switch (due.kind) {
    case 'draft':
      return item('decreeDraft', due.decreeId, due.decreeLabel, { whose, since: day })
    case 'notInaugurated':
      return item('inaugurationOpen', due.decreeId, due.decreeLabel, { whose, since: day })
    case 'expiring':
      return day === null || day > addDays(today, expiryDays)
        ? undefined
        : item('designationExpiring', due.decreeId, due.decreeLabel, { whose, dueOn: day })
  }
}

/** Lines about one decree, in the order of their first appearance. */
const byRecord = <Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): [Entry, ...Entry[]][] => {
  const groups = new Map<string, [Entry, ...Entry[]]>()
  for (const entry of entries) {
    const group = groups.get(keyOf(entry))
    if (group) group.push(entry)
    else groups.set(keyOf(entry), [entry])
  }
  return [...groups.values()]
}

/** One ceremony serves all villages of a decree, so they are one line. */
const designationItems = (dues: readonly DesignationDue[], today: PlainDate): Registered[] => {
  const items = dues.flatMap((due) => designationItem(due, today) ?? [])
  return byRecord(items, ({ kind, recordId }) => `${kind} ${recordId}`).map(([first, ...others]) => ({
    ...first,
    count: 1 + others.length,
  }))
}

const certificateItems = (lacking: readonly LackingCertificate[]): Registered[] =>
  byRecord(lacking, ({ decreeId }) => decreeId).flatMap((group) => {
    const [first] = group
    if (isGroup(group.length)) {
      const values = { whose: first.title, count: group.length, since: first.inauguratedOn }
      return item('certificatesMissing', first.decreeId, first.decreeLabel, values)
    }
    return group.map(({ designationId, title, inauguratedOn }) =>
      item('certificateMissing', designationId, title, { since: inauguratedOn }),
    )
  })

const liaisonItems = (gaps: readonly HomeVillage[]): Registered[] => {
  const [first] = gaps
  if (!first || !isGroup(gaps.length)) {
    return gaps.map(({ villageId, title, since }) => item('liaisonMissing', villageId, title, { since }))
  }
  const since = gaps.flatMap((gap) => gap.since ?? []).toSorted()[0] ?? null
  return [item('liaisonsMissing', first.villageId, '', { whose: first.title, count: gaps.length, since })]
}

const collect = (
  { db, scope, today }: OfficerContext,
  agreements: readonly AgreementSummary[],
  gaps: readonly HomeVillage[],
): Registered[] => [
  ...listUnansweredPrints(db, scope, { limit: largestSource }).map(
    ({ documentId, label, officerName, sentAt }) =>
      item('printUnanswered', documentId, label, {
        whose: officerName,
        isPerson: true,
        since: plainDateOfInstant(sentAt.getTime()),
      }),
  ),
  ...agreements.flatMap((agreement) => agreementItem(agreement) ?? []),
  ...designationItems(listDesignationsDue(db, scope, today()), today()),
  ...certificateItems(listLackingCertificates(db, scope, { inaugurated: true }, largestSource)),
  ...liaisonItems(gaps),
]

const sortedInto = (
  items: readonly Registered[],
  work: Record<HomeColumn, HomeWork>,
  today: PlainDate,
): Record<HomeColumn, HomeWork> => {
  const columnOf = (name: HomeColumn): HomeWork => {
    const own = items.filter((one) => homeColumnFor(one, today) === name)
    return {
      ...work[name],
      items: [...work[name].items, ...own].toSorted(byUrgency).slice(0, largestHomeList),
      total: work[name].total + own.length,
    }
  }
  return { overdue: columnOf('overdue'), thisWeek: columnOf('thisWeek'), waiting: columnOf('waiting') }
}

const expiringStates: ReadonlySet<string> = new Set(['expiring180', 'expiring90', 'expiring30'])

const isExpiring = (
  agreement: AgreementSummary,
): agreement is AgreementSummary & { state: ExpiringAgreement['state'] } =>
  expiringStates.has(agreement.state)

const short = <Item>(items: readonly Item[], total = items.length): { items: Item[]; total: number } => ({
  items: items.slice(0, largestHomeList),
  total,
})

/** Everything home shows, read in one go. */
export const readDue = (context: OfficerContext, asked?: HomeReach): HomeDue => {
  const reach = reachOf(context, asked)
  const { db, scope } = context
  const today = context.today()
  const agreements = listAgreementsDue(db, scope, today, largestSource)
  const gaps = listLiaisonGaps(db, scope, today, largestSource).map(({ villageId, lastOn, ...village }) => ({
    villageId,
    title: villageTitle(village),
    since: lastOn,
  }))
  const lacking = listLackingCertificates(db, scope, { inaugurated: false }, largestHomeList).map(
    ({ villageId, title, decidedOn }) => ({ villageId, title, since: decidedOn }),
  )
  return {
    ...reach,
    ...sortedInto(collect(context, agreements, gaps), caseWork(context, reach), today),
    expiring: short(
      agreements.filter(isExpiring).map(({ id, title, partyNames, lastDay, remainingDays, state }) => ({
        id,
        title,
        partyNames,
        lastDay,
        remainingDays,
        state,
      })),
    ),
    withoutLiaison: short(gaps),
    withoutCertificate: short(lacking, countLackingCertificates(db, scope)),
    beginning: countBeginning(db, scope),
  }
}
