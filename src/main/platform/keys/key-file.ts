import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFullDisk } from '../disk-errors.ts'
import { replaceFile } from './atomic-file.ts'
import { createKeyPair, decryptBox, deriveKey, encryptBox, openSealed, sealTo } from './crypto.ts'
import { passwordSecret, type KdfCost } from './password.ts'
import { createRecoveryCode } from './recovery-code.ts'

/*
 * kunci.json: the slots that open the store. It holds no name: the id of a slot is itself derived from
 * login and password, so the file tells neither who has an account nor whether a guess of a login was right,
 * and an unknown login costs exactly the time of a wrong password.
 *
 *   login + password ──Argon2id──▶ secret ──HKDF──▶ slot id, KEK ──▶ private keys ──▶ master key
 *   recovery code ──HKDF──▶ KEK ──▶ recovery private key ──▶ master key
 */
const fileName = 'kunci.json'
const generationsKept = 3

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/)

const officerSlot = z
  .object({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    /** Private halves, boxed under the KEK; the public halves, because a new master key is sealed to them. */
    keys: base64,
    sealPublicKey: base64,
    signPublicKey: base64,
    masterKey: base64,
  })
  .strict()

const keyFile = z
  .object({
    format: z.literal('perisai-desa keys 1'),
    storeId: z.uuid(),
    generation: z.number().int().positive(),
    salt: base64,
    cost: z
      .object({
        memoryKiB: z.number().int().min(65_536).max(1_048_576),
        passes: z.number().int().min(3).max(64),
        lanes: z.number().int().min(1).max(16),
      })
      .strict(),
    officers: z.array(officerSlot).min(1).max(500),
    recovery: z.object({ key: base64, publicKey: base64, masterKey: base64 }).strict(),
  })
  .strict()

export type KeyFile = z.infer<typeof keyFile>
export type OfficerSlot = z.infer<typeof officerSlot>

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** The file is JSON with a SHA-256 of its content in front, so that damage is told apart from a wrong password. */
const serialise = (content: KeyFile): string => {
  const body = JSON.stringify(content, null, 1)
  return `${createHash('sha256').update(body).digest('hex')}\n${body}\n`
}

const parse = (text: string): KeyFile | undefined => {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1, -1)
  if (
    end !== 64 ||
    !text.endsWith('\n') ||
    createHash('sha256').update(body).digest('hex') !== text.slice(0, 64)
  )
    return undefined
  try {
    const parsed = keyFile.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/**
 * The newest generation of the slot file that is whole. A damaged newest one is passed over for the one before it;
 * its slots are those of the last change but one.
 *
 * @throws DomainError KEY_FILE_MISSING, KEY_FILE_DAMAGED
 */
export const readKeyFile = (folder: string): { keys: KeyFile; damaged: boolean } => {
  const candidates = [
    fileName,
    ...Array.from({ length: generationsKept }, (_, index) => `${fileName}.${index + 1}`),
  ]
  const present = candidates.map((name) => join(folder, name)).filter((path) => existsSync(path))
  if (present.length === 0) throw new DomainError('KEY_FILE_MISSING')
  for (const [index, path] of present.entries()) {
    const keys = parse(readFileSync(path, 'utf8'))
    if (keys) return { keys, damaged: index > 0 || path !== join(folder, fileName) }
  }
  throw new DomainError('KEY_FILE_DAMAGED')
}

/** @throws DomainError DISK_FULL; then the file and its older generations are as they were */
export const writeKeyFile = (folder: string, content: KeyFile): void => {
  // A file that could not be read again would lock everybody out.
  const checked = keyFile.parse(content)
  try {
    replaceFile(join(folder, fileName), serialise(checked), generationsKept)
  } catch (error) {
    throw asFullDisk(error)
  }
}

/** Names of every file that holds key slots, older generations and unfinished ones too. */
export const isKeyFile = (name: string): boolean => name.startsWith(fileName)

/** What a slot's boxes are bound to: they open only in this store, this slot, with these parameters. */
const context = (keys: Pick<KeyFile, 'storeId' | 'cost'>, slotId: string, part: string): string =>
  JSON.stringify([keys.storeId, slotId, part, keys.cost.memoryKiB, keys.cost.passes, keys.cost.lanes])

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
  const boxed = encode(encryptBox(kek, plain, context(keys, slotId, 'keys')))
  for (const secret of [kek, plain]) secret.fill(0)
  return boxed
}

const makeSlot = async (
  keys: Pick<KeyFile, 'storeId' | 'salt' | 'cost' | 'generation'>,
  login: string,
  password: string,
  masterKey: Uint8Array,
  existing?: Inside,
): Promise<OfficerSlot> => {
  const { slotId, kek } = await credential(keys, login, password)
  const seal = existing?.seal ?? createKeyPair('x25519')
  const sign = existing?.sign ?? createKeyPair('ed25519')
  const boxed = boxInside(keys, slotId, kek, { seal, sign, code: existing?.code })
  return {
    id: slotId,
    keys: boxed,
    sealPublicKey: encode(seal.publicKey),
    signPublicKey: encode(sign.publicKey),
    masterKey: encode(sealTo(seal.publicKey, masterKey, masterContext(keys))),
  }
}

/** What the box of a slot holds. `code`: the secret of the officer's login codes, where he has them. */
type Inside = { seal: Pair; sign: Pair; code?: Uint8Array | undefined }

type Pair = { publicKey: Uint8Array; privateKey: Uint8Array }

const masterContext = (keys: Pick<KeyFile, 'storeId' | 'generation'>): string =>
  JSON.stringify([keys.storeId, 'master', keys.generation])

export type NewKeys = { keys: KeyFile; masterKey: Uint8Array; slotId: string; recoveryCode: string }

/** Keys of a new store with its first officer and its recovery code. Nothing is written yet. */
export const createKeys = async (
  storeId: string,
  cost: KdfCost,
  login: string,
  password: string,
): Promise<NewKeys> => {
  const masterKey = new Uint8Array(randomBytes(32))
  const base = { storeId, salt: encode(randomBytes(16)), cost, generation: 1 }
  const slot = await makeSlot(base, login, password, masterKey)
  const { recovery, code } = createRecovery(base, masterKey)
  const keys: KeyFile = { format: 'perisai-desa keys 1', ...base, officers: [slot], recovery }
  return { keys, masterKey, slotId: slot.id, recoveryCode: code }
}

/** A new paper code and its slot. Where the slot replaces the one before, the code before opens nothing any more. */
export const createRecovery = (
  keys: Pick<KeyFile, 'storeId' | 'cost' | 'generation'>,
  masterKey: Uint8Array,
): { recovery: KeyFile['recovery']; code: string } => {
  const { code, secret } = createRecoveryCode()
  const pair = createKeyPair('x25519')
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const recovery = {
    key: encode(encryptBox(kek, pair.privateKey, context(keys, 'recovery', 'keys'))),
    publicKey: encode(pair.publicKey),
    masterKey: encode(sealTo(pair.publicKey, masterKey, masterContext(keys))),
  }
  return { recovery, code }
}

export type OpenedSlot = {
  slotId: string
  masterKey: Uint8Array
  /** Secret of the login codes this officer gives beside his password. */
  codeSecret: Uint8Array | undefined
}

/** Master key for a login and password; undefined for a wrong password and for an unknown login alike. */
export const openWithPassword = async (
  keys: KeyFile,
  login: string,
  password: string,
): Promise<OpenedSlot | undefined> => {
  const { slotId, kek } = await credential(keys, login, password)
  const slot = keys.officers.find(({ id }) => id === slotId)
  const opened = slot && openSlot(keys, slot, kek)
  return opened && { slotId, masterKey: opened.masterKey, codeSecret: opened.pairs.code }
}

/** The officer's pairs and the master key sealed to them. The key-encryption key is of no use afterwards and is wiped. */
const openSlot = (
  keys: KeyFile,
  slot: OfficerSlot,
  kek: Uint8Array,
): { pairs: Inside; masterKey: Uint8Array } | undefined => {
  const plain = decryptBox(kek, decode(slot.keys), context(keys, slot.id, 'keys'))
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

/** Master key for the secret of the paper code, or undefined when it is not this store's code. */
export const openWithRecovery = (keys: KeyFile, secret: Uint8Array): Uint8Array | undefined => {
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const privateKey = decryptBox(kek, decode(keys.recovery.key), context(keys, 'recovery', 'keys'))
  if (!privateKey) return undefined
  const pair = { publicKey: decode(keys.recovery.publicKey), privateKey }
  return openSealed(pair, decode(keys.recovery.masterKey), masterContext(keys))
}

/** A slot with fresh officer keys. It counts once it stands in the file: see `exchangeSlot`. */
export const createSlot = (
  keys: KeyFile,
  masterKey: Uint8Array,
  login: string,
  password: string,
): Promise<OfficerSlot> => makeSlot(keys, login, password, masterKey)

/** The slot file with this slot; one of the same login and password is replaced. */
export const withSlot = (keys: KeyFile, slot: OfficerSlot): KeyFile => ({
  ...keys,
  officers: [...keys.officers.filter(({ id }) => id !== slot.id), slot],
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
): Promise<{ slot: OfficerSlot; oldSlotId: string } | undefined> => {
  const old = await credential(keys, login, oldPassword)
  const slot = keys.officers.find(({ id }) => id === old.slotId)
  const opened = slot && openSlot(keys, slot, old.kek)
  if (!opened) return undefined
  const fresh = await makeSlot(keys, login, newPassword, opened.masterKey, opened.pairs)
  opened.masterKey.fill(0)
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

export const storeKeys = (masterKey: Uint8Array, storeId: string) => {
  const salt = Buffer.from(storeId.replaceAll('-', ''), 'hex')
  return {
    database: deriveKey(masterKey, salt, 'db'),
    blobs: deriveKey(masterKey, salt, 'att'),
    head: deriveKey(masterKey, salt, 'head'),
    index: deriveKey(masterKey, salt, 'idx'),
  }
}
