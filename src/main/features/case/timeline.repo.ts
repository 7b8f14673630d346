import type { TimelineInput, TimelineItem } from '#shared/features/case/case-detail.schema.ts'
import type { CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { caseIsReached } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { caseEvents, caseNotes, cases, officers, sections, subjects } from '#main/platform/db/schema.ts'

/** A line about another case is there for those who see that case too: a link, a merger, a person who came again. */
const tellsOfReached = (scope: Scope): SQL | undefined =>
  scope.reach === 'office'
    ? undefined
    : sql`(json_extract(${caseEvents.data}, '$.caseId') is null and json_extract(${caseEvents.data}, '$.blockedCase') is null
        or exists (select 1 from cases told
          where (told.uuid = unhex(replace(json_extract(${caseEvents.data}, '$.caseId'), '-', ''))
            or told.number = json_extract(${caseEvents.data}, '$.blockedCase'))
            and ${sql.raw(caseIsReached(scope, 'told'))}))`

const among = (scope: Scope, caseRowId: number, kinds: readonly CaseEventKind[]): SQL | undefined =>
  and(
    eq(caseEvents.caseId, caseRowId),
    kinds.length === 0 ? undefined : inArray(caseEvents.kind, [...kinds]),
    tellsOfReached(scope),
  )

export const countEvents = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  kinds: readonly CaseEventKind[],
): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(caseEvents)
    .where(among(scope, caseRowId, kinds))
    .get()?.count ?? 0

export type ListedEvent = TimelineItem & { rowId: number }

/** One page, the newest first; one more than asked. */
export const listEvents = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  { kinds, limit }: Pick<TimelineInput, 'kinds' | 'limit'>,
  after: readonly (string | number | null)[] | undefined,
): ListedEvent[] => {
  const [lastAt, lastId] = after ?? []
  const rows = db
    .select({
      event: caseEvents,
      officerName: officers.fullName,
      note: caseNotes.body,
      subjectId: subjects.uuid,
      position: subjects.position,
      fullName: subjects.fullName,
      description: subjects.description,
    })
    .from(caseEvents)
    .leftJoin(officers, eq(officers.id, caseEvents.officerId))
    .leftJoin(subjects, eq(subjects.id, caseEvents.subjectId))
    .leftJoin(
      caseNotes,
      and(eq(caseEvents.recordKind, 'caseNote'), eq(caseNotes.uuid, caseEvents.recordUuid)),
    )
    .where(
      and(
        among(scope, caseRowId, kinds),
        typeof lastAt === 'number' && typeof lastId === 'number'
          ? sql`(${caseEvents.occurredAt}, ${caseEvents.id}) < (${lastAt}, ${lastId})`
          : undefined,
      ),
    )
    .orderBy(desc(caseEvents.occurredAt), desc(caseEvents.id))
    .limit(limit + 1)
    .all()
  const names = namesBehind(
    db,
    rows.map(({ event }) => event.data),
  )
  return rows.map(({ event, officerName, note, subjectId, position, fullName, description }) => ({
    rowId: event.id,
    id: event.uuid as TimelineItem['id'],
    kind: event.kind,
    occurredAt: new Date(event.occurredAt),
    recordedAt: new Date(event.recordedAt),
    officerName,
    subject:
      subjectId === null || position === null
        ? null
        : {
            id: subjectId as NonNullable<TimelineItem['subject']>['id'],
            position,
            shownName: shownNameOf({ fullName, description }),
          },
    record:
      event.recordKind === null || event.recordUuid === null || event.recordKind === 'caseNote'
        ? null
        : { kind: event.recordKind, id: event.recordUuid },
    data: event.data,
    note,
    names: Object.fromEntries(
      Object.entries(event.data).flatMap(([key, value]) => {
        const name = typeof value === 'string' ? names.get(`${key} ${value}`) : undefined
        return name === undefined ? [] : [[key, name]]
      }),
    ),
  }))
}

type Data = (typeof caseEvents.$inferSelect)['data']

/** Names of the officers, sections and cases that the lines of a page point at, by key and id. */
const namesBehind = (db: ReadDb, data: readonly Data[]): Map<string, string> => {
  const idsOf = (key: string): string[] => [
    ...new Set(data.flatMap((each) => (typeof each[key] === 'string' ? [each[key]] : []))),
  ]
  const named = (
    key: string,
    find: (ids: string[]) => { id: string; name: string }[],
  ): [string, string][] => {
    const ids = idsOf(key)
    return ids.length === 0 ? [] : find(ids).map(({ id, name }) => [`${key} ${id}`, name])
  }
  return new Map([
    ...named('officerId', (ids) =>
      db
        .select({ id: officers.uuid, name: officers.fullName })
        .from(officers)
        .where(inArray(officers.uuid, ids))
        .all(),
    ),
    ...named('sectionId', (ids) =>
      db
        .select({ id: sections.uuid, name: sections.name })
        .from(sections)
        .where(inArray(sections.uuid, ids))
        .all(),
    ),
    ...named('caseId', (ids) =>
      db.select({ id: cases.uuid, name: cases.number }).from(cases).where(inArray(cases.uuid, ids)).all(),
    ),
  ])
}
