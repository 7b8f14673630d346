import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { RootCodeData } from '#shared/features/document/papers/root-code.schema.ts'
import type { addKeyInput, startInput } from '#shared/features/proof/proof.contract.ts'
import {
  canAddKey,
  canRevokeKey,
  canStart,
  lastDayOf,
  rootYears,
} from '#shared/features/proof/proof.rules.ts'
import type { ProofKey } from '#shared/features/proof/proof.schema.ts'
import { fingerprintOf } from '#shared/features/proof/trust-list.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { getOffice } from '#main/features/office/index.ts'
import { printableName } from '#main/platform/documents/printable-name.ts'
import { createRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { issuingRow, readRootCode, rootPairOf, rootRow, toProofKey } from './keyring.ts'
import { countProofs, insertKey, listKeys, revokeKeyRow } from './proof.repo.ts'

type Keyring = { keys: ProofKey[]; provenPapers: number }

export const readKeyring = ({ db, today }: OfficerContext): Keyring => ({
  keys: listKeys(db).map((key) => toProofKey(key, today())),
  provenPapers: countProofs(db),
})

/** A code nobody has seen yet and its sheet. It is kept nowhere; what `start` keeps is its public half. */
export const prepareRoot = ({
  db,
  service,
  today,
}: OfficerContext): { code: string; fingerprint: string; sheet: File } => {
  const { code, secret } = createRecoveryCode()
  const fingerprint = fingerprintOf(rootPairOf(secret))
  const groups = code.split('-')
  const data: RootCodeData = {
    officeName: printableName(getOffice(db).fullName),
    createdOn: today(),
    groups: groups.slice(0, -1),
    checksum: groups.at(-1) ?? '',
    fingerprint,
  }
  const options = { createdAt: service.options.clock.now(), title: 'Kode akar pembuktian' }
  const pdf = service.typesetter().pdf('root-code', data, options)
  const sheet = new File([new Uint8Array(pdf)], 'kode-akar-pembuktian.pdf', { type: 'application/pdf' })
  return { code, fingerprint, sheet }
}

const getRootPair = (code: string) => {
  const root = readRootCode(code)
  if (!root) throw new DomainError('PROOF_ROOT_CODE_INVALID')
  return root
}

/** The code comes from the paper, so it is known that the sheet holds it before anything rests on it. */
export const startProofs = (context: OfficerContext, input: z.output<typeof startInput>): Keyring => {
  const { db, today, now } = context
  const keys = listKeys(db)
  assertAllowed(canStart(keys, input.reason))
  const root = getRootPair(input.code)
  if (keys.some(({ keyId }) => keyId === root.keyId)) throw new DomainError('PROOF_ALREADY_STARTED')
  const [validFrom, madeAt] = [today(), now()]
  const term = (years: number) => ({ validFrom, validUntil: lastDayOf(validFrom, years), madeAt })
  context.change(
    [{ kind: 'office', id: getOffice(db).id }],
    (write) => {
      insertKey(write, rootRow(root, term(rootYears)))
      insertKey(write, issuingRow(context, root, randomBytes(32), term(input.years)))
    },
    input.reason ?? undefined,
  )
  return readKeyring(context)
}

/** The key that signs from today on. The one before it stays good for what it has signed. */
export const addKey = (context: OfficerContext, input: z.output<typeof addKeyInput>): Keyring => {
  const { db, today, now } = context
  const keys = listKeys(db)
  assertAllowed(canAddKey(keys))
  const root = getRootPair(input.code)
  const known = keys.find(({ keyId, part, revokedOn }) => {
    return part === 'root' && keyId === root.keyId && revokedOn === null
  })
  if (!known) throw new DomainError('PROOF_ROOT_CODE_UNKNOWN')
  const validFrom = today()
  const term = { validFrom, validUntil: lastDayOf(validFrom, input.years), madeAt: now() }
  context.change([{ kind: 'office', id: getOffice(db).id }], (write) =>
    insertKey(write, issuingRow(context, root, randomBytes(32), term)),
  )
  return readKeyring(context)
}

export const revokeKey = (
  context: OfficerContext,
  input: { id: string; version: number; reason: string },
): Keyring => {
  const { db, today } = context
  const key = listKeys(db).find(({ id }) => id === input.id)
  if (!key) throw new DomainError('RECORD_NOT_FOUND', { kind: 'issuingKey' })
  assertAllowed(canRevokeKey(key))
  context.change(
    [{ kind: 'office', id: getOffice(db).id }],
    (write) => {
      const { rowId } = key
      if (!revokeKeyRow(write, { rowId, version: input.version }, today(), input.reason))
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'issuingKey' })
    },
    input.reason,
  )
  return readKeyring(context)
}
