import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFullDisk } from '../disk-errors.ts'
import { readPointer } from '../store/pointer.ts'
import { replaceFile, syncFolder } from './atomic-file.ts'
import {
  createKeyPair,
  decryptBox,
  deriveKey,
  encryptBox,
  openSealed,
  sealTo,
  type KeyPair,
} from './crypto.ts'
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

/** The newest first. */
const generationNames = [
  fileName,
  ...Array.from({ length: generationsKept }, (_, index) => `${fileName}.${index + 1}`),
]

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/)

const slotIdText = z.string().regex(/^[0-9a-f]{32}$/)
const officerSlot = z
  .object({
    id: slotIdText,
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
    /** The master key that takes over once `store.json` names its generation, sealed to whoever is to have it. */
    next: z
      .object({
        generation: z.number().int().min(2),
        officers: z.record(slotIdText, base64),
        recovery: base64,
      })
      .strict()
      .optional(),
  })
  .strict()

export type KeyFile = z.infer<typeof keyFile>
type OfficerSlot = z.infer<typeof officerSlot>
/** A slot whose keys are made; the master key is sealed to it when it goes into the file. */
export type FreshSlot = Omit<OfficerSlot, 'masterKey'>
/** `seal`: the pair inside it, for the session that begins with this slot. */
export type MadeSlot = { slot: FreshSlot; seal: KeyPair }

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

/** The slots of a master key that the file holds, or undefined where it holds none of that generation. */
const slotsOf = ({ next, ...keys }: KeyFile, keyGeneration: number): KeyFile | undefined => {
  if (keys.generation === keyGeneration) return keys
  if (next?.generation !== keyGeneration) return undefined
  const officers = keys.officers.flatMap((slot) => {
    const masterKey = next.officers[slot.id]
    return masterKey === undefined ? [] : [{ ...slot, masterKey }]
  })
  return {
    ...keys,
    generation: keyGeneration,
    officers,
    recovery: { ...keys.recovery, masterKey: next.recovery },
  }
}

const readWhole = (path: string): KeyFile | undefined => parse(readFileSync(path, 'utf8'))

/**
 * The slots of the master key that `store.json` names, from the newest generation of the slot file that is whole and
 * holds them. A damaged newest one is passed over for the one before it; its slots are those of the last change but one.
 *
 * @returns `isSettled` is false where the file has to be written again
 * @throws DomainError KEY_FILE_MISSING, KEY_FILE_DAMAGED
 */
export const readKeyFile = (folder: string): { keys: KeyFile; isSettled: boolean } => {
  const present = generationNames.map((name) => join(folder, name)).filter((path) => existsSync(path))
  if (present.length === 0) throw new DomainError('KEY_FILE_MISSING')
  const pointer = readPointer(folder)
  for (const path of present) {
    const found = readWhole(path)
    const keys = found && slotsOf(found, pointer?.keyGeneration ?? found.generation)
    if (keys)
      return {
        keys,
        isSettled: path === join(folder, fileName) && !found.next && found.generation === keys.generation,
      }
  }
  throw new DomainError('KEY_FILE_DAMAGED')
}

/** How many generations of the slot file can be read, and whether the newest is among them. */
export const wholeKeyFiles = (folder: string): { newestIsWhole: boolean; whole: number } => {
  const isWhole = (name: string): boolean => {
    const path = join(folder, name)
    return existsSync(path) && parse(readFileSync(path, 'utf8')) !== undefined
  }
  return { newestIsWhole: isWhole(fileName), whole: generationNames.filter(isWhole).length }
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

/**
 * Takes away every kept or unfinished file that holds slots of another master key or of a paper code that is void. The
 * newest one gets a second copy in their place, so that damage to one file locks nobody out.
 */
export const dropOutlivedSlots = (folder: string, keys: KeyFile): void => {
  const older = `${fileName}.1`
  const stale = readdirSync(folder).filter((name) => {
    if (!isKeyFile(name) || name === fileName) return false
    const found = readWhole(join(folder, name))
    const isOfThisKey = found?.generation === keys.generation && found.next === undefined
    return !isOfThisKey || found.recovery.publicKey !== keys.recovery.publicKey
  })
  if (stale.length === 0) return
  replaceFile(join(folder, older), serialise(keyFile.parse(keys)))
  for (const name of stale) if (name !== older) rmSync(join(folder, name), { force: true })
  syncFolder(folder)
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

/** Text of a master key that only the holder of this public key opens, as the master key of this generation. */
export const sealMasterKey = (
  keys: Pick<KeyFile, 'storeId' | 'generation'>,
  publicKey: string,
  masterKey: Uint8Array,
): string => encode(sealTo(decode(publicKey), masterKey, masterContext(keys)))

/** What the box of a slot holds. `code`: the secret of the officer's login codes, where he has them. */
type Inside = { seal: KeyPair; sign: KeyPair; code?: Uint8Array | undefined }

const masterContext = (keys: Pick<KeyFile, 'storeId' | 'generation'>): string =>
  JSON.stringify([keys.storeId, 'master', keys.generation])

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

/** The slot of a new paper code. Where it replaces the one before, the code before opens nothing any more. */
export const createRecovery = (
  keys: Pick<KeyFile, 'storeId' | 'cost' | 'generation'>,
  masterKey: Uint8Array,
  secret: Uint8Array,
): KeyFile['recovery'] => {
  const pair = createKeyPair('x25519')
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const publicKey = encode(pair.publicKey)
  return {
    key: encode(encryptBox(kek, pair.privateKey, context(keys, 'recovery', 'keys'))),
    publicKey,
    masterKey: sealMasterKey(keys, publicKey, masterKey),
  }
}

export const recoverySealKeyOf = ({ recovery }: Pick<KeyFile, 'recovery'>): Uint8Array =>
  decode(recovery.publicKey)

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

/** What the paper code opens; it goes with an off-site backup, so that the code is enough on another machine. */
export const recoveryRecord = keyFile.pick({ storeId: true, generation: true, cost: true, recovery: true })
export type RecoveryRecord = z.infer<typeof recoveryRecord>

export const recoveryRecordOf = ({ storeId, generation, cost, recovery }: KeyFile): RecoveryRecord => ({
  storeId,
  generation,
  cost,
  recovery,
})

/** The pair of the paper code, or undefined when it is not this store's code. */
export const openRecoveryPair = (keys: RecoveryRecord, secret: Uint8Array): KeyPair | undefined => {
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const privateKey = decryptBox(kek, decode(keys.recovery.key), context(keys, 'recovery', 'keys'))
  return privateKey && { publicKey: decode(keys.recovery.publicKey), privateKey }
}

/** Master key for the secret of the paper code, or undefined when it is not this store's code. */
export const openWithRecovery = (keys: RecoveryRecord, secret: Uint8Array): Uint8Array | undefined => {
  const pair = openRecoveryPair(keys, secret)
  return pair && openSealed(pair, decode(keys.recovery.masterKey), masterContext(keys))
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

/** Opens and is one of those that open the off-site backups made under this master key. */
export const offsiteKey = (masterKey: Uint8Array, storeId: string): Uint8Array =>
  deriveKey(masterKey, Buffer.from(storeId.replaceAll('-', ''), 'hex'), 'offsite')

/** The raw point of a public key in DER. */
export const recoveryPoint = ({ recovery }: RecoveryRecord): Uint8Array =>
  decode(recovery.publicKey).slice(-32)

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
