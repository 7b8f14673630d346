import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { numberKeyOf, type SeenNumber } from '#shared/features/agreement/agreement-input.rules.ts'
import { reminderDays } from '#shared/features/agreement/agreement.rules.ts'
import type {
  AgreementFacets,
  AgreementId,
  AgreementListInput,
  AgreementListPage,
  AgreementState,
  AgreementSummary,
} from '#shared/features/agreement/agreement.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { agreementParties, agreements, agreementVillages } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** Stands for "no end" where days are compared as text. */
const never = '9999-12-31'

/**
 * Where every agreement stands on @today: the same rule as `agreementStandingFor`, said in SQL so that a list is
 * filtered, sorted, counted and paged by the state. A test holds the two together day by day.
 */
const standings = `
with links as (
  select a.*, coalesce(a.parent_id, a.id) as root_id,
    min(coalesce(a.terminated_on, '${never}'), coalesce(r.terminated_on, '${never}')) as over_on,
    coalesce(a.ends_on, '${never}') as agreed_end,
    max(a.signed_on, a.starts_on) as first_day,
    a.signed_on is not null and a.starts_on is not null and (a.ends_on is not null or a.open_ended = 1)
      and not exists (select 1 from agreement_parties p where p.agreement_id = a.id
        and (p.number is null or p.representative is null)) as complete
  from agreements a join agreements r on r.id = coalesce(a.parent_id, a.id)
),
terms as (
  select links.*,
    min(iif(automatic_renewal = 1 and agreed_end < @today, '${never}', agreed_end),
      iif(over_on = '${never}', over_on, date(over_on, '-1 day'))) as last_day
  from links
),
standings as (
  select t.*, case
    when t.over_on <= @today then 'terminated'
    when not t.complete then 'incomplete'
    when t.first_day > @today then 'notYetInForce'
    when exists (
      select 1 from terms m
      where m.root_id = t.root_id and m.kind = 'addendum' and m.id <> t.id and m.complete
        and m.signed_on <= @today and m.agreed_end <> t.agreed_end and m.over_on > @today
        and (t.kind <> 'addendum' or (m.signed_on, m.uuid) > (t.signed_on, t.uuid))
        and (m.first_day <= @today or t.last_day = '${never}' or m.first_day <= date(t.last_day, '+1 day'))
    ) then 'renewed'
    when t.last_day < @today then 'expired'
    when t.last_day <= date(@today, '+${reminderDays.expiring30} days') then 'expiring30'
    when t.last_day <= date(@today, '+${reminderDays.expiring90} days') then 'expiring90'
    when t.last_day <= date(@today, '+${reminderDays.expiring180} days') then 'expiring180'
    else 'inForce' end as state
  from terms t
)`

/** States in the order in which they want to be looked at. */
const attentionOrder: readonly AgreementState[] = [
  'expiring30',
  'expiring90',
  'expiring180',
  'incomplete',
  'expired',
  'notYetInForce',
  'inForce',
  'renewed',
  'terminated',
]

const attentionRank = `case s.state ${attentionOrder.map((state, rank) => `when '${state}' then ${rank}`).join(' ')} end`

/** What a list is sorted by, as one text; the row's number decides between equals. */
const sortKeys: Readonly<Record<AgreementListInput['sort'], string>> = {
  state: `${attentionRank} || s.last_day`,
  end: 's.last_day',
  signed: `coalesce(s.signed_on, '${never}')`,
  title: 's.title_key',
}

const matching = `
where (@states = '[]' or s.state in (select value from json_each(@states)))
  and (@kinds = '[]' or s.kind in (select value from json_each(@kinds)))
  and (@institution is null or exists (
    select 1 from agreement_parties p where p.agreement_id = s.id and p.institution = @institution))
  and (@villageRowId is null or exists (
    select 1 from agreement_villages v where v.village_id = @villageRowId and v.agreement_id in (s.id, s.root_id)))
  and (@text = '' or (@key <> '' and instr(s.title_key, @key) > 0)
    or exists (select 1 from agreement_parties p where p.agreement_id = s.id
      and (instr(lower(p.institution), @text) > 0 or instr(lower(coalesce(p.number, '')), @text) > 0
        or instr(lower(coalesce(p.representative, '')), @text) > 0))
    or (@key <> '' and exists (
      select 1 from agreement_villages c join villages v on v.id = c.village_id
      where c.agreement_id in (s.id, s.root_id) and instr(v.printed_name_key, @key) > 0)))`

type StandingRow = { id: number; state: AgreementState; last_day: string; sort_key: string }

const withoutDays: ReadonlySet<AgreementState> = new Set(['terminated', 'incomplete', 'notYetInForce'])

const standingOf = ({ state, last_day }: StandingRow, today: PlainDate) => {
  const lastDay = last_day === never ? null : (last_day as PlainDate)
  if (withoutDays.has(state)) return { state, lastDay, remainingDays: null, isInForce: false }
  const isInForce = lastDay === null || today <= lastDay
  const counts = lastDay !== null && state !== 'renewed'
  return { state, lastDay, remainingDays: counts ? daysBetween(today, lastDay) : null, isInForce }
}

const uuidsOf = (db: ReadDb, rowIds: readonly number[]): Map<number, AgreementId> =>
  new Map(
    db
      .select({ id: agreements.id, uuid: agreements.uuid })
      .from(agreements)
      .where(inArray(agreements.id, [...rowIds]))
      .all()
      .map(({ id, uuid }) => [id, uuid as AgreementId]),
  )

const villageCountOf = (db: ReadDb, rowIds: readonly number[]): number =>
  db
    .select({ count: sql<number>`count(distinct ${agreementVillages.villageId})` })
    .from(agreementVillages)
    .where(inArray(agreementVillages.agreementId, [...rowIds]))
    .get()?.count ?? 0

/** Turns standings into what a list shows, in the order they came. */
const summariesOf = (db: ReadDb, rows: readonly StandingRow[], today: PlainDate): AgreementSummary[] => {
  const rowIds = rows.map(({ id }) => id)
  const found = new Map(
    db
      .select()
      .from(agreements)
      .where(inArray(agreements.id, rowIds))
      .all()
      .map((row) => [row.id, row]),
  )
  const parties = db
    .select()
    .from(agreementParties)
    .where(inArray(agreementParties.agreementId, rowIds))
    .orderBy(asc(agreementParties.position))
    .all()
  const parents = uuidsOf(
    db,
    [...found.values()].flatMap(({ parentId }) => parentId ?? []),
  )
  return rows.flatMap((standing) => {
    const row = found.get(standing.id)
    if (!row) return []
    const own = parties.filter(({ agreementId }) => agreementId === row.id)
    const { kind, title, signedOn, startsOn, endsOn, openEnded, parentId } = row
    return {
      id: row.uuid as AgreementId,
      kind,
      parentId: parentId === null ? null : (parents.get(parentId) ?? null),
      title,
      signedOn,
      startsOn,
      endsOn,
      openEnded,
      ...standingOf(standing, today),
      partyNames: own.map(({ institution }) => institution),
      numbers: own.map(({ number }) => number),
      villageCount: villageCountOf(db, parentId === null ? [row.id] : [row.id, parentId]),
    }
  })
}

type Filter = Omit<AgreementListInput, 'villageId' | 'limit' | 'cursor' | 'sort' | 'descending'>

const parametersOf = (filter: Filter, villageRowId: number | null, today: PlainDate) => ({
  today,
  states: JSON.stringify(filter.states),
  kinds: JSON.stringify(filter.kinds),
  institution: filter.institution,
  villageRowId,
  text: filter.query.trim().toLowerCase(),
  key: searchKeyOf(filter.query),
})

/** One page of agreements. Every office sees all of its own, so the scope has nothing to take away yet. */
export const listAgreements = (
  db: ReadDb,
  _scope: Scope,
  input: AgreementListInput,
  villageRowId: number | null,
  today: PlainDate,
): AgreementListPage => {
  const parameters = parametersOf(input, villageRowId, today)
  const [beyond, direction] = input.descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const)
  const key = sortKeys[input.sort]
  const [lastKey = null, lastId = null] = decodeCursor(input.cursor) ?? []
  const rows = db
    .prepare(
      `${standings} select s.id, s.state, s.last_day, ${key} as sort_key from standings s ${matching}
       and (@lastKey is null or (${key}, s.id) ${beyond} (@lastKey, @lastId))
       order by sort_key ${direction}, s.id ${direction} limit @limit`,
    )
    .all({
      ...parameters,
      lastKey: lastKey === null ? null : String(lastKey),
      lastId: Number(lastId),
      limit: input.limit + 1,
    }) as StandingRow[]
  const total = db
    .prepare(`${standings} select count(*) from standings s ${matching}`)
    .pluck()
    .get(parameters)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: summariesOf(db, page, today),
    nextCursor: rows.length > input.limit && last ? encodeCursor([last.sort_key, last.id]) : null,
    total: Number(total),
  }
}

export const readFacets = (db: ReadDb, _scope: Scope, today: PlainDate): AgreementFacets => {
  const states = db
    .prepare(`${standings} select s.state, count(*) as count from standings s group by s.state`)
    .all({ today }) as AgreementFacets['states']
  const institutions = db
    .select({ institution: agreementParties.institution })
    .from(agreementParties)
    .groupBy(agreementParties.institution)
    .orderBy(sql`count(*) desc`, asc(agreementParties.institution))
    .limit(100)
    .all()
  return {
    total: states.reduce((sum, { count }) => sum + count, 0),
    states,
    institutions: institutions.map(({ institution }) => institution),
  }
}

const someStandings = (db: ReadDb, today: PlainDate, rest: string, parameters: Record<string, number>) =>
  summariesOf(
    db,
    db
      .prepare(`${standings} select s.id, s.state, s.last_day, '' as sort_key from standings s ${rest}`)
      .all({ today, ...parameters }) as StandingRow[],
    today,
  )

/** The agreement with its addenda, in the order they were signed. */
export const listChain = (db: ReadDb, rootRowId: number, today: PlainDate): AgreementSummary[] =>
  someStandings(
    db,
    today,
    `where s.root_id = @rootRowId order by s.kind = 'addendum', coalesce(s.signed_on, '${never}'), s.uuid limit 100`,
    { rootRowId },
  )

/** Agreements that cover the village by themselves or through the agreement they belong to, newest first. */
export const listAgreementsOfVillage = (
  db: ReadDb,
  villageRowId: number,
  today: PlainDate,
): AgreementSummary[] =>
  someStandings(
    db,
    today,
    `where exists (select 1 from agreement_villages v
       where v.village_id = @villageRowId and v.agreement_id in (s.id, s.root_id))
     order by coalesce(s.signed_on, '${never}') desc, s.id desc limit 200`,
    { villageRowId },
  )

/** What wants doing: ends within 180 days, is over without a successor, or is not complete. The nearest end first. */
export const listAgreementsDue = (
  db: ReadDb,
  _scope: Scope,
  today: PlainDate,
  limit: number,
): AgreementSummary[] =>
  someStandings(
    db,
    today,
    `where s.state in ('expiring30', 'expiring90', 'expiring180', 'expired', 'incomplete')
     order by s.state = 'incomplete', s.last_day, s.id limit @limit`,
    { limit },
  )

/** Where other agreements carry one of these numbers. */
export const findSeenNumbers = (
  db: ReadDb,
  numbers: readonly string[],
  exceptRowId: number | undefined,
): SeenNumber[] => {
  const wanted = numbers.map(numberKeyOf)
  if (wanted.length === 0) return []
  return db
    .select({ number: agreementParties.number, title: agreements.title })
    .from(agreementParties)
    .innerJoin(agreements, eq(agreements.id, agreementParties.agreementId))
    .where(
      and(
        isNotNull(agreementParties.number),
        inArray(sql`replace(upper(${agreementParties.number}), ' ', '')`, wanted),
        exceptRowId === undefined ? undefined : sql`${agreements.id} <> ${exceptRowId}`,
      ),
    )
    .orderBy(asc(agreements.id))
    .limit(5)
    .all()
    .map(({ number, title }) => ({ number: number ?? '', title }))
}
