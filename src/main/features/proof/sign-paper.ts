import { randomBytes } from 'node:crypto'
import { proofMessage, proofText, type ProofFacts } from '#shared/features/proof/proof-code.ts'
import { shortCodeOf } from '#shared/features/proof/short-code.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { officeInCode, signAs, signingKey } from './keyring.ts'
import { qrPicture } from '#main/platform/documents/qr-picture.ts'
import { insertProof, listKeys } from './proof.repo.ts'

/** The code of one paper, ready to be set on it and to be kept. */
export type PaperProof = { keyId: string; serial: string; code: string; shortCode: string; picture: string }

/** Whether papers of this office carry a code today, or would if a key were valid. */
export const proofReadiness = (
  context: Pick<OfficerContext, 'db' | 'today'>,
): 'notStarted' | 'ready' | 'noValidKey' => {
  if (listKeys(context.db).length === 0) return 'notStarted'
  return signingKey(context.db, context.today()) ? 'ready' : 'noValidKey'
}

type Unsigned<Facts> = Facts extends unknown ? Omit<Facts, 'issuedOn' | 'office'> : never
type UnsignedFacts = Unsigned<ProofFacts>

/** Forty bits of chance: two letters of a day without a number would otherwise have one and the same code. */
export const letterSerial = (): string => randomBytes(5).toString('hex').toUpperCase()

/** Signs what stands on a paper; undefined where the office has no valid key. */
export const signPaper = (
  context: OfficerContext,
  db: ReadDb,
  facts: UnsignedFacts,
): PaperProof | undefined => {
  const issuedOn = context.today()
  const key = signingKey(db, issuedOn)
  if (!key) return undefined
  const message = proofMessage(key.keyId, { ...facts, issuedOn, office: officeInCode(db) })
  const signature = signAs(context, key, message)
  const code = proofText(message, signature)
  const { keyId } = key
  return { keyId, serial: facts.serial, code, shortCode: shortCodeOf(signature), picture: qrPicture(code) }
}

export const keepProof = (
  db: WriteDb,
  documentRowId: number,
  { keyId, serial, code, shortCode }: PaperProof,
): void => {
  insertProof(db, { uuid: newId('DocumentProof'), documentId: documentRowId, keyId, serial, code, shortCode })
}
