import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createAccessLog } from './access.ts'
import type { Clock } from './clock.ts'
import { inOrder } from './disk-errors.ts'
import { openTypesetter, type Typesetter } from './documents/compile.ts'
import { createLoginAttempts } from './keys/login-attempts.ts'
import type { Log } from './log.ts'
import { openTemplateTrial, type TemplateTrial } from './template-trial/index.ts'
import type { Assurance } from './rpc/assurance.ts'
import type { Openings } from './rpc/openings.ts'
import { takeProcessLock, type Holder, type ProcessLock } from './store/process-lock.ts'
import type { Store } from './store/store.ts'

export type SessionOfficer = {
  id: number
  uuid: Id<'Officer'>
  login: string
  fullName: string
  roles: readonly Role[]
  /** The section he belongs to, by row. */
  sectionRowId: number | null
  /** The key slot he came in with; when his row names another one, this login is over. */
  slotId: string
  /** Closed cases that this login has opened; they are shut with it. */
  openings: Openings
  /** What this login has proven since: the password again, approvals of a second person. */
  assurance: Assurance
  /** He also gives a code of his telephone when he logs in. */
  hasLoginCode: boolean
}

/** One window or browser page. An officer logs in on a connection; another page is another login. */
export type RpcConnection = { officer: SessionOfficer | undefined }

export type ServiceOptions = {
  dataDirectory: string
  resourcesDirectory: string
  shell: string
  demo: boolean
  version: string
  clock: Clock
  log: Log
  /** Ends the service process; the shell starts a fresh, locked one. */
  end: () => void
}

const longestSession = 8 * 3_600_000

export type ServiceState = ReturnType<typeof createServiceState>

/** What the one process with keys holds: options, the open store, the idle deadline. */
export const createServiceState = (options: ServiceOptions) => {
  let store: Store | undefined
  let lock: ProcessLock | undefined
  let typesetter: Typesetter | undefined
  let templateTrial: TemplateTrial | undefined
  const attempts = createLoginAttempts(options.clock)
  const accessLog = createAccessLog(options.clock)
  let idleMinutes = 5
  const readClocks = () => ({ wall: options.clock.now(), elapsed: options.clock.elapsed() })
  let touched = readClocks()
  let opened = touched

  const touch = (): void => {
    touched = readClocks()
  }
  /** Both clocks count: the wall clock goes on while the machine sleeps, the other cannot be set back. */
  const passedSince = (then: ReturnType<typeof readClocks>): number => {
    const now = readClocks()
    return Math.max(now.wall - then.wall, now.elapsed - then.elapsed)
  }
  const closeStore = (): void => {
    const closing = store
    store = undefined
    closing?.close()
  }

  const openedTypesetter = (): Typesetter => (typesetter ??= openTypesetter(options.resourcesDirectory))
  const closeTrial = (): void => {
    const closing = templateTrial
    templateTrial = undefined
    closing?.close()
  }

  return {
    options,
    attempts,
    accessLog,
    /** The holder before us did not end by itself. Known once the lock is held. */
    endedAbruptly: (): boolean => lock?.lastEndedAbruptly ?? false,
    /** Takes the process lock of the folder; answers who holds it when it is taken. */
    hold: (): Holder | undefined => {
      if (lock) return undefined
      mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 })
      const taken = takeProcessLock(options.dataDirectory, options.shell, options.clock.now())
      if ('heldBy' in taken) return taken.heldBy
      lock = taken
      return undefined
    },
    store: (): Store => {
      if (!store) throw new DomainError('SESSION_REQUIRED')
      return store
    },
    openStore: (): Store | undefined => store,
    useStore: (fresh: Store): void => {
      store = fresh
      opened = readClocks()
      touch()
    },
    typesetter: openedTypesetter,
    /** Where templates are set that nobody has approved yet; started when one is first looked at. */
    templateTrial: (): TemplateTrial => {
      templateTrial ??= openTemplateTrial({
        resourcesDirectory: options.resourcesDirectory,
        partials: () => openedTypesetter().partials(),
      })
      return templateTrial
    },
    resource: (path: string): Buffer => readFileSync(join(options.resourcesDirectory, path)),
    /** Both clocks of the workstation, for what ends after a while. */
    clocks: readClocks,
    touch,
    setIdleMinutes: (minutes: number): void => {
      idleMinutes = minutes
    },
    idleMinutes: (): number => idleMinutes,
    locksAt: (): number => touched.wall + idleMinutes * 60_000,
    /** Whether nobody has touched anything for the idle time, or the store is open for eight hours. */
    isDue: (): boolean =>
      store !== undefined &&
      (passedSince(touched) >= idleMinutes * 60_000 || passedSince(opened) >= longestSession),
    /** Back to locked, with the folder still held. */
    closeStore,
    /** Closes everything in order. The keys leave memory with the process. */
    close: (): void => {
      const held = lock
      lock = undefined
      inOrder(closeTrial, closeStore, () => held?.release())
    },
  }
}
