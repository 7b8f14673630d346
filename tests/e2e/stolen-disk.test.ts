import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passwordMinimum } from '#shared/features/session/session.rules.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { openWithPassword } from '#main/platform/keys/slots.ts'
import { suggestPassphrase } from '#main/features/session/passphrase.ts'
import { logInByKeyboard } from '../pages/intake-page.ts'
import { openWindow, startProgram } from '../support/program.ts'
import { resourcesDirectory } from '../support/test-office.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-password.ts'

/** Stands in no word of the program, so that finding it in a file means finding the case. */
const secret = {
  name: 'Kenarisatu Fiktif',
  nik: '6202176705940731',
  chronology: 'Kenaridua dijanjikan bekerja di kilang',
}
const words = ['Kenarisatu', 'KENARISATU', secret.nik, 'Kenaridua', 'petugas', 'Sampit']

let office: TestCaseOffice
const loot = mkdtempSync(join(tmpdir(), 'perisai-desa-loot-'))

beforeAll(async () => {
  office = await openCaseOffice()
  const { case: record } = await office.addCase({ chronology: secret.chronology }, office.worker)
  await office.addSubject(record.id, { fullName: secret.name, nik: secret.nik }, office.worker)
  office.service.close()
  const program = await startProgram({ dataDirectory: office.folder })
  const window = await openWindow(program)
  await logInByKeyboard(window.page, testPassword('petugas'), 'petugas')
  await window.page.evaluate((id) => {
    location.hash = `#/cases/${id}`
  }, record.id)
  await window.page.getByText(secret.chronology).first().waitFor()
  // The plug is pulled while the case is on the screen: nothing is closed in order.
  process.kill(program.servicePid(), 'SIGKILL')
  await window.close()
  await program.stop()
  cpSync(office.folder, loot, { recursive: true })
}, 120_000)
afterAll(() => {
  office.close()
  rmSync(loot, { recursive: true, force: true })
})

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const databases = (): string[] =>
  filesOf(loot).filter((file) => file.endsWith('.db') && file.includes('gen-'))

describe('whoever takes the disk of a workstation', () => {
  test('reads no name, number or sentence in any file, nor who has an account', () => {
    const found = filesOf(loot).flatMap((file) => {
      const content = readFileSync(file)
      return words
        .filter((word) => content.includes(word) || content.includes(Buffer.from(word, 'utf16le')))
        .map((word) => `${word} in ${file.slice(loot.length)}`)
    })
    expect(found).toEqual([])
    expect(databases()).toHaveLength(2)
  })

  test('opens no database without a key, with an empty one, or with a guess of it', () => {
    for (const file of databases())
      for (const key of [undefined, '', 'perisai', 'lumbung senja perahu kayu']) {
        const connection = new Database(file, { readonly: true })
        try {
          connection.pragma(`cipher = 'sqlcipher'`)
          connection.pragma('legacy = 4')
          if (key !== undefined && key !== '') connection.key(Buffer.from(key))
          expect(() => connection.prepare('select count(*) from sqlite_schema').get()).toThrow(
            /not a database|encrypted/,
          )
        } finally {
          connection.close()
        }
      }
  })

  test('learns from the key file neither whether a name exists nor whether it was the password that was wrong', async () => {
    const { keys } = readKeyFile(loot)
    expect(await openWithPassword(keys, 'petugas', 'salah salah salah salah')).toBeUndefined()
    expect(await openWithPassword(keys, 'tidak ada', testPassword('petugas'))).toBeUndefined()
    expect(await openWithPassword(keys, 'petugas', testPassword('petugas'))).toBeDefined()
  })

  test('needs longer than anybody lives to guess a suggested passphrase', () => {
    const { cost } = readKeyFile(loot).keys
    expect(cost.memoryKiB).toBeGreaterThanOrEqual(64 * 1024)
    expect(cost.passes).toBeGreaterThanOrEqual(3)
    const list = readFileSync(join(resourcesDirectory, 'reference/passphrase-words.txt'), 'utf8')
      .trim()
      .split('\n')
    const phrase = suggestPassphrase(list)
    expect(phrase.length).toBeGreaterThanOrEqual(passwordMinimum)
    // Far beyond any measured rate: every guess fills 64 MiB three times, and a large graphics card has memory for some hundred at once.
    const guessesASecond = 100_000
    const guesses = list.length ** phrase.split(' ').length / 2
    const years = guesses / guessesASecond / (365 * 86_400)
    expect(years).toBeGreaterThan(100_000_000)
  })
})
