import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program } from '../support/program.ts'
import { firstOfficer, logIn, setUpOffice } from '../pages/setup-page.ts'

let program: Program
beforeAll(async () => {
  program = await startProgram()
})
afterAll(async () => {
  await program.stop()
  removeData(program)
})

test('a person sets the office up, gets the recovery code, and comes back with the password', async () => {
  const window = await openWindow(program)
  const { page } = window
  const code = await setUpOffice(page, {
    regencies: [
      { type: 'kotawaringin timur', pick: /Kotawaringin Timur/ },
      { type: 'katingan', pick: /Katingan/ },
    ],
    signatory: { fullName: 'Pejabat Contoh', from: '01012023' },
  })
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor()
  await logIn(page)
  expect(await page.locator('body').innerText()).toContain(firstOfficer.fullName)
  expect(window.problems).toEqual([])
  await window.close()
})
