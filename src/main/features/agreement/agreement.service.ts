import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  agreementWarningsFor,
  canAddAddendum,
  canKeepAgreement,
  canTerminate,
  canWithdrawTermination,
  repeatedNumbers,
  type FormerEnd,
} from '#shared/features/agreement/agreement-input.rules.ts'
import { chainEndFor } from '#shared/features/agreement/agreement.rules.ts'
import type {
  Agreement,
  AgreementDetail,
  AgreementInput,
  AgreementOutcome,
  AgreementWarning,
} from '#shared/features/agreement/agreement.schema.ts'
import { getVillage } from '#main/features/village/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findSeenNumbers } from './agreement-list.repo.ts'
import { getAgreement, readAgreement } from './agreement-read.service.ts'
import {
  insertAgreement,
  insertVillages,
  readChain,
  setFulfilled,
  updateAgreement,
  writeParties,
  writeScopeAndObligations,
  type AgreementRecord,
} from './agreement.repo.ts'

type Target = { id: string; version: number }
type Accepted = { acceptedWarnings: readonly AgreementWarning['code'][] }

const saved = (context: OfficerContext, id: string): AgreementOutcome => ({
  outcome: 'saved',
  detail: readAgreement(context, id),
})

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
const askFirst = (
  warnings: readonly AgreementWarning[],
  { acceptedWarnings }: Accepted,
): AgreementOutcome | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

/** The end that held without this addendum on the day it was signed. */
const formerEndOf = (
  context: OfficerContext,
  rootRowId: number,
  signedOn: PlainDate | null,
  exceptId?: string,
): FormerEnd =>
  chainEndFor(
    readChain(context.db, rootRowId).filter(({ id }) => id !== exceptId),
    signedOn ?? context.today(),
  )

const warningsOf = (
  context: OfficerContext,
  input: AgreementInput,
  exceptRowId?: number,
  former?: FormerEnd,
): AgreementWarning[] => {
  const numbers = input.parties.flatMap(({ number }) => number ?? [])
  const repeated = repeatedNumbers(input.parties).map((number) => ({ number, title: input.title }))
  return agreementWarningsFor(
    input,
    [...repeated, ...findSeenNumbers(context.db, numbers, exceptRowId)],
    former,
  )
}

const writeNew = (
  db: WriteDb,
  { parties, scope, obligations, ...facts }: AgreementInput,
  identity: Pick<Agreement, 'id' | 'kind'> & { parentRowId: number | null },
  villageRowIds: readonly number[],
): void => {
  const rowId = insertAgreement(db, { ...facts, ...identity })
  writeParties(db, rowId, parties)
  writeScopeAndObligations(db, rowId, { scope, obligations })
  insertVillages(db, rowId, villageRowIds)
}

const rowIdsOf = (context: OfficerContext, villageIds: readonly string[]): number[] =>
  [...new Set(villageIds)].map((villageId) => getVillage(context.db, villageId).rowId)

const villageSubjects = (villageIds: readonly string[]) =>
  [...new Set(villageIds)].map((id) => ({ kind: 'village' as const, id }))

export const createAgreement = (
  context: OfficerContext,
  {
    acceptedWarnings,
    villageIds,
    kind,
    ...input
  }: AgreementInput & Accepted & { kind: Agreement['kind']; villageIds: readonly string[] },
): AgreementOutcome => {
  assertAllowed(canKeepAgreement(input))
  const villageRowIds = rowIdsOf(context, villageIds)
  const question = askFirst(warningsOf(context, input), { acceptedWarnings })
  if (question) return question
  const id = newId('Agreement')
  context.change([{ kind: 'agreement', id }, ...villageSubjects(villageIds)], (db) =>
    writeNew(db, input, { id, kind, parentRowId: null }, villageRowIds),
  )
  return saved(context, id)
}

export const addAddendum = (
  context: OfficerContext,
  {
    acceptedWarnings,
    villageIds,
    parentId,
    ...input
  }: AgreementInput & Accepted & { parentId: string; villageIds: readonly string[] },
): AgreementOutcome => {
  const parent = getAgreement(context.db, parentId)
  assertAllowed(canAddAddendum(parent, readChain(context.db, parent.rowId).length - 1))
  assertAllowed(canKeepAgreement(input))
  const added = rowIdsOf(context, villageIds).filter((rowId) => !parent.villageRowIds.includes(rowId))
  const former = formerEndOf(context, parent.rowId, input.signedOn)
  const question = askFirst(warningsOf(context, input, undefined, former), { acceptedWarnings })
  if (question) return question
  const id = newId('Agreement')
  const about = [
    { kind: 'agreement', id },
    { kind: 'agreement', id: parent.id },
    ...villageSubjects(villageIds),
  ]
  context.change(about, (db) =>
    writeNew(db, input, { id, kind: 'addendum', parentRowId: parent.rowId }, added),
  )
  return saved(context, id)
}

const getAgreementToChange = (context: OfficerContext, { id, version }: Target): AgreementRecord => {
  const agreement = getAgreement(context.db, id)
  if (agreement.version !== version) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'agreement' })
  return agreement
}

/** Writes to an agreement under its version and answers what it is afterwards. */
const changeAgreement = (
  context: OfficerContext,
  agreement: AgreementRecord,
  changes: Parameters<typeof updateAgreement>[3],
  work: (db: WriteDb) => void = () => {},
  reason?: string,
): AgreementDetail => {
  context.change(
    [{ kind: 'agreement', id: agreement.id }],
    (db) => {
      if (!updateAgreement(db, agreement.rowId, agreement.version, changes))
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'agreement' })
      work(db)
    },
    reason,
  )
  return readAgreement(context, agreement.id)
}

export const saveAgreement = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: AgreementInput & Target & Accepted,
): AgreementOutcome => {
  const agreement = getAgreementToChange(context, { id, version })
  assertAllowed(canKeepAgreement(input))
  const former =
    agreement.kind === 'addendum'
      ? formerEndOf(context, agreement.rootRowId, input.signedOn, agreement.id)
      : undefined
  const question = askFirst(warningsOf(context, input, agreement.rowId, former), { acceptedWarnings })
  if (question) return question
  const { parties, scope, obligations, ...facts } = input
  const detail = changeAgreement(context, agreement, facts, (db) => {
    writeParties(db, agreement.rowId, parties)
    writeScopeAndObligations(db, agreement.rowId, { scope, obligations })
  })
  return { outcome: 'saved', detail }
}

export const setObligation = (
  context: OfficerContext,
  { position, fulfilled, ...target }: Target & { position: number; fulfilled: boolean },
): AgreementDetail => {
  const agreement = getAgreementToChange(context, target)
  return changeAgreement(context, agreement, {}, (db) => {
    if (!setFulfilled(db, agreement.rowId, position, fulfilled)) throw new DomainError('OBLIGATION_NOT_FOUND')
  })
}

export const terminateAgreement = (
  context: OfficerContext,
  { terminatedOn, reason, ...target }: Target & { terminatedOn: PlainDate; reason: string },
): AgreementDetail => {
  const agreement = getAgreementToChange(context, target)
  assertAllowed(canTerminate(agreement, terminatedOn))
  return changeAgreement(context, agreement, { terminatedOn, terminationReason: reason }, undefined, reason)
}

export const withdrawTermination = (
  context: OfficerContext,
  { reason, ...target }: Target & { reason: string },
): AgreementDetail => {
  const agreement = getAgreementToChange(context, target)
  assertAllowed(canWithdrawTermination(agreement))
  return changeAgreement(
    context,
    agreement,
    { terminatedOn: null, terminationReason: null },
    undefined,
    reason,
  )
}
