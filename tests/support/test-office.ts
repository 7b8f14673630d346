import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { SetupInput } from '#shared/features/setup/setup.contract.ts'
import { standardLetterheads } from '#shared/features/office/office.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Disk } from '#main/platform/disk-space.ts'
import { findOfficerByLogin } from '#main/features/officer/index.ts'
import { silentLog } from '#main/platform/log.ts'
import { createAssurance } from '#main/platform/rpc/assurance.ts'
import { createOpenings } from '#main/platform/rpc/openings.ts'
import { createCaseKeys } from '#main/platform/case-keys/case-keys.ts'
import { createServiceState, type ServiceState, type SessionOfficer } from '#main/platform/service-state.ts'
import { openStore } from '#main/platform/store/store.ts'
import { assuredClient, bareClient } from './assured-client.ts'
import { copyPreparedStore } from './prepared-store.ts'
import { sealPairOf } from './seal-pair.ts'
import { testPassword } from './test-password.ts'

export const resourcesDirectory = resolve(import.meta.dirname, '../../resources')

/** A clock that stands still until a test moves it. Waiting time jumps, so that calibration stops at the floor. */
export type TestClock = Clock & {
  setDay: (day: string, time?: string) => void
  set: (milliseconds: number) => void
}

export const createTestClock = (day = '2026-11-23'): TestClock => {
  let now = new Date(`${day}T09:00:00`).getTime()
  let elapsed = 0
  return {
    now: () => now,
    elapsed: () => (elapsed += 1000),
    setDay: (next, time = '09:00:00') => {
      now = new Date(`${next}T${time}`).getTime()
    },
    set: (milliseconds) => {
      now = milliseconds
    },
  }
}

/** Sampit as the scenarios have it; every person is fictitious. */
export const sampitSetup = (overrides: Partial<SetupInput> = {}): SetupInput => ({
  language: 'id',
  office: {
    officeClass: 'Kelas II TPI',
    name: 'Sampit',
    city: 'Sampit',
    provinceName: 'Kalimantan Tengah',
    address: 'Jl. Contoh Km 0,5, Sampit 74874',
    phone: '(0531) 00000',
    email: 'kanim.sampit@contoh.invalid',
    website: null,
  },
  logo: null,
  regencyCodes: ['62.02', '62.06', '62.07'],
  letterheads: standardLetterheads('Kalimantan Tengah'),
  signatory: {
    fullName: 'Pejabat Contoh',
    nip: '190001010000000001',
    title: 'Kepala Kantor',
    capacity: 'definitive',
    fromOn: '2023-01-01' as PlainDate,
    untilOn: null,
  },
  officer: {
    login: 'kepala',
    fullName: 'Kepala Contoh',
    nip: null,
    position: 'Kepala Kantor',
    role: 'officeHead',
    password: 'lumbung senja perahu kayu',
  },
  ...overrides,
})

/** A connection on which nobody has logged in yet. */
export const visitorOf = (service: ServiceState) => assuredClient(service)

export type TestClient = ReturnType<typeof assuredClient>

export type TestOffice = {
  folder: string
  clock: TestClock
  service: ServiceState
  recoveryCode: string
  /** The first officer's connection. */
  head: TestClient
  /** A connection on which nobody has logged in yet. */
  visitor: () => TestClient
  /** Adds an officer with these roles and answers his logged-in connection. */
  officer: (login: string, roles: Role[]) => Promise<TestClient>
  /** Closes the store and starts a fresh, locked service over the same folder. */
  restart: () => void
  login: (login: string, password: string) => Promise<TestClient>
  close: () => void
}

export { testPassword } from './test-password.ts'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'perisai-desa-test-'))

/** Room enough, whatever the machine has; a ballast for every test would fill its disk. */
const roomyDisk: Disk = { freeBytes: () => Infinity, ballastBytes: 0 }

/** A locked service over a folder, as the shell starts it. */
export const startService = (folder: string, clock: Clock, disk: Disk = roomyDisk): ServiceState =>
  createServiceState({
    dataDirectory: folder,
    resourcesDirectory,
    shell: 'test',
    demo: false,
    version: '0.0.0-test',
    releasedAt: 0,
    clock,
    disk,
    log: silentLog,
    end: () => {},
  })

/**
 * The connection of an officer as it is after his login, with the rights of his row. The login itself has tests of its
 * own and costs a key derivation.
 */
export const clientFor = (service: ServiceState, login: string): TestClient =>
  assuredClient(service, { officer: sessionFor(service, login) })

/** The same officer with nobody who answers when a password is asked for again. */
export const bareClientFor = (service: ServiceState, login: string): TestClient =>
  bareClient(service, { officer: sessionFor(service, login) })

/** What a connection knows of this officer after his login. */
export const sessionFor = (service: ServiceState, login: string): SessionOfficer => {
  const row = findOfficerByLogin(service.store().database.read, login)
  if (!row) throw new Error(`no officer ${login}`)
  const { rowId, id: uuid, slotId, fullName, roles, sectionRowId } = row
  const proven = { openings: createOpenings(), assurance: createAssurance(), hasLoginCode: false }
  const caseKeys = createCaseKeys(() => sealPairOf(service.folder(), login, slotId), {
    blobs: () => service.store().blobs,
    now: service.options.clock.now,
  })
  return { id: rowId, uuid, login, slotId, fullName, roles, sectionRowId, caseKeys, ...proven }
}

/**
 * A real, migrated, encrypted store of a fictitious office, made through the router now: for tests of its making and
 * for those that need two stores with different keys.
 */
export const createTestOffice = async (setup: SetupInput = sampitSetup()): Promise<TestOffice> => {
  const folder = temporaryFolder()
  const clock = createTestClock()
  const service = startService(folder, clock)
  const head = visitorOf(service)
  const { recoveryCode } = await head.setup.create(setup)
  return officeOver({ folder, clock, service, head, recoveryCode })
}

/** The office of `createTestOffice` in a copy of a store that was made once; stores of one setup have one key. */
export const openTestOffice = async (setup: SetupInput = sampitSetup()): Promise<TestOffice> => {
  const { logo, ...plain } = setup
  const description = { office: plain, logo: logo && [logo.name, logo.size] }
  const opened = await openPrepared(description, async () => {
    const office = await createTestOffice(setup)
    return { office, facts: office.recoveryCode }
  })
  if (!opened) return createTestOffice(setup)
  const { facts: recoveryCode, ...parts } = opened
  return officeOver({ ...parts, recoveryCode, head: clientFor(parts.service, setup.officer.login) })
}

/** An unlocked service over a copy of the store that `make` leaves behind; undefined outside a run of the tests. */
export const openPrepared = async <Facts>(
  description: unknown,
  make: () => Promise<{ office: TestOffice; facts: Facts }>,
): Promise<{ folder: string; clock: TestClock; service: ServiceState; facts: Facts } | undefined> => {
  const folder = temporaryFolder()
  const copied = await copyPreparedStore(description, folder, async () => {
    const { office, facts } = await make()
    const masterKey = office.service.store().masterKey.slice()
    office.service.close()
    return { folder: office.folder, masterKey, facts }
  })
  if (!copied) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const clock = createTestClock()
  const service = startService(folder, clock)
  service.hold()
  service.useStore(openStore(folder, copied.masterKey))
  return { folder, clock, service, facts: copied.facts }
}

type Parts = Pick<TestOffice, 'folder' | 'clock' | 'head' | 'recoveryCode'> & { service: ServiceState }

export const officeOver = ({ folder, clock, head, recoveryCode, ...started }: Parts): TestOffice => {
  let { service } = started
  const login = async (name: string, password: string): Promise<TestClient> => {
    const client = visitorOf(service)
    await client.session.login({ login: name, password })
    return client
  }
  return {
    folder,
    clock,
    get service() {
      return service
    },
    recoveryCode,
    head,
    visitor: () => visitorOf(service),
    login,
    officer: async (name, roles) => {
      const details = { fullName: `Petugas ${name}`, nip: null, position: null }
      await head.officer.add({ login: name, password: testPassword(name), roles, ...details })
      return clientFor(service, name)
    },
    restart: () => {
      service.close()
      service = startService(folder, clock)
    },
    close: () => {
      service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
