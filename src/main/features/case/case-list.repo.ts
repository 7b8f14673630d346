import {
  type CaseListInput,
  type CaseListItem,
  type CaseListQuery,
  type CaseSort,
  type CaseView,
  type CaseViewCounts,
  shownSubjects,
} from '#shared/features/case/case-list.schema.ts'
import { caseStates, triageColours, type CaseId, type CaseState } from '#shared/features/case/case.schema.ts'
import { nameWordsOf, readCaseNumber } from '#shared/features/case/case.rules.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { cases, officers, sections, subjects, villages } from '#main/platform/db/schema.ts'
import { walkedCaseIsReached } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'

/** Who asks, and when: what the standing views compare with. */
export type Asking = { officerRowId: number; sectionRowId: number | null; now: number; weekEnd: number }

const openStates = caseStates.filter((state) => state !== 'closed' && state !== 'merged')
const endStates: readonly CaseState[] = ['closed', 'merged']

const statesOf: Readonly<Record<CaseView, readonly CaseState[]>> = {
  mine: openStates,
  section: openStates,
  overdue: openStates,
  dueThisWeek: openStates,
  waiting: openStates,
  open: openStates,
  closed: endStates,
  all: caseStates,
}

/** What each view asks beside the state; `:me`, `:section`, `:now` and `:weekEnd` are those of the one who asks. */
const viewTerms: Readonly<Partial<Record<CaseView, string>>> = {
  mine: 'c.responsible_officer_id = :me',
  section: 'c.section_id = :section',
  overdue: 'c.due_at < :now',
  dueThisWeek: 'c.due_at >= :now and c.due_at <= :weekEnd',
  waiting: 'c.waiting_for is not null',
}

/** Cases without a deadline come after all that have one. */
const never = Number.MAX_SAFE_INTEGER

const colourRank = `case c.colour ${triageColours.map((colour, rank) => `when '${colour}' then ${rank}`).join(' ')} else ${triageColours.length} end`

const sortKeys: Readonly<Record<CaseSort, string>> = {
  due: `coalesce(c.due_at, ${never})`,
  received: 'c.received_at',
  updated: 'c.updated_at',
  number: 'c.number_key',
  colour: colourRank,
}

type Value = string | number | null | Buffer
type Question = { from: string; where: string; values: Record<string, Value> }

/** Collects values under names of their own, because one statement is kept for every shape of a question. */
const namedValues = () => {
  const values: Record<string, Value> = {}
  const name = (value: Value): string => {
    const key = `v${Object.keys(values).length}`
    values[key] = value
    return `:${key}`
  }
  return { values, name, names: (list: readonly Value[]) => list.map(name).join(', ') }
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** The instant a day begins at, by the workstation's zone. */
const startOf = (day: PlainDate): number => new Date(`${day}T00:00:00`).getTime()

const questionOf = (scope: Scope, query: CaseListQuery, asking: Asking): Question => {
  const { values, name, names } = namedValues()
  const states = statesOf[query.view].filter(
    (state) => query.states.length === 0 || query.states.includes(state),
  )
  const among = (column: string, list: readonly Value[]) =>
    list.length === 0 ? undefined : `${column} in (${names(list)})`
  const recordsIn = (column: string, table: string, ids: readonly string[]) =>
    ids.length === 0
      ? undefined
      : `${column} in (select id from ${table} where uuid in (${names(ids.map(bytesOf))}))`
  const colours = query.colours.filter((colour) => colour !== 'none')
  const colourTerms = [
    among('c.colour', colours),
    query.colours.length > colours.length ? 'c.colour is null' : undefined,
  ].filter((term) => term !== undefined)
  const { found, from, state } = textTerms(query.query, name)
  const terms = [
    walkedCaseIsReached(scope, 'c'),
    states.length === caseStates.length ? undefined : `${state} in (${names(states)})`,
    viewTerms[query.view],
    colourTerms.length === 0 ? undefined : `(${colourTerms.join(' or ')})`,
    among('c.channel', query.channels),
    among('c.urgency', query.urgency === null ? [] : [query.urgency]),
    among('c.confidentiality', query.confidentiality === null ? [] : [query.confidentiality]),
    recordsIn('c.responsible_officer_id', 'officers', query.officerIds),
    recordsIn('c.section_id', 'sections', query.sectionIds),
    recordsIn('c.village_id', 'villages', query.villageIds),
    query.receivedFrom === null ? undefined : `c.received_at >= ${name(startOf(query.receivedFrom))}`,
    query.receivedUntil === null
      ? undefined
      : `c.received_at < ${name(startOf(addDays(query.receivedUntil, 1)))}`,
    found,
  ].filter((term) => term !== undefined)
  const { officerRowId: me, sectionRowId: section, now, weekEnd } = asking
  return { from, where: terms.join(' and '), values: { ...values, me, section, now, weekEnd } }
}

/** A case number looks up its index; words of names start at the names and find the few cases behind them. */
const textTerms = (
  typed: string,
  name: (value: Value) => string,
): { found: string | undefined; from: string; state: string } => {
  const all = { from: 'cases c indexed by cases_list', state: 'c.state' }
  const number = readCaseNumber(typed)
  if (number) {
    const [prefix, end] = [name(number.prefix), name(`${number.prefix}\uffff`)]
    const exact =
      number.key === undefined ? '' : ` union select id from cases where number_key = ${name(number.key)}`
    return {
      found: `c.id in (select id from cases where number >= ${prefix} and number < ${end}${exact})`,
      ...all,
    }
  }
  const words = nameWordsOf(typed)
  if (words.length === 0) return { found: undefined, ...all }
  return {
    found: `f.case_names match ${name(words.map((word) => `"${word}"*`).join(' '))}`,
    from: 'case_names f cross join cases c indexed by cases_list_by_id on c.id = f.rowid',
    // The plus keeps the index from being asked once per state: a case found by its id is one row.
    state: '+c.state',
  }
}

type KeyRow = { id: number; key: number }

/** Row ids of one page in order, one more than asked so that the caller sees whether there is more. */
export const listCaseKeys = (
  db: ReadDb,
  scope: Scope,
  input: CaseListInput,
  asking: Asking,
  after: readonly (string | number | null)[] | undefined,
): KeyRow[] => {
  const { from, where, values } = questionOf(scope, input, asking)
  const key = sortKeys[input.sort]
  const [beyond, direction] = input.descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const)
  const [lastKey, lastId] = after ?? []
  const isAfter = typeof lastKey === 'number' && typeof lastId === 'number'
  const keyset = isAfter ? ` and (${key}, c.id) ${beyond} (:lastKey, :lastId)` : ''
  return db
    .prepare(
      `select c.id as id, ${key} as key from ${from} where ${where}${keyset}
       order by key ${direction}, c.id ${direction} limit :limit`,
    )
    .all({ ...values, limit: input.limit + 1, ...(isAfter ? { lastKey, lastId } : {}) }) as KeyRow[]
}

export const countCases = (db: ReadDb, scope: Scope, query: CaseListQuery, asking: Asking): number => {
  const { from, where, values } = questionOf(scope, query, asking)
  return Number(db.prepare(`select count(*) from ${from} where ${where}`).pluck().get(values))
}

const quoted = (states: readonly CaseState[]): string => states.map((state) => `'${state}'`).join(', ')

/** All standing views in one walk over the open cases. */
export const countViews = (db: ReadDb, scope: Scope, asking: Asking): CaseViewCounts => {
  const { officerRowId: me, sectionRowId: section, now, weekEnd } = asking
  const sums = Object.entries(viewTerms).map(([view, term]) => `count(*) filter (where ${term}) as ${view}`)
  const open = db
    .prepare(
      `select count(*) as open, ${sums.join(', ')} from cases c indexed by cases_list
       where ${walkedCaseIsReached(scope, 'c')} and c.state in (${quoted(openStates)})`,
    )
    .get({ me, section, now, weekEnd }) as Omit<CaseViewCounts, 'closed' | 'all'>
  const closed = Number(
    db
      .prepare(
        `select count(*) from cases c indexed by cases_list
         where ${walkedCaseIsReached(scope, 'c')} and c.state in (${quoted(endStates)})`,
      )
      .pluck()
      .get(),
  )
  return { ...open, closed, all: open.open + closed }
}

/** My open cases that nobody else has to move first, and those whose day is near or past. */
export const countWaitingForMe = (db: ReadDb, scope: Scope, { officerRowId: me, weekEnd }: Asking): number =>
  Number(
    db
      .prepare(
        `select count(*) from cases c indexed by cases_list
         where ${walkedCaseIsReached(scope, 'c')} and c.state in (${quoted(openStates)}) and c.responsible_officer_id = :me
           and (c.waiting_for is null or c.due_at <= :weekEnd)`,
      )
      .pluck()
      .get({ me, weekEnd }),
  )

const shownSubjectsOf = (db: ReadDb, rowIds: readonly number[]): Map<number, string[]> => {
  const shown = new Map<number, string[]>()
  const rows = db
    .select({ caseId: subjects.caseId, fullName: subjects.fullName, description: subjects.description })
    .from(subjects)
    .where(and(inArray(subjects.caseId, [...rowIds]), lte(subjects.position, shownSubjects)))
    .orderBy(asc(subjects.caseId), asc(subjects.position))
    .all()
  for (const { caseId, ...subject } of rows) {
    shown.set(caseId, [...(shown.get(caseId) ?? []), shownNameOf(subject)])
  }
  return shown
}

/** The rows of a page, in the order of the given numbers. */
export const listItemsOf = (db: ReadDb, rowIds: readonly number[]): CaseListItem[] => {
  const rows = db
    .select({
      row: cases,
      responsibleName: officers.fullName,
      sectionName: sections.name,
      villageUnit: villages.unitTypePrinted,
      villageName: villages.printedName,
    })
    .from(cases)
    .leftJoin(officers, eq(officers.id, cases.responsibleOfficerId))
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .leftJoin(villages, eq(villages.id, cases.villageId))
    .where(inArray(cases.id, [...rowIds]))
    .all()
  const found = new Map(rows.map((each) => [each.row.id, each]))
  const shown = shownSubjectsOf(db, rowIds)
  return rowIds.flatMap((rowId) => {
    const each = found.get(rowId)
    if (!each) return []
    const { row, responsibleName, sectionName, villageUnit, villageName } = each
    return {
      id: row.uuid as CaseId,
      number: row.number,
      title: row.title,
      subjects: shown.get(rowId) ?? [],
      subjectCount: row.subjectCount,
      colour: row.colour,
      isSmuggling: row.isSmuggling,
      state: row.state,
      channel: row.channel,
      urgency: row.urgency,
      confidentiality: row.confidentiality,
      dueAt: row.dueAt === null ? null : new Date(row.dueAt),
      dueKind: row.dueKind,
      waitingFor: row.waitingFor,
      responsibleName,
      sectionName,
      villageTitle:
        villageName === null || villageUnit === null
          ? null
          : villageTitle({ printedName: villageName, unitTypePrinted: villageUnit }),
      receivedAt: new Date(row.receivedAt),
      updatedAt: new Date(row.updatedAt),
    }
  })
}
