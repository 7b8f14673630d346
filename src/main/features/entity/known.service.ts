import type { z } from 'zod'
import {
  isNamed,
  ownKeysOf,
  readEntity,
  relatedKeysOf,
  type EntityReading,
} from '#shared/features/entity/entity.rules.ts'
import {
  type EntityInput,
  type EntityKind,
  type KnownAnswer,
  type knownInput,
  type KnownSubject,
  largestKnownList,
} from '#shared/features/entity/entity.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { getCase, getCaseByRowId } from '#main/features/case/index.ts'
import { getSubjectByRowId } from '#main/features/subject/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countCasesOf, findPublicOwners, listOwners } from './appearance.repo.ts'
import { type EntityRecord, findByExactKey, listEntitiesByRowId, listNamesakes } from './entity.repo.ts'
import { showKnown } from './shown.service.ts'

const nothingKnown: KnownAnswer = {
  entities: [],
  entityTotal: 0,
  related: [],
  subjects: [],
  subjectTotal: 0,
  publicOwner: null,
}

/** Entities a reading may mean: one number, or everybody of a name, the newest first. */
export const candidatesFor = (
  context: OfficerContext,
  kind: EntityKind,
  { key, aliasKeys }: Pick<EntityReading, 'key' | 'aliasKeys'>,
): { first: EntityRecord[]; total: number } => {
  const { db, scope } = context
  if (!isNamed(kind)) {
    const found = reachable(context, findByExactKey(db, kind, key))
    return { first: found.slice(0, largestKnownList), total: found.length }
  }
  const rowIds = listNamesakes(db, scope, kind, [key, ...aliasKeys])
  return { first: listEntitiesByRowId(db, rowIds.slice(0, largestKnownList)), total: rowIds.length }
}

/** A number that stands only in cases beyond this scope is answered like one that is not known. */
const reachable = (context: OfficerContext, records: readonly EntityRecord[]): EntityRecord[] => {
  const counts = countCasesOf(
    context.db,
    context.scope,
    records.map(({ rowId }) => rowId),
  )
  return records.filter(({ rowId }) => (counts.get(rowId) ?? 0) > 0)
}

export const relatedOf = (context: OfficerContext, kind: EntityKind, key: string): EntityRecord[] =>
  reachable(
    context,
    relatedKeysOf({ kind, key }).flatMap((related) => findByExactKey(context.db, related.kind, related.key)),
  ).slice(0, largestKnownList)

/** Subjects whose own number this is. */
export const ownersOf = (
  context: OfficerContext,
  kind: EntityKind,
  key: string,
  caseRowId?: number,
): { subjects: KnownSubject[]; total: number } => {
  const rowIds = listOwners(context.db, context.scope, ownKeysOf({ kind, key }))
  const subjects = rowIds.slice(0, largestKnownList).map((rowId) => {
    const subject = getSubjectByRowId(context.db, rowId)
    return {
      subjectId: subject.id,
      caseId: subject.caseId,
      caseNumber: getCaseByRowId(context.db, subject.caseRowId).number,
      shownName: shownNameOf(subject),
      role: subject.role,
      inThisCase: subject.caseRowId === caseRowId,
    }
  })
  return { subjects, total: rowIds.length }
}

/** On the stop-list, also where the number was typed as the e-wallet or WhatsApp account on it. */
export const publicOwnerOf = (context: OfficerContext, kind: EntityKind, key: string): string | null => {
  const keys = [{ kind, key }, ...relatedKeysOf({ kind, key })]
  const ownerOf = findPublicOwners(context.db, keys)
  return keys.map(ownerOf).find((owner) => owner !== null) ?? null
}

const knownAs = (
  context: OfficerContext,
  kind: EntityKind,
  reading: EntityReading,
  caseRowId: number | undefined,
): KnownAnswer => {
  const { key } = reading
  if (key === '') return nothingKnown
  const publicOwner = publicOwnerOf(context, kind, key)
  // A number of the police or a hotline stands in many cases and links none of them.
  if (publicOwner !== null) return { ...nothingKnown, publicOwner }
  const { first, total } = candidatesFor(context, kind, reading)
  const owners = ownersOf(context, kind, key, caseRowId)
  return {
    entities: showKnown(context, first, caseRowId),
    entityTotal: total,
    related: showKnown(context, relatedOf(context, kind, key), caseRowId),
    subjects: owners.subjects,
    subjectTotal: owners.total,
    publicOwner,
  }
}

/** What the office knows of something that is being typed, within reach. Half a number is simply not known. */
export const answerKnown = (
  context: OfficerContext,
  { caseId, ...typed }: z.output<typeof knownInput>,
): KnownAnswer => {
  const caseRowId = caseId === null ? undefined : getCase(context.db, context.scope, caseId).rowId
  return knownAs(context, typed.kind, readEntity(typed, context.today()), caseRowId)
}

/** The same for several values at once, in their order: for forms that ask about many fields. */
export const knownIdentifiers = (
  context: OfficerContext,
  values: readonly EntityInput[],
  caseRowId?: number,
): KnownAnswer[] =>
  values.map((value) => knownAs(context, value.kind, readEntity(value, context.today()), caseRowId))
