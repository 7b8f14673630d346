import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createKeyPair, decryptBox, deriveKey, encryptBox, openSealed, type KeyPair } from './crypto.ts'
import { base64, type KeyFile, type OfficerSlot } from './key-file.ts'
import { passwordSecret, type KdfCost } from './password.ts'
import { createRecoveryCode } from './recovery-code.ts'
import { createRecovery } from './recovery-slot.ts'
import { boxContext, decode, encode, masterContext, sealMasterKey } from './slot-boxes.ts'

/** A slot whose keys are made; the master key is sealed to it when it goes into the file. */
export type FreshSlot = Omit<OfficerSlot, 'masterKey'>
/** `seal`: the pair inside it, for the session that begins with this slot. */
export type MadeSlot = { slot: FreshSlot; seal: KeyPair }

/** What the box of a slot holds. `code`: the secret of the officer's login codes, where he has them. */
type Inside = { seal: KeyPair; sign: KeyPair; code?: Uint8Array | undefined }

export const loginKeyOf = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

const credential = async (
  keys: Pick<KeyFile, 'storeId' | 'salt' | 'cost'>,
  login: string,
  password: string,
): Promise<{ slotId: string; kek: Uint8Array }> => {
  const salt = createHash('sha256')
    .update(decode(keys.salt))
    .update(loginKeyOf(login))
    .digest()
    .subarray(0, 16)
  const secret = await passwordSecret(password, salt, keys.cost)
  const slotId = Buffer.from(deriveKey(secret, salt, 'slot id'))
    .toString('hex')
    .slice(0, 32)
  const kek = deriveKey(secret, salt, 'slot key')
  secret.fill(0)
  return { slotId, kek }
}

/** Private keys and code secret under the key of login and password, which is wiped. */
const boxInside = (
  keys: Pick<KeyFile, 'storeId' | 'cost'>,
  slotId: string,
  kek: Uint8Array,
  { seal, sign, code }: Inside,
): string => {
  const plain = Buffer.from(
    JSON.stringify({
      seal: encode(seal.privateKey),
      sign: encode(sign.privateKey),
      ...(code ? { code: encode(code) } : {}),
    }),
  )
  const boxed = encode(encryptBox(kek, plain, boxContext(keys, slotId, 'keys')))
  for (const secret of [kek, plain]) secret.fill(0)
  return boxed
}

const makeSlot = async (
  keys: Pick<KeyFile, 'storeId' | 'salt' | 'cost'>,
  login: string,
  password: string,
  existing?: Inside,
): Promise<MadeSlot> => {
  const { slotId, kek } = await credential(keys, login, password)
  const seal = existing?.seal ?? createKeyPair('x25519')
  const sign = existing?.sign ?? createKeyPair('ed25519')
  const boxed = boxInside(keys, slotId, kek, { seal, sign, code: existing?.code })
  const slot = {
    id: slotId,
    keys: boxed,
    sealPublicKey: encode(seal.publicKey),
    signPublicKey: encode(sign.publicKey),
  }
  return { slot, seal }
}

/** The public half of a slot, as its officer's row keeps it. */
export const sealKeyOf = ({ sealPublicKey }: Pick<FreshSlot, 'sealPublicKey'>): Uint8Array =>
  decode(sealPublicKey)

export type NewKeys = MadeSlot & { keys: KeyFile; masterKey: Uint8Array; recoveryCode: string }

/** Keys of a new store with its first officer and its recovery code. Nothing is written yet. */
export const createKeys = async (
  storeId: string,
  cost: KdfCost,
  login: string,
  password: string,
): Promise<NewKeys> => {
  const masterKey = new Uint8Array(randomBytes(32))
  const base = { storeId, salt: encode(randomBytes(16)), cost, generation: 1 }
  const { slot, seal } = await makeSlot(base, login, password)
  const { code, secret } = createRecoveryCode()
  const recovery = createRecovery(base, masterKey, secret)
  const keys = withSlot({ format: 'perisai-desa keys 1', ...base, officers: [], recovery }, slot, masterKey)
  return { keys, masterKey, slot, seal, recoveryCode: code }
}

/**
 * Keys of a store that came back from an off-site backup: the master key it was made under, one officer, a new paper
 * code. The password slots of the other officers were never in that file. Nothing is written yet.
 */
export const createKeysAfterRestore = async (
  { storeId, generation }: Pick<KeyFile, 'storeId' | 'generation'>,
  masterKey: Uint8Array,
  cost: KdfCost,
  login: string,
  password: string,
): Promise<Omit<NewKeys, 'masterKey'>> => {
  const base = { storeId, salt: encode(randomBytes(16)), cost, generation }
  const { slot, seal } = await makeSlot(base, login, password)
  const { code, secret } = createRecoveryCode()
  const recovery = createRecovery(base, masterKey, secret)
  const keys = withSlot({ format: 'perisai-desa keys 1', ...base, officers: [], recovery }, slot, masterKey)
  return { keys, slot, seal, recoveryCode: code }
}

export type OpenedSlot = {
  slotId: string
  masterKey: Uint8Array
  /** The officer's own pair: what is sealed to him, like keys of secret cases, opens with it alone. */
  seal: KeyPair
  /** Secret of the login codes this officer gives beside his password. */
  codeSecret: Uint8Array | undefined
}

/**
 * Master key for a login and password; undefined for a wrong password and for an unknown login alike. `newest` reads the
 * slots again after the wait: the master key may have been changed meanwhile.
 */
export const openWithPassword = async (
  keys: KeyFile,
  login: string,
  password: string,
  newest: () => KeyFile = () => keys,
): Promise<OpenedSlot | undefined> => {
  const { slotId, kek } = await credential(keys, login, password)
  const found = newest()
  const slot = found.officers.find(({ id }) => id === slotId)
  const opened = slot && openSlot(found, slot, kek)
  if (!opened) return undefined
  const { masterKey, pairs } = opened
  return { slotId, masterKey, seal: pairs.seal, codeSecret: pairs.code }
}

/** The officer's pairs and the master key sealed to them. The key-encryption key is of no use afterwards and is wiped. */
const openSlot = (
  keys: KeyFile,
  slot: OfficerSlot,
  kek: Uint8Array,
): { pairs: Inside; masterKey: Uint8Array } | undefined => {
  const plain = decryptBox(kek, decode(slot.keys), boxContext(keys, slot.id, 'keys'))
  kek.fill(0)
  if (!plain) return undefined
  const privateKeys = z
    .object({ seal: base64, sign: base64, code: base64.optional() })
    .parse(JSON.parse(Buffer.from(plain).toString('utf8')))
  plain.fill(0)
  const seal = { publicKey: decode(slot.sealPublicKey), privateKey: decode(privateKeys.seal) }
  const sign = { publicKey: decode(slot.signPublicKey), privateKey: decode(privateKeys.sign) }
  const masterKey = openSealed(seal, decode(slot.masterKey), masterContext(keys))
  const code = privateKeys.code === undefined ? undefined : decode(privateKeys.code)
  return masterKey && { pairs: { seal, sign, code }, masterKey }
}

/** A slot with fresh officer keys. It counts once it stands in the file: see `exchangeSlot`. */
export const createSlot = (keys: KeyFile, login: string, password: string): Promise<MadeSlot> =>
  makeSlot(keys, login, password)

/** The slot file with this slot; one of the same login and password is replaced. */
export const withSlot = (keys: KeyFile, slot: FreshSlot, masterKey: Uint8Array): KeyFile => ({
  ...keys,
  officers: [
    ...keys.officers.filter(({ id }) => id !== slot.id),
    { ...slot, masterKey: sealMasterKey(keys, slot.sealPublicKey, masterKey) },
  ],
})

export const removeSlot = (keys: KeyFile, slotId: string): KeyFile => ({
  ...keys,
  officers: keys.officers.filter(({ id }) => id !== slotId),
})

/** A slot with the same officer keys under a new password. Undefined when the old password is wrong. */
export const changeSlotPassword = async (
  keys: KeyFile,
  login: string,
  oldPassword: string,
  newPassword: string,
): Promise<{ slot: FreshSlot; oldSlotId: string } | undefined> => {
  const old = await credential(keys, login, oldPassword)
  const slot = keys.officers.find(({ id }) => id === old.slotId)
  const opened = slot && openSlot(keys, slot, old.kek)
  if (!opened) return undefined
  opened.masterKey.fill(0)
  const { slot: fresh } = await makeSlot(keys, login, newPassword, opened.pairs)
  return { slot: fresh, oldSlotId: old.slotId }
}

/**
 * The officer's slot with this secret for his login codes, or without one. It keeps its id, because login and password
 * stay. Undefined when the password is wrong.
 */
export const withCodeSecret = async (
  keys: KeyFile,
  login: string,
  password: string,
  code: Uint8Array | undefined,
): Promise<OfficerSlot | undefined> => {
  const { slotId, kek } = await credential(keys, login, password)
  const slot = keys.officers.find(({ id }) => id === slotId)
  const opened = slot && openSlot(keys, slot, Uint8Array.from(kek))
  if (!slot || !opened) return undefined
  opened.masterKey.fill(0)
  return { ...slot, keys: boxInside(keys, slotId, kek, { ...opened.pairs, code }) }
}
