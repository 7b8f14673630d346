import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { press } from '../pages/fields.ts'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { openCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-office.ts'

const people = 25
let folder: string
let path: string
let program: Program
let window: Window

beforeAll(async () => {
  const office = await openCaseOffice()
  office.clock.set(Date.now())
  const { case: record } = await office.addCase()
  const subjectIds = []
  for (const word of Array.from({ length: people }, (_none, index) =>
    String.fromCodePoint(0x61 + index).repeat(3),
  ))
    subjectIds.push(await office.addSubject(record.id, { fullName: `Uji ${word}` }))
  const [today = ''] = new Date().toISOString().split('T')
  await office.worker.decision.decide({
    caseId: record.id,
    decidedOn: today,
    choices: [
      {
        subjectIds,
        kind: 'passportDeferred',
        reasonCode: 'documentsMissing',
        ground: null,
        statuteId: null,
        statuteText: null,
        documents: ['Surat undangan dari keluarga'],
        dueOn: null,
        blockedUntil: null,
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  await office.name('rekan', record.id)
  folder = office.folder
  path = `/cases/${record.id}`
  office.service.close()
  await start('petugas')
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const logIn = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel('Nama masuk').fill(login)
  await page.getByLabel('Kata sandi').first().fill(testPassword(login))
  await press(page, 'Masuk')
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
}

const start = async (login: string): Promise<void> => {
  program = await startProgram({ dataDirectory: folder })
  window = await openWindow(program)
  await logIn(window.page, login)
  await window.page.evaluate((to) => {
    location.hash = `#${to}`
  }, path)
}

const shot = async (name: string): Promise<void> => {
  const directory = process.env['PERISAI_SCREENSHOTS']
  if (directory !== undefined) await window.page.screenshot({ path: `${directory}/${name}.png` })
}

describe('the notices of deferral of a group', () => {
  test('are issued in one run, which a kill cuts off and another officer takes to its end', async () => {
    await press(window.page, `Terbitkan ${people} penundaan`)
    const dialog = window.page.getByRole('dialog')
    await dialog.getByLabel('Alasan dalam surat').first().waitFor()
    await shot('notice-dialog')
    await dialog.getByRole('button', { name: `Terbitkan ${people} penundaan` }).click()
    await window.page.getByText(new RegExp(`^[1-9]\\d* dari ${people} lembar selesai`)).waitFor()
    await shot('notice-under-way')
    process.kill(program.servicePid(), 'SIGKILL')
    await window.close()
    await program.stop()

    await start('rekan')
    const { page } = window
    await page.getByText('Penerbitan belum selesai').waitFor()
    await page.getByText(/Dimulai oleh Petugas petugas/).waitFor()
    await shot('notice-waiting')
    const before = await page.getByText(new RegExp(`\\d+ dari ${people} lembar selesai`)).innerText()
    expect(Number.parseInt(before, 10)).toBeLessThan(people)
    await press(page, 'Lanjutkan')
    await page.getByText(`${people} surat ·`).waitFor({ timeout: 60_000 })
    await shot('notice-done')
    const download = page.waitForEvent('download')
    await page.getByRole('list', { name: 'Berkas gabungan' }).getByRole('button').first().click()
    expect((await download).suggestedFilename()).toMatch(/^Pemberitahuan penundaan .*\.pdf$/)
  })
})
