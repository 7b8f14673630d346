import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import {
  bankKeyOf,
  bankSeparator,
  canHaveRole,
  canHold,
  entityVerdict,
  isNamed,
  readEntity,
  type EntityReading,
} from '#shared/features/entity/entity.rules.ts'
import type {
  EntityChoice,
  EntityId,
  EntityInput,
  EntityLink,
  EntityWarning,
} from '#shared/features/entity/entity.schema.ts'
import type { CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { type CaseRecord, recordCaseEvent, refreshCase } from '#main/features/case/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { standsInCase } from './appearance.repo.ts'
import { countLinksOfCase, findSameLink, insertLink, type LinkRecord } from './case-entity.repo.ts'
import { type EntityRecord, findByExactKey, findEntity, insertEntity, keepCaseCount } from './entity.repo.ts'
import { ownersOf, publicOwnerOf } from './known.service.ts'

/** A group case has a few dozen numbers; a telephone bill belongs into the evidence. */
export const largestCaseList = 500

/**
 * An entity somebody in this scope may see; a hidden one is answered like one that does not exist.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getEntity = (db: ReadDb, context: Pick<OfficerContext, 'scope'>, id: string): EntityRecord => {
  const found = findEntity(db, context.scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'entity' })
  return found
}

/**
 * What there is to say about something typed before it is put into a case; refused is what cannot be.
 *
 * @throws DomainError the refusals of identity, ENTITY_VALUE_IMPOSSIBLE, ENTITY_DOCUMENT_IMPOSSIBLE
 */
export const judgeEntity = (
  context: OfficerContext,
  input: EntityInput,
): { reading: EntityReading; warnings: EntityWarning[] } => {
  const reading = readEntity(input, context.today())
  assertAllowed(entityVerdict(reading))
  const warnings: EntityWarning[] = [...reading.warnings]
  const owner = publicOwnerOf(context, input.kind, reading.key)
  if (owner !== null)
    return { reading, warnings: [...warnings, { code: 'ENTITY_IS_PUBLIC', data: { owner } }] }
  const { total } = ownersOf(context, input.kind, reading.key)
  if (total > 0) warnings.push({ code: 'ENTITY_IS_SUBJECTS_OWN', data: { count: total } })
  return { reading, warnings }
}

/** Whether two accounts of one number can be one: nobody says that they are at different banks. */
const isSameBank = (record: EntityRecord, { details }: EntityReading): boolean => {
  const [one, other] = [bankKeyOf(record.details.bank), bankKeyOf(details.bank)]
  return one === '' || other === '' || one === other
}

/** The entity that is meant beyond doubt; undefined where it has to be made or an officer has to choose. */
export const findMeant = (
  db: ReadDb,
  context: OfficerContext,
  kind: EntityInput['kind'],
  reading: EntityReading,
  choice: EntityChoice,
): EntityRecord | undefined => {
  if (choice !== 'ask' && choice !== 'new') {
    const chosen = getEntity(db, context, choice)
    if (chosen.kind !== kind) throw new DomainError('ENTITY_CHOICE_DIFFERS')
    return chosen
  }
  if (isNamed(kind)) return undefined
  return findByExactKey(db, kind, reading.key).find((record) => isSameBank(record, reading))
}

const create = (
  db: WriteDb,
  kind: EntityInput['kind'],
  reading: EntityReading,
  recordedAt: number,
): EntityRecord => {
  const taken = !isNamed(kind) && findByExactKey(db, kind, reading.key).length > 0
  // Only an account gets here with its number taken: the same digits at another bank.
  const key = taken ? `${reading.key}${bankSeparator}${bankKeyOf(reading.details.bank)}` : reading.key
  return insertEntity(db, { ...reading, kind, key }, recordedAt)
}

export type CheckedLink = Pick<
  LinkRecord,
  'role' | 'source' | 'sourceNote' | 'howMet' | 'holderRowId' | 'subjectRowId'
>

/** @throws DomainError ENTITY_ROLE_NOT_POSSIBLE, ENTITY_HOLDER_NOT_IN_CASE, ENTITY_SUBJECT_NOT_IN_CASE */
export const checkLink = (
  db: ReadDb,
  context: OfficerContext,
  caseRecord: CaseRecord,
  kind: EntityInput['kind'],
  { holderId, subjectId, ...link }: EntityLink,
): CheckedLink => {
  assertAllowed(canHaveRole(kind, link.role))
  return {
    ...link,
    holderRowId: holderId === null ? null : holderOf(db, context, caseRecord.rowId, holderId),
    subjectRowId: subjectId === null ? null : subjectOf(db, context, caseRecord.rowId, subjectId),
  }
}

const holderOf = (db: ReadDb, context: OfficerContext, caseRowId: number, id: EntityId): number => {
  const holder = findEntity(db, context.scope, id)
  if (!holder || !canHold(holder.kind) || !standsInCase(db, holder.rowId, caseRowId))
    throw new DomainError('ENTITY_HOLDER_NOT_IN_CASE')
  return holder.rowId
}

const subjectOf = (db: ReadDb, context: OfficerContext, caseRowId: number, id: string): number => {
  const subject = getSubject(db, context.scope, id)
  if (subject.caseRowId !== caseRowId) throw new DomainError('ENTITY_SUBJECT_NOT_IN_CASE')
  return subject.rowId
}

export const recordLinkEvent = (
  db: WriteDb,
  context: OfficerContext,
  kind: Extract<CaseEventKind, `entity${string}`>,
  { caseRowId, subjectRowId, role }: Pick<LinkRecord, 'caseRowId' | 'subjectRowId' | 'role'>,
  entity: Pick<EntityRecord, 'id' | 'kind'>,
): void => {
  const now = context.now()
  recordCaseEvent(db, {
    caseRowId,
    kind,
    occurredAt: now,
    recordedAt: now,
    officerRowId: context.officer.id,
    ...(subjectRowId === null ? {} : { subjectRowId }),
    record: { kind: 'entity', id: entity.id },
    data: { entity: entity.kind, entityRole: role },
  })
}

type NewCaseEntity = {
  entity: EntityInput
  /** A name is never taken for somebody known of the same name unless he is chosen here. */
  choice?: Exclude<EntityChoice, 'ask'>
  link: Omit<EntityLink, 'holderId'> & {
    /** Who has it: an entity of this case, or the place in this list of one that comes before. */
    holder?: EntityId | number | null
  }
}

export type AddedCaseEntity = { link: LinkRecord; entity: EntityRecord }

/**
 * Puts entities into a case inside the caller's `change()`, and those that are not known into the register. Warnings
 * are kept with the entry: the caller has asked with `judgeEntity` before. What the case has already is left as it is.
 *
 * @throws DomainError the refusals of `entityErrors`
 */
export const addCaseEntities = (
  db: WriteDb,
  context: OfficerContext,
  caseRecord: CaseRecord,
  inputs: readonly NewCaseEntity[],
): AddedCaseEntity[] => {
  const now = context.now()
  const count = countLinksOfCase(db, context.scope, caseRecord.rowId)
  if (count + inputs.length > largestCaseList)
    throw new DomainError('ENTITIES_FULL', { maximum: largestCaseList })
  const added: AddedCaseEntity[] = []
  for (const { entity: input, choice = 'new', link } of inputs) {
    const { holder = null, ...rest } = link
    const holderId = typeof holder === 'number' ? (added[holder]?.entity.id ?? null) : holder
    const { reading, warnings } = judgeEntity(context, input)
    const checked = checkLink(db, context, caseRecord, input.kind, { ...rest, holderId })
    const entity = findMeant(db, context, input.kind, reading, choice) ?? create(db, input.kind, reading, now)
    if (checked.holderRowId === entity.rowId) throw new DomainError('ENTITY_HOLDS_ITSELF')
    const wanted = { ...checked, caseRowId: caseRecord.rowId, entityRowId: entity.rowId }
    const same = findSameLink(db, wanted)
    const written = same ?? insertLink(db, { ...wanted, warnings }, now)
    if (!same) {
      keepCaseCount(db, entity.rowId)
      recordLinkEvent(db, context, 'entityLinked', written, entity)
    }
    added.push({ link: written, entity })
  }
  refreshCase(db, caseRecord.rowId, now)
  return added
}
