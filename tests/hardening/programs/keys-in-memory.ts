import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { deriveKey } from '#main/platform/keys/crypto.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { loginKeyOf, openWithPassword } from '#main/platform/keys/slots.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { passwordSecret } from '#main/platform/keys/password.ts'
import { forkBuiltService, type ForkedService } from '../../support/forked-service.ts'
import { sampitSetup, temporaryFolder } from '../../support/test-office.ts'
import { noneOf, perLevel } from '../amounts.ts'
import { countInMemory, isGone } from '../process-memory.ts'
import type { HardeningProgram } from '../program.ts'

const rounds = { pr: 1, nightly: 20, release: 100 }
const service = resolve(import.meta.dirname, '../../../out/main/service.js')

type Secrets = Readonly<Record<string, Buffer>>

/** Every key that this password opens, worked out beside the service. */
const secretsOf = async (folder: string, login: string, password: string): Promise<Secrets> => {
  const { keys } = readKeyFile(folder)
  const salt = createHash('sha256')
    .update(Buffer.from(keys.salt, 'base64'))
    .update(loginKeyOf(login))
    .digest()
    .subarray(0, 16)
  const secret = await passwordSecret(password, salt, keys.cost)
  const opened = await openWithPassword(keys, login, password)
  if (!opened) throw new Error('the password opens nothing')
  const { database, blobs } = storeKeys(opened.masterKey, keys.storeId)
  return {
    'master key': Buffer.from(opened.masterKey),
    'key of the slot': Buffer.from(deriveKey(secret, salt, 'slot key')),
    'key of the database': Buffer.from(database),
    'key of the files': Buffer.from(blobs),
  }
}

const textNeedles = (what: string, text: string): Secrets => ({
  [what]: Buffer.from(text),
  [`${what}, wide`]: Buffer.from(text, 'utf16le'),
})

const hits = (pid: number, secrets: Secrets): string[] =>
  Object.entries(countInMemory(pid, secrets)).flatMap(([name, count]) =>
    count > 0 ? [`${name} × ${count}`] : [],
  )

const ended = async (pid: number): Promise<boolean> => {
  for (let attempt = 0; attempt < 100 && !isGone(pid); attempt += 1) await pause(50)
  return isGone(pid)
}

const pidOf = ({ child }: ForkedService): number => {
  if (child.pid === undefined) throw new Error('the service has no process')
  return child.pid
}

export const keysInMemory: HardeningProgram = {
  name: 'keys-in-memory',
  title: 'the memory of the service searched for password and keys, after a lock and after a failed login',
  obstacle: () => {
    if (process.platform !== 'linux') return 'the memory of another process can be read on Linux only'
    if (!existsSync(service)) return 'the program is not built'
    return undefined
  },
  run: async ({ level }) => {
    const { login, password } = sampitSetup().officer
    const afterLock: string[] = []
    const afterFailure: string[] = []
    const wrongPassword: string[] = []
    let control = 0
    const count = perLevel(level, rounds)
    for (let round = 0; round < count; round += 1) {
      const folder = temporaryFolder()
      let running = await forkBuiltService(folder)
      try {
        await running.client.setup.create(sampitSetup({ signatory: null }))
        const secrets = await secretsOf(folder, login, password)
        const all = { ...secrets, ...textNeedles('password', password) }
        if (hits(pidOf(running), all).some((hit) => hit.startsWith('master key'))) control += 1
        const before = pidOf(running)
        await running.client.session.lock()
        if (!(await ended(before))) afterLock.push('the process with the keys goes on')
        running = await forkBuiltService(folder)
        afterLock.push(...hits(pidOf(running), all))
        const guess = `tebakan ${round} lumbung senja perahu`
        await running.client.session.login({ login, password: guess }).catch(() => {})
        afterFailure.push(...hits(pidOf(running), all))
        wrongPassword.push(...hits(pidOf(running), textNeedles('what was typed', guess)))
      } finally {
        await running.kill()
        rmSync(folder, { recursive: true, force: true })
      }
    }
    const once = (found: readonly string[]): string[] => [...new Set(found)]
    return [
      {
        what: 'the search finds the master key while the store is open',
        tried: `${count} stores`,
        goal: 'every time',
        found: String(control),
        isMet: control === count,
      },
      noneOf('password or key after a lock, in the process that follows', `${count} locks`, once(afterLock)),
      noneOf('key or right password after a failed login', `${count} logins`, once(afterFailure)),
      {
        what: 'the wrong password itself after a failed login',
        tried: `${count} logins`,
        goal: 'told: texts of JavaScript cannot be wiped',
        found: once(wrongPassword).join(' · ') || 'none',
        isMet: true,
      },
    ]
  },
}
