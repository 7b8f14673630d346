import { and, asc, count, desc, eq, inArray, lt, max, ne } from 'drizzle-orm'
import { provenPaperTypes } from '#shared/features/document/document.schema.ts'
import type { EndedProof, ProofKey } from '#shared/features/proof/proof.schema.ts'
import { z } from 'zod'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { largestKeyring } from '#shared/features/proof/proof.contract.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  changes,
  changeSubjects,
  documentProofs,
  issuedDocuments,
  issuingKeys,
} from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type KeyRecord = Omit<ProofKey, 'state' | 'fingerprint'> & {
  rowId: number
  publicKey: Uint8Array<ArrayBuffer>
  sealedPrivateKey: Uint8Array | null
  rootSignature: Uint8Array<ArrayBuffer> | null
}

const toKey = (row: typeof issuingKeys.$inferSelect): KeyRecord => {
  const { id, uuid, madeAt, publicKey, rootSignature, ...rest } = row
  return {
    ...rest,
    rowId: id,
    id: uuid as ProofKey['id'],
    madeAt: new Date(madeAt),
    publicKey: new Uint8Array(publicKey),
    rootSignature: rootSignature && new Uint8Array(rootSignature),
  }
}

/** Every key of the office, oldest first. */
export const listKeys = (db: ReadDb): KeyRecord[] =>
  db.select().from(issuingKeys).orderBy(asc(issuingKeys.id)).limit(largestKeyring).all().map(toKey)

export type NewKey = Pick<
  KeyRecord,
  'id' | 'keyId' | 'part' | 'publicKey' | 'sealedPrivateKey' | 'rootSignature' | 'validFrom' | 'validUntil'
> & { madeAt: number }

export const insertKey = (db: WriteDb, { id, ...key }: NewKey): void => {
  db.insert(issuingKeys)
    .values({ uuid: id, ...key })
    .run()
}

/** Takes the private half away for good. False when somebody changed the key after this version was read. */
export const revokeKeyRow = (
  db: WriteDb,
  { rowId, version }: Pick<KeyRecord, 'rowId' | 'version'>,
  revokedOn: PlainDate,
  revocationReason: string,
): boolean =>
  db
    .update(issuingKeys)
    .set({ revokedOn, revocationReason, sealedPrivateKey: null, version: version + 1 })
    .where(and(eq(issuingKeys.id, rowId), eq(issuingKeys.version, version)))
    .run().changes === 1

type ProofRow = typeof documentProofs.$inferInsert

export const insertProof = (db: WriteDb, proof: ProofRow): void => {
  db.insert(documentProofs).values(proof).run()
}

export const countProofs = (db: ReadDb): number =>
  db.select({ count: count() }).from(documentProofs).get()?.count ?? 0

const proven = (db: ReadDb) =>
  db
    .select({ proof: documentProofs, document: issuedDocuments })
    .from(documentProofs)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, documentProofs.documentId))

type ProvenRow = { proof: typeof documentProofs.$inferSelect; document: typeof issuedDocuments.$inferSelect }

export type ProvenPaper = {
  rowId: number
  documentRowId: number
  documentId: EndedProof['documentId']
  type: EndedProof['type']
  label: string
  number: string | null
  /** As printed; null on letters. */
  serial: string | null
  code: string
  shortCode: string
  state: EndedProof['state']
  stateReason: string | null
  datedOn: PlainDate
  issuedAt: Date
}

const provenType = z.enum(provenPaperTypes)

const toPaper = ({ proof, document }: ProvenRow): ProvenPaper => ({
  rowId: proof.id,
  documentRowId: document.id,
  documentId: document.uuid as EndedProof['documentId'],
  type: provenType.parse(document.documentType),
  label: document.subjectLabel,
  number: document.number,
  serial: document.serial,
  code: proof.code,
  shortCode: proof.shortCode,
  state: document.state,
  stateReason: document.stateReason,
  datedOn: document.datedOn,
  issuedAt: new Date(document.issuedAt),
})

export const findProofByShortCode = (
  db: ReadDb,
  scope: Scope,
  shortCode: string,
): ProvenPaper | undefined => {
  const row = proven(db)
    .where(and(withinOffice(scope), eq(documentProofs.shortCode, shortCode)))
    .get()
  return row && toPaper(row)
}

export const findProofOfDocument = (
  db: ReadDb,
  scope: Scope,
  documentId: string,
): ProvenPaper | undefined => {
  const row = proven(db)
    .where(and(withinOffice(scope), eq(issuedDocuments.uuid, documentId)))
    .get()
  return row && toPaper(row)
}

/** The paper that took this one's place. */
export const findSuccessor = (
  db: ReadDb,
  documentRowId: number,
): { id: EndedProof['documentId']; serial: string | null; number: string | null } | undefined => {
  const row = db
    .select({ id: issuedDocuments.uuid, serial: issuedDocuments.serial, number: issuedDocuments.number })
    .from(issuedDocuments)
    .where(eq(issuedDocuments.supersedesId, documentRowId))
    .get()
  return row && { ...row, id: row.id as EndedProof['documentId'] }
}

const isEnded = (scope: Scope) => and(withinOffice(scope), ne(issuedDocuments.state, 'issued'))

export const listEnded = (
  db: ReadDb,
  scope: Scope,
  page: { before: number | undefined; limit: number },
): ProvenPaper[] =>
  proven(db)
    .where(and(isEnded(scope), page.before === undefined ? undefined : lt(documentProofs.id, page.before)))
    .orderBy(desc(documentProofs.id))
    .limit(page.limit)
    .all()
    .map(toPaper)

export const countEnded = (db: ReadDb, scope: Scope): number =>
  db
    .select({ count: count() })
    .from(documentProofs)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, documentProofs.documentId))
    .where(isEnded(scope))
    .get()?.count ?? 0

const endingActs = [
  'document.revoke',
  'document.reissue',
  'document.revokeCasePaper',
  'document.reissueCasePaper',
]

/** When these papers ended: the last act of that kind that was about them. */
export const listEndings = (db: ReadDb, documentIds: readonly string[]): Map<string, Date> =>
  new Map(
    documentIds.length === 0
      ? []
      : db
          .select({ id: changeSubjects.recordUuid, at: max(changes.recordedAt) })
          .from(changeSubjects)
          .innerJoin(changes, eq(changes.seq, changeSubjects.changeSeq))
          .where(and(inArray(changeSubjects.recordUuid, documentIds), inArray(changes.action, endingActs)))
          .groupBy(changeSubjects.recordUuid)
          .all()
          .map(({ id, at }) => [id, new Date(at ?? 0)]),
  )

/** The most ended papers that one trust list names. */
const largestEndedList = 50_000

/** What a trust list says of papers: short codes and states, nothing else. */
export const listEndedCodes = (db: ReadDb): [shortCode: string, state: 'revoked' | 'superseded'][] =>
  db
    .select({ shortCode: documentProofs.shortCode, state: issuedDocuments.state })
    .from(documentProofs)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, documentProofs.documentId))
    .where(inArray(issuedDocuments.state, ['revoked', 'superseded']))
    .orderBy(asc(documentProofs.id))
    .limit(largestEndedList)
    .all()
    .map(({ shortCode, state }) => [shortCode, state === 'revoked' ? 'revoked' : 'superseded'])
