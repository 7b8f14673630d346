import { renameSync } from 'node:fs'
import { openStore } from '#main/platform/store/store.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { addCase } from './case.ts'
import {
  clientFor,
  createTestClock,
  createTestOffice,
  sampitSetup,
  startService,
  testPassword,
  type TestClient,
} from '../../../support/test-office.ts'
import type { Acknowledged, Base, Place } from './workload.ts'

export const headAccount = sampitSetup().officer

export const headOf = (service: ServiceState): [number, string] => {
  const { seq, digest } = service.store().database.head()
  return [seq, Buffer.from(digest).toString('hex')]
}

/** An office with its head and one officer of a section, and one case. */
export const officeBase: Base = async (folder) => {
  const office = await createTestOffice()
  const { sections } = await office.head.office.addSection({ name: 'Seksi Intelijen', endedOn: null })
  const person = { fullName: 'Petugas Contoh', nip: null, position: null }
  await office.head.officer.add({
    login: 'petugas',
    password: testPassword('petugas'),
    roles: ['sectionHead', 'officer'],
    ...person,
    sectionId: sections[0]?.id ?? null,
  })
  const worker = clientFor(office.service, 'petugas')
  await addCase(worker, office.clock.now(), 'Perkara awal')
  const masterKey = Buffer.from(office.service.store().masterKey).toString('hex')
  const head = headOf(office.service)
  office.service.close()
  renameSync(office.folder, folder)
  return { masterKey, acknowledged: [{ what: 'prepared', head }] }
}

export type OpenOffice = {
  service: ServiceState
  now: () => number
  /** The clock of the workstation goes on by so many minutes. */
  pass: (minutes: number) => void
  head: TestClient
  worker: TestClient
  /** Says that what was answered last is saved. */
  saved: (what: string, more?: Omit<Acknowledged, 'what' | 'head'>) => void
}

/** The office with its store unlocked by key; the login itself is work of its own. */
export const openOffice = (place: Place): OpenOffice => {
  const clock = createTestClock()
  const service = startService(place.folder, clock)
  service.hold()
  const store = openStore(place.folder, Buffer.from(place.facts.masterKey ?? '', 'hex'))
  place.opened(store)
  service.useStore(store)
  return {
    service,
    now: clock.now,
    pass: (minutes) => clock.set(clock.now() + minutes * 60_000),
    head: clientFor(service, headAccount.login),
    worker: clientFor(service, 'petugas'),
    saved: (what, more = {}) => place.acknowledge({ what, head: headOf(service), ...more }),
  }
}

/** Works in the office and closes it whatever happens, as the program does when its window is closed. */
export const inOffice = async (place: Place, work: (office: OpenOffice) => Promise<void>): Promise<void> => {
  const office = openOffice(place)
  try {
    await work(office)
  } catch (error) {
    try {
      office.service.close()
    } catch {
      // What failed first is what counts.
    }
    throw error
  }
  office.service.close()
}
