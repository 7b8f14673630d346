import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFullDisk } from '../disk-errors.ts'
import { readPointer } from '../store/pointer.ts'
import { replaceFile, syncFolder } from './atomic-file.ts'

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

export const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/)

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

export const keyFile = z
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
export type OfficerSlot = z.infer<typeof officerSlot>

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
