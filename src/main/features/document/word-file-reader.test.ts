import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addReferral } from './case-papers.test-support.ts'
import { addVillage, draftDecree } from './document.test-support.ts'

/** Text files for the e-office in the eyes of a reader that is not ours; no test of ours depends on its being there. */
const hasReader = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0

let office: TestCaseOffice
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reader-'))
  office = await openCaseOffice()
})
afterEach(() => {
  office.close()
  rmSync(folder, { recursive: true })
})

const convert = (path: string, format: string): void => {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, path], {
    stdio: 'ignore',
    timeout: 150_000,
  })
}

/** What it reads in the file, once as it came and once after it wrote the file itself. */
const readingsOf = async (file: File): Promise<string[]> => {
  const path = join(folder, 'naskah.docx')
  writeFileSync(path, Buffer.from(await file.arrayBuffer()))
  convert(path, 'odt')
  const readings = [path, join(folder, 'naskah.odt')].map((source) => {
    convert(source, 'txt:Text (encoded):UTF8')
    return readFileSync(join(folder, 'naskah.txt'), 'utf8').replaceAll(/\s+/g, ' ')
  })
  return readings
}

const placeholders = ['nomor_naskah', 'tanggal_naskah', 'jabatan_pengirim', 'ttd_pengirim', 'nama_pengirim']
const hasWhole = (text: string, name: string): boolean => text.includes(`\${${name}}`)

describe.skipIf(!hasReader)('LibreOffice, where it is installed', () => {
  test('reads every placeholder of a decree whole, and its words', { timeout: 400_000 }, async () => {
    const village = await addVillage(office.head, '62.02.17.2015')
    const { decree } = await draftDecree(office.head, [village], { signatory: 'nobody' })
    const { file } = await office.head.document.wordDraft({ type: 'decree', subjectId: decree.id })
    for (const text of await readingsOf(file)) {
      for (const name of placeholders) expect(hasWhole(text, name)).toBe(true)
      for (const reason of decree.content.considerations)
        expect(text).toContain(reason.replaceAll(/\s+/g, ' '))
      expect(text).toContain('MEMUTUSKAN')
    }
  })

  test(
    'reads every placeholder of a referral letter whole, and the initials',
    { timeout: 400_000 },
    async () => {
      const { case: record } = await office.addCase()
      const subjectId = await office.addSubject(record.id, { fullName: 'Uji Rahmat' })
      const referralId = addReferral(office, record.id, [{ id: subjectId }])
      const paper = { type: 'referralLetter' as const, subjectId: referralId }
      const { file } = await office.worker.document.wordDraftOfCasePaper(paper)
      for (const text of await readingsOf(file)) {
        for (const name of [...placeholders, 'sifat']) expect(hasWhole(text, name)).toBe(true)
        expect(text).toContain('U.R.')
        expect(text).not.toContain('Rahmat')
      }
    },
  )
})
