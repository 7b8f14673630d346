import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { blockedAfter, waitAfter } from '#shared/features/session/session.rules.ts'
import type { Clock } from '../clock.ts'
import { asFolderRefusal } from '../disk-errors.ts'
import { replaceFile } from './atomic-file.ts'
import { deriveKey } from './crypto.ts'
import type { KeyFile } from './key-file.ts'
import { loginKeyOf } from './slots.ts'

/*
 * percobaan.json: how often each login failed in a row. Written and synced before the password is looked at, so that a
 * kill during the key derivation is no free guess. It names nobody: an account is an HMAC of its login.
 * Decision 0012 says what this stops and what it does not.
 */
export const attemptsName = 'percobaan.json'

/** Accounts that are told apart. Guesses at more logins than an office can have share one count. */
const largestAccounts = 600

/** Where the file is gone or was changed, every account starts as if it had failed so often: it waits the longest. */
const failuresAfterLoss = 10

/** `at` is what the clock said, which may stand before 1970. */
const account = z
  .object({
    failed: z.number().int().nonnegative(),
    at: z.number().int(),
    /** The latest login code that was used, by its half minute: none of that time or before is taken again. */
    codeStep: z.number().int().optional(),
  })
  .strict()
const attempts = z
  .object({
    format: z.literal('perisai-desa attempts 1'),
    /** Attempts ever made; it only grows, so that an older file in its place is noticed after the next login. */
    made: z.number().int().nonnegative(),
    /** What an account without an entry stands at. */
    others: account,
    accounts: z.record(z.string().regex(/^[0-9a-f]{32}$/), account),
  })
  .strict()

type Account = z.infer<typeof account>
type Attempts = z.infer<typeof attempts>
type Keys = Pick<KeyFile, 'salt' | 'storeId'>

const keyOf = ({ salt, storeId }: Keys): Uint8Array =>
  deriveKey(Buffer.from(salt, 'base64'), Buffer.from(storeId), 'attempts')

const macOf = (keys: Keys, body: string): string =>
  createHmac('sha256', keyOf(keys)).update(body).digest('hex')

const accountIdOf = (keys: Keys, login: string): string =>
  createHmac('sha256', keyOf(keys))
    .update(`account ${loginKeyOf(login)}`)
    .digest('hex')
    .slice(0, 32)

const read = (folder: string, keys: Keys): Attempts | undefined => {
  try {
    const text = readFileSync(join(folder, attemptsName), 'utf8')
    const [mac, body] = [text.slice(0, 64), text.slice(65)]
    if (text[64] !== '\n') return undefined
    if (!timingSafeEqual(Buffer.from(macOf(keys, body)), Buffer.from(mac.padEnd(64)))) return undefined
    return attempts.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

const write = (folder: string, keys: Keys, content: Attempts): void => {
  const body = JSON.stringify(content)
  try {
    replaceFile(join(folder, attemptsName), `${macOf(keys, body)}\n${body}`)
  } catch (error) {
    throw asFolderRefusal(error)
  }
}

const fresh = (): Attempts => ({
  format: 'perisai-desa attempts 1',
  made: 0,
  others: { failed: 0, at: 0 },
  accounts: {},
})

/** The file of a new store, which nobody has tried to open yet. */
export const createAttempts = (folder: string, keys: Keys): void => write(folder, keys, fresh())

/** What an account has behind it when its password was right. */
export type Succeeded = {
  /** Wrong passwords in a row before this one. */
  failedBefore: number
  /** Attempts ever made at this store, this one included. */
  made: number
}

export type LoginAttempts = {
  /**
   * Counts an attempt at a login as failed, on the disk, before its password is looked at.
   *
   * @throws DomainError LOGIN_WAIT (nothing is counted), LOGIN_BLOCKED, DISK_FULL, FOLDER_NOT_WRITABLE
   */
  begin: (folder: string, keys: Keys, login: string) => void
  /** Password and login code of the attempt that `begin` counted were right; `codeStep` is the half minute of the code. */
  succeed: (folder: string, keys: Keys, login: string, codeStep?: number) => Succeeded
  /** Takes back the attempt that `begin` counted, and no failure before it: a right password that lacked its code. */
  withdraw: (folder: string, keys: Keys, login: string) => void
  /** The half minute of the latest login code that was used. */
  lastCodeStep: (folder: string, keys: Keys, login: string) => number | undefined
  /** Lets a login that is blocked or waiting try again. */
  free: (folder: string, keys: Keys, login: string) => void
  isBlocked: (folder: string, keys: Keys, login: string) => boolean
  /**
   * The count was found older than the log knows it: everybody but this officer, who just proved himself, waits as if
   * the file had been lost. Answers the number of attempts that counts from now on.
   */
  distrust: (folder: string, keys: Keys, login: string, known: number) => number
}

/** Waiting time is counted by a clock that cannot be set, as far as this process has run. */
export const createLoginAttempts = (clock: Clock): LoginAttempts => {
  const started = clock.elapsed()
  /** When this process counted the last attempt of an account. */
  const seen = new Map<string, number>()

  /** Attempts of each store that this process knows of: a file with fewer was put back. */
  const newest = new Map<string, number>()

  const passedSince = (id: string, { at }: Account): number => {
    const here = seen.get(id)
    if (here !== undefined) return clock.elapsed() - here
    // Counted by an earlier process: only the wall clock knows, and one that was set back knows nothing.
    const running = clock.elapsed() - started
    return Math.max(running, clock.now() - at)
  }

  const afterLoss = (keys: Keys): Attempts => ({
    ...fresh(),
    made: newest.get(keys.salt) ?? 0,
    others: { failed: failuresAfterLoss, at: clock.now() },
  })
  const trusted = (folder: string, keys: Keys): Attempts | undefined => {
    const found = read(folder, keys)
    return found && found.made >= (newest.get(keys.salt) ?? 0) ? found : undefined
  }
  const current = (folder: string, keys: Keys): Attempts => trusted(folder, keys) ?? afterLoss(keys)
  const keep = (folder: string, keys: Keys, content: Attempts): void => {
    write(folder, keys, content)
    newest.set(keys.salt, content.made)
  }

  const holder = (content: Attempts, keys: Keys, login: string): { id: string; account: Account } => {
    const id = accountIdOf(keys, login)
    const known = content.accounts[id]
    if (known) return { id, account: known }
    const isFull = Object.keys(content.accounts).length >= largestAccounts
    return { id: isFull ? 'others' : id, account: content.others }
  }

  const withAccount = (content: Attempts, id: string, changed: Account): Attempts =>
    id === 'others'
      ? { ...content, others: changed }
      : { ...content, accounts: { ...content.accounts, [id]: changed } }

  return {
    begin: (folder, keys, login) => {
      const known = trusted(folder, keys)
      const content = known ?? afterLoss(keys)
      // Written at once: the wait begins now, not anew with every attempt.
      if (!known) keep(folder, keys, content)
      const { id, account: found } = holder(content, keys, login)
      if (found.failed >= blockedAfter) throw new DomainError('LOGIN_BLOCKED')
      const left = waitAfter(found.failed) - passedSince(id, found) / 1000
      if (left > 0) throw new DomainError('LOGIN_WAIT', { seconds: Math.ceil(left) })
      const counted = { ...found, failed: found.failed + 1, at: clock.now() }
      keep(folder, keys, { ...withAccount(content, id, counted), made: content.made + 1 })
      seen.set(id, clock.elapsed())
    },
    succeed: (folder, keys, login, codeStep) => {
      const content = current(folder, keys)
      const { id, account: found } = holder(content, keys, login)
      const cleared = {
        ...found,
        failed: 0,
        at: clock.now(),
        ...(codeStep === undefined ? {} : { codeStep }),
      }
      keep(folder, keys, withAccount(content, accountIdOf(keys, login), cleared))
      seen.delete(id)
      return { failedBefore: Math.max(0, found.failed - 1), made: content.made }
    },
    withdraw: (folder, keys, login) => {
      const content = current(folder, keys)
      const { id, account: found } = holder(content, keys, login)
      const before = { ...found, failed: Math.max(0, found.failed - 1) }
      keep(folder, keys, withAccount(content, id, before))
    },
    lastCodeStep: (folder, keys, login) => holder(current(folder, keys), keys, login).account.codeStep,
    free: (folder, keys, login) => {
      const content = current(folder, keys)
      const id = accountIdOf(keys, login)
      const { account: found } = holder(content, keys, login)
      keep(folder, keys, withAccount(content, id, { ...found, failed: 0, at: clock.now() }))
      seen.delete(id)
    },
    distrust: (folder, keys, login, known) => {
      const { id, account: his } = holder(current(folder, keys), keys, login)
      const made = known + 1
      const content = { ...afterLoss(keys), made }
      keep(folder, keys, id === 'others' ? content : withAccount(content, id, his))
      return made
    },
    isBlocked: (folder, keys, login) =>
      holder(current(folder, keys), keys, login).account.failed >= blockedAfter,
  }
}
