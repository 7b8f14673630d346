import { and, count, desc, eq, lt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import {
  type Handover,
  type HandoverListInput,
  type HandoverItem,
  type HandoverKind,
} from '#shared/features/custody/custody.schema.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, handovers, subjects } from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** Those of the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, handovers.caseId)

const keptItems = z.array(z.looseObject({ name: z.string(), quantity: z.number().int().nullish() }))

const listed = (scope: Scope, caseRowId: number): SQL | undefined =>
  and(within(scope), eq(handovers.caseId, caseRowId))

export type ListedHandover = Handover & { rowId: number }

/** The newest first; one more than asked so that the caller sees whether there is more. */
export const listHandovers = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  { limit }: Pick<HandoverListInput, 'limit'>,
  after: readonly (string | number | null)[] | undefined,
): ListedHandover[] => {
  const last = after?.[0]
  return db
    .select({
      row: handovers,
      subjectUuid: subjects.uuid,
      position: subjects.position,
      fullName: subjects.fullName,
      description: subjects.description,
    })
    .from(handovers)
    .innerJoin(cases, eq(cases.id, handovers.caseId))
    .leftJoin(subjects, eq(subjects.id, handovers.subjectId))
    .where(and(listed(scope, caseRowId), typeof last === 'number' ? lt(handovers.id, last) : undefined))
    .orderBy(desc(handovers.id))
    .limit(limit + 1)
    .all()
    .map(({ row, subjectUuid, position, fullName, description }) => ({
      rowId: row.id,
      id: row.uuid as Handover['id'],
      kind: row.kind,
      subject:
        subjectUuid === null || position === null
          ? null
          : {
              id: subjectUuid as NonNullable<Handover['subject']>['id'],
              position,
              shownName: shownNameOf({ fullName, description }),
            },
      happenedAt: new Date(row.happenedAt),
      recordedAt: new Date(row.recordedAt),
      place: row.place,
      giverInitials: initialsOf(row.givenBy),
      receiverInitials: initialsOf(row.receivedBy),
      institution: row.institution,
      reason: row.reason,
      items: keptItems.parse(row.items).map(({ name, quantity }) => ({ name, quantity: quantity ?? 1 })),
    }))
}

export const countHandovers = (db: ReadDb, scope: Scope, caseRowId: number): number =>
  db
    .select({ count: count() })
    .from(handovers)
    .innerJoin(cases, eq(cases.id, handovers.caseId))
    .where(listed(scope, caseRowId))
    .get()?.count ?? 0

export type NewHandoverRow = {
  uuid: string
  caseId: number
  kind: HandoverKind
  subjectId: number | null
  happenedAt: number
  recordedAt: number
  place: string
  givenBy: string
  givenByTitle: string | null
  receivedBy: string
  receivedByTitle: string | null
  institution: string | null
  reason: string
  items: HandoverItem[]
}

export const insertHandover = (db: WriteDb, row: NewHandoverRow): void => {
  db.insert(handovers).values(row).run()
}
