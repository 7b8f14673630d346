import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Clock } from './clock.ts'
import { openTypesetter, type Typesetter } from './documents/compile.ts'
import type { Log } from './log.ts'
import {
  lastHolderEndedAbruptly,
  takeProcessLock,
  type Holder,
  type ProcessLock,
} from './store/process-lock.ts'
import type { Store } from './store/store.ts'

export type SessionOfficer = {
  id: number
  uuid: Id<'Officer'>
  login: string
  fullName: string
  roles: readonly Role[]
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

export type ServiceState = ReturnType<typeof createServiceState>

/** What the one process with keys holds: options, the open store, the idle deadline. */
export const createServiceState = (options: ServiceOptions) => {
  let store: Store | undefined
  let lock: ProcessLock | undefined
  let typesetter: Typesetter | undefined
  let idleMinutes = 5
  let touched = { wall: options.clock.now(), elapsed: options.clock.elapsed() }
  let openedAt = options.clock.elapsed()
  const endedAbruptly = lastHolderEndedAbruptly(options.dataDirectory)

  const touch = (): void => {
    touched = { wall: options.clock.now(), elapsed: options.clock.elapsed() }
  }

  return {
    options,
    endedAbruptly,
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
    useStore: (opened: Store): void => {
      store = opened
      openedAt = options.clock.elapsed()
      touch()
    },
    typesetter: (): Typesetter => {
      typesetter ??= openTypesetter(options.resourcesDirectory)
      return typesetter
    },
    resource: (path: string): Buffer => readFileSync(join(options.resourcesDirectory, path)),
    touch,
    setIdleMinutes: (minutes: number): void => {
      idleMinutes = minutes
    },
    idleMinutes: (): number => idleMinutes,
    locksAt: (): number => touched.wall + idleMinutes * 60_000,
    /**
     * Whether nobody has touched anything for the idle time, or the store is open for eight hours. Both clocks count:
     * the wall clock goes on while the machine sleeps, the other cannot be set back.
     */
    isDue: (): boolean => {
      if (!store) return false
      const limit = idleMinutes * 60_000
      const idle = Math.max(options.clock.now() - touched.wall, options.clock.elapsed() - touched.elapsed)
      return idle >= limit || options.clock.elapsed() - openedAt >= 8 * 3_600_000
    },
    /** Closes everything in order. The keys leave memory with the process. */
    close: (): void => {
      store?.close()
      store = undefined
      lock?.release()
      lock = undefined
    },
  }
}
