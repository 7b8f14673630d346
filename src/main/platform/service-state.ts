import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createAccessLog } from './access.ts'
import type { CaseKeys } from './case-keys/case-keys.ts'
import type { Clock } from './clock.ts'
import { canBeginLargeWork, canChange } from '#shared/features/health/disk-space.rules.ts'
import { asFolderRefusal, hasCode, inOrder } from './disk-errors.ts'
import { dropBallast, layBallast, probeWriting, type Disk } from './disk-space.ts'
import { openTypesetter, type Typesetter } from './documents/compile.ts'
import { createLoginAttempts } from './keys/login-attempts.ts'
import type { Log } from './log.ts'
import { openTemplateTrial, type TemplateTrial } from './template-trial/index.ts'
import type { Assurance } from './rpc/assurance.ts'
import type { Openings } from './rpc/openings.ts'
import { closeBehindError } from './store/generation.ts'
import { takeProcessLock, type Holder, type ProcessLock } from './store/process-lock.ts'
import { copyToRead, removeCopyToRead } from './store/copy-to-read.ts'
import { inspectFolder, openSalvaged, openStore, type Store } from './store/store.ts'

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
  /** What this login opens and seals in secret cases. */
  caseKeys: CaseKeys
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
  /** When this version was made, in milliseconds since 1970: no clock that is right shows less. */
  releasedAt: number
  clock: Clock
  disk: Disk
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
  /** Copy of a store that cannot be written where it lies. */
  let copy: string | undefined
  /** What was saved of a store that does not open, and how much of it that is. */
  let salvaged: { folder: string; report: SalvageReport } | undefined
  let lastActBeforeOpening: number | null = null
  let keyChangeProblem: string | undefined
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
  const folder = (): string => salvaged?.folder ?? copy ?? options.dataDirectory
  const freeBytes = (): number => options.disk.freeBytes(folder())
  const removeCopy = (): void => {
    const removing = copy
    copy = undefined
    if (removing !== undefined) removeCopyToRead(removing)
  }
  const leaveSalvaged = (): void => {
    const removing = salvaged
    salvaged = undefined
    if (removing) removeCopyToRead(removing.folder)
  }
  const assertNoCopy = (): void => {
    if (salvaged) throw new DomainError('STORE_SALVAGED')
    if (copy !== undefined) throw new DomainError('STORE_READ_ONLY')
  }
  /** A whole store in a folder that nobody may write is opened as a copy, in which nothing can be changed. */
  const takeFolder = (): Holder | undefined => {
    try {
      mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 })
      const taken = takeProcessLock(options.dataDirectory, options.shell, options.clock.now())
      if ('heldBy' in taken) return taken.heldBy
      try {
        // The lock can be had where nothing can be written.
        probeWriting(options.dataDirectory)
      } catch (error) {
        taken.release()
        throw error
      }
      lock = taken
    } catch (error) {
      const canBeRead =
        hasCode(asFolderRefusal(error), 'FOLDER_NOT_WRITABLE') &&
        inspectFolder(options.dataDirectory) === 'whole'
      if (!canBeRead) throw error
      copy = copyToRead(options.dataDirectory)
    }
    return undefined
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
    hold: (): Holder | undefined => (lock || copy !== undefined ? undefined : takeFolder()),
    /** Where the store lies that this service works with: its data folder, or a copy to read. */
    folder,
    isReadOnly: (): boolean => copy !== undefined || salvaged !== undefined,
    /** What is missing in the salvaged copy that stands in the place of the store; undefined where none does. */
    salvageReport: (): SalvageReport | undefined => salvaged?.report,
    /** Until this process ends, or `leaveSalvaged`, a salvaged copy is what everybody reads. */
    useSalvaged: (saved: { folder: string; report: SalvageReport }): void => {
      leaveSalvaged()
      salvaged = saved
    },
    leaveSalvaged,
    /** Opens what lies in `folder()`. */
    openFolder: (masterKey: Uint8Array): Store =>
      salvaged ? openSalvaged(salvaged.folder, masterKey) : openStore(folder(), masterKey),
    freeBytes,
    /** @throws DomainError STORE_SALVAGED, STORE_READ_ONLY, DISK_ALMOST_FULL */
    assertChangeable: (): void => {
      assertNoCopy()
      assertAllowed(canChange(freeBytes()))
    },
    /** @throws DomainError STORE_SALVAGED, STORE_READ_ONLY, DISK_ALMOST_FULL */
    assertRoomForLargeWork: (): void => {
      assertNoCopy()
      assertAllowed(canBeginLargeWork(freeBytes()))
    },
    /** The disk was full: what is kept for that goes back to it, so that drafts and closing still find room. */
    giveRoomBack: (): void => dropBallast(folder()),
    /** When the newest act before this opening was written; null in a new store. */
    lastActBeforeOpening: (): number | null => lastActBeforeOpening,
    store: (): Store => {
      if (!store) throw new DomainError('SESSION_REQUIRED')
      return store
    },
    openStore: (): Store | undefined => store,
    useStore: (fresh: Store): void => {
      store = fresh
      opened = readClocks()
      lastActBeforeOpening = fresh.database.readChange(fresh.database.head().seq)?.recordedAt ?? null
      layBallast(folder(), options.disk)
      touch()
    },
    /** Closes the store and opens the next generation in its place: sessions and their time go on. */
    replaceStore: (open: () => Store): void => {
      closeBehindError(closeStore)
      store = open()
    },
    /** Why the change of the master key that is wanted could not be made yet. */
    keyChangeProblem: (): string | undefined => keyChangeProblem,
    setKeyChangeProblem: (code: string | undefined): void => {
      keyChangeProblem = code
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
    /** Milliseconds in which nobody has touched anything. */
    idleFor: (): number => passedSince(touched),
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
      inOrder(closeTrial, closeStore, leaveSalvaged, removeCopy, () => held?.release())
    },
  }
}
