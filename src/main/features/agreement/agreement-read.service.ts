import { DomainError } from '#shared/kernel/errors.ts'
import {
  agreementStandingFor,
  chainEndFor,
  missingValuesFor,
} from '#shared/features/agreement/agreement.rules.ts'
import type {
  Agreement,
  AgreementDetail,
  AgreementFacets,
  AgreementListInput,
  AgreementListPage,
  CoveredVillage,
} from '#shared/features/agreement/agreement.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import { getVillage, getVillagesByRowId } from '#main/features/village/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listAgreements, listChain, readFacets } from './agreement-list.repo.ts'
import { findAgreement, listFiles, readChain, type AgreementRecord } from './agreement.repo.ts'

/** @throws DomainError RECORD_NOT_FOUND */
export const getAgreement = (db: ReadDb, id: string): AgreementRecord => {
  const agreement = findAgreement(db, id)
  if (!agreement) throw new DomainError('RECORD_NOT_FOUND', { kind: 'agreement' })
  return agreement
}

const toAgreement = ({
  rowId: _rowId,
  rootRowId: _rootRowId,
  ownVillageRowIds: _ownVillageRowIds,
  villageRowIds: _villageRowIds,
  ...agreement
}: AgreementRecord): Agreement => agreement

const villagesOf = (db: ReadDb, agreement: AgreementRecord): CoveredVillage[] =>
  getVillagesByRowId(db, agreement.villageRowIds).map((village) => ({
    id: village.id,
    title: villageTitle(village),
    path: villagePath(village),
    regionCode: village.regionCode,
    inherited: !agreement.ownVillageRowIds.includes(village.rowId),
  }))

export const readAgreement = (context: Pick<OfficerContext, 'db' | 'today'>, id: string): AgreementDetail => {
  const { db } = context
  const today = context.today()
  const agreement = getAgreement(db, id)
  const facts = readChain(db, agreement.rootRowId)
  const { endsOn, openEnded } = chainEndFor(facts, today)
  return {
    agreement: toAgreement(agreement),
    ...agreementStandingFor(agreement, facts, today),
    missing: missingValuesFor(agreement),
    chainEndsOn: endsOn,
    chainOpenEnded: openEnded,
    villages: villagesOf(db, agreement),
    files: listFiles(db, agreement.rowId).map(({ rowId: _rowId, blobId: _blobId, ...file }) => file),
    chain: listChain(db, agreement.rootRowId, today),
  }
}

export const listAllAgreements = (context: OfficerContext, input: AgreementListInput): AgreementListPage => {
  const villageRowId = input.villageId === null ? null : getVillage(context.db, input.villageId).rowId
  return listAgreements(context.db, context.scope, input, villageRowId, context.today())
}

export const readAgreementFacets = (context: OfficerContext): AgreementFacets =>
  readFacets(context.db, context.scope, context.today())
