import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { dialog, menuItem, press, textField, typeDate } from '../pages/fields.ts'

let program: Program
let window: Window & { problems: string[] }
beforeAll(async () => {
  program = await startProgram({ demo: true })
  window = await openWindow(program)
  await press(window.page, 'Masuk')
  await window.page.getByRole('navigation').first().waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const text = async (): Promise<string> => window.page.getByRole('main').innerText()

test('the service is killed while heads of a village are being saved: what the screen showed as saved is there', async () => {
  const { page } = window
  const shown: string[] = []
  // Three kills while the save is under way; the last one as soon as the screen has shown it.
  for (const [round, delay] of [0, 4, 9, undefined].entries()) {
    await openVillage()
    for (const name of shown) await expect.poll(text).toContain(name)

    const name = `Uji Padam ${'Satu Dua Tiga Empat'.split(' ')[round]}`
    await press(page, 'Catat kepala baru')
    await textField(dialog(page), 'Nama lengkap').fill(name)
    await typeDate(dialog(page), 'Menjabat mulai', `0${round + 1}062025`)
    const pid = program.servicePid()
    await press(dialog(page), 'Simpan')
    const saved = page.getByRole('main').getByText(name).first()
    if (delay === undefined) await saved.waitFor()
    else await page.waitForTimeout(delay)
    if (await saved.isVisible()) shown.push(name)
    process.kill(pid, 'SIGKILL')

    await page
      .getByText(/berhenti mendadak/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor({ timeout: 20_000 })
    await logInAgain()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  expect(shown.length).toBeGreaterThan(0)
  await openVillage()
  for (const name of shown) await expect.poll(text).toContain(name)
  const { problems } = window
  expect(problems.filter((problem) => !/WebSocket|Failed to load resource/.test(problem))).toEqual([])
})

const openVillage = async (): Promise<void> => {
  const { page } = window
  await menuItem(page, 'Desa Binaan')
  await page
    .getByRole('link', { name: /Beringin Agung/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Desa Beringin Agung' }).waitFor()
}

const logInAgain = async (): Promise<void> => {
  const { page } = window
  const password = page.getByLabel('Kata sandi', { exact: false }).first()
  if ((await password.inputValue()) === '') await password.fill('sepeda layar tikar kelapa')
  await press(page, 'Masuk')
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
}
