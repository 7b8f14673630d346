import {
  canHold,
  guessKind,
  hasDetail,
  readEntity,
  rolesOfKind,
} from '#shared/features/entity/entity.rules.ts'
import {
  emptyEntityDetails,
  type EntityDetails,
  type EntityId,
  type EntityInput,
  type EntityKind,
  type EntityLink,
  type EntityRole,
  type EntitySource,
} from '#shared/features/entity/entity.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** What is being put into a case. */
export type Entry = {
  value: string
  /** Undefined: as guessed from what is typed. */
  kind: EntityKind | undefined
  details: EntityDetails
  /** Undefined: the usual one of the kind. */
  role: EntityRole | null | undefined
  source: EntitySource
  holderId: EntityId | null
  subjectId: EntityLink['subjectId']
  /** Somebody of this name who is known and meant. */
  chosen: { id: EntityId; shown: string } | undefined
}

export const freshEntry = (before?: Entry): Entry => ({
  value: '',
  kind: undefined,
  details: emptyEntityDetails,
  role: undefined,
  // Several numbers in a row come from one statement, and often from one person.
  source: before?.source ?? 'subjectStatement',
  holderId: before?.holderId ?? null,
  subjectId: before?.subjectId ?? null,
  chosen: undefined,
})

export const kindOf = ({ kind, value }: Entry): EntityKind => kind ?? guessKind(value)

/** What a person did is never assumed; what a number or thing is for mostly goes without saying. */
export const roleOf = (entry: Entry): EntityRole | null => {
  if (entry.role !== undefined) return entry.role
  const kind = kindOf(entry)
  return canHold(kind) && kind !== 'employer' ? null : (rolesOfKind[kind][0] ?? null)
}

export const entityOf = (entry: Entry): EntityInput => ({
  kind: kindOf(entry),
  value: entry.value.trim(),
  details: entry.details,
})

export const readEntry = (entry: Entry, today: PlainDate): ReturnType<typeof readEntity> =>
  readEntity(entityOf(entry), today)

/** Details that tell one of the kind from another, and so are asked at once. */
const askedAtOnce = ['bank', 'platform', 'day', 'documentType', 'regionCode'] as const
export type AskedDetail = (typeof askedAtOnce)[number]

export const detailsAskedFor = (kind: EntityKind): AskedDetail[] =>
  askedAtOnce.filter((detail) => hasDetail(kind, detail) && (detail !== 'regionCode' || kind === 'address'))
