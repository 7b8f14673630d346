import { rmSync } from 'node:fs'
import { join } from 'node:path'
import BareDatabase from 'better-sqlite3'
import { createChangeTriggers } from '#main/platform/db/change-triggers.ts'
import { type Database, openDatabase } from '#main/platform/db/database.ts'
import {
  openTestOffice,
  type TestClient,
  type TestOffice,
  temporaryFolder,
  testPassword,
} from '../../tests/support/test-office.ts'
import { time } from '../measure.ts'
import { caseSize, dropWatching, seedCases, type SeededCases } from './case-rows.repo.ts'
import { attachTwin, detachTwin, staffRowIds } from './twin.repo.ts'

const logins = Array.from({ length: 12 }, (_none, index) => `petugas-${index + 1}`)
const [firstLogin = ''] = logins
export const benchLogin = { login: firstLogin, password: testPassword(firstLogin) }

const size = { cases: 200_000, subjects: 500_000, longCases: 12, events: 5000 }

export type SeededOffice = {
  office: TestOffice
  seeded: SeededCases
  size: ReturnType<typeof caseSize>
  /** An officer who answers for one case in twelve. */
  officer: TestClient
  /** Head of one of the two sections. */
  sectionHead: TestClient
  /** The same rows in a plain SQLite file. */
  plain: Database
  /** A folder for copies. */
  folder: string
  /** Lets the store go, so that the built program can open it. */
  closeStore: () => void
  /** Takes everything away; the store must be closed. */
  remove: () => void
}

/** A real encrypted store with twenty years of cases in it, and its plain twin. */
export const openSeededOffice = async (): Promise<SeededOffice> => {
  const office = await openTestOffice()
  const folder = temporaryFolder()
  for (const name of ['Seksi Intelijen', 'Seksi Lalu Lintas'])
    await office.head.office.addSection({ name, endedOn: null })
  const { sections } = await office.head.office.get()
  for (const [index, login] of logins.entries()) {
    await office.head.officer.add({
      login,
      password: testPassword(login),
      roles: ['officer'],
      fullName: `Petugas Contoh ${index + 1}`,
      nip: null,
      position: null,
      sectionId: sections[index % sections.length]?.id ?? null,
    })
  }
  await office.head.officer.add({
    login: 'kasi',
    password: testPassword('kasi'),
    roles: ['sectionHead'],
    fullName: 'Kepala Seksi Contoh',
    nip: null,
    position: null,
    sectionId: sections[0]?.id ?? null,
  })
  const officer = await office.login(benchLogin.login, benchLogin.password)
  const sectionHead = await office.login('kasi', testPassword('kasi'))
  const { connection } = office.service.store().database
  const seeding = await time(() => {
    dropWatching(connection)
    const seeded = seedCases(
      connection,
      { ...size, until: new Date(office.clock.now()).getTime() },
      staffRowIds(connection),
    )
    createChangeTriggers(connection)
    connection.exec('analyze')
    return seeded
  })
  const plainFile = join(folder, 'plain.db')
  const copying = await time(() => {
    attachTwin(connection, 'plain', plainFile, '')
    detachTwin(connection, 'plain')
  })
  const plainConnection = new BareDatabase(plainFile)
  for (const pragma of ['synchronous = full', 'cache_size = -65536', 'temp_store = memory'])
    plainConnection.pragma(pragma)
  plainConnection.exec('analyze')
  const found = caseSize(connection)
  console.log(
    `seeded ${found.cases} cases, ${found.persons} persons, ${found.entries} entries in ${(seeding.milliseconds / 1000).toFixed(0)} s, plain twin in ${(copying.milliseconds / 1000).toFixed(0)} s`,
  )
  return {
    office,
    seeded: seeding.result,
    size: found,
    officer,
    sectionHead,
    plain: openDatabase(plainConnection),
    folder,
    closeStore: () => office.service.close(),
    remove: () => {
      plainConnection.close()
      for (const each of [folder, office.folder]) rmSync(each, { recursive: true, force: true })
    },
  }
}
