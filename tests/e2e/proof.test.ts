import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  decideDecree,
  none,
  sampitToday,
} from '#main/features/document/document.test-support.ts'
import { logInByKeyboard } from '../pages/intake-page.ts'
import { approveAs, confirmPassword } from '../pages/question-page.ts'
import { cameras, filmCode, trackStates, watchTracks } from '../support/fake-camera.ts'
import { openWindow, sizes, startProgram, type Program, type Window } from '../support/program.ts'
import { openTestOffice, testPassword, type TestOffice } from '../support/test-office.ts'

/** Chosen by the deputy himself: nobody approves with a password that was given to him. */
const ownPassword = 'tikar kelapa layar sepeda'

let office: TestOffice
let program: Program
let window: Window & { problems: string[] }
let folder: string
const paper = { id: '', pages: [''], shortCode: '', code: '', letter: '' }

const begin = async (): Promise<void> => {
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program)
  await logInByKeyboard(window.page, sampitToday().officer.password, 'kepala')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perisai-desa-proof-'))
  office = await openTestOffice(sampitToday())
  const { head } = office
  const deputy = await office.officer('wakil', ['sectionHead'])
  await deputy.session.changePassword({ oldPassword: testPassword('wakil'), newPassword: ownPassword })
  await addFormerHead(head)
  const village = await addVillage(head, '62.02.17.2015')
  const { code: root } = await head.proof.prepareRoot()
  await head.proof.start({ code: root })
  const decree = await decideDecree(head, [village])
  const { id } = await head.document.issue({ ...certificateOf(decree), number: none })
  const { shortCode, code } = await head.proof.ofDocument({ documentId: id })
  if (shortCode === null || code === null) throw new Error('the certificate has no code')
  const { pages } = await head.document.pages({ id })
  const letter = await head.document.issue({
    type: 'decree',
    subjectId: decree.decree.id,
    options: { withProof: true },
    number: none,
  })
  const { code: letterCode } = await head.proof.ofDocument({ documentId: letter.id })
  Object.assign(paper, { id, pages, shortCode, code, letter: letterCode })
  office.service.close()
  await begin()
})
afterAll(async () => {
  await window.close()
  await program.stop()
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The printed sheet as somebody photographs it: 150 dots an inch, held a little askew, on a desk that is not white. */
const photograph = async (): Promise<string> => {
  const page = await window.context.newPage()
  await page.setViewportSize({ width: 1900, height: 1400 })
  const sheet = Buffer.from(paper.pages[0] ?? '').toString('base64')
  await page.setContent(
    `<body style="margin:0;background:#8a8378"><img alt="" style="width:1754px;margin:60px;transform:rotate(2.4deg);filter:blur(0.6px) contrast(0.8) brightness(0.92)" src="data:image/svg+xml;base64,${sheet}">`,
  )
  await page.waitForFunction(() => document.querySelector('img')?.complete)
  const path = join(folder, 'foto.jpg')
  await page.screenshot({ path, type: 'jpeg', quality: 72 })
  await page.close()
  return path
}

const openVerify = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/verify'
  })
  await page.getByRole('heading', { name: 'Periksa keaslian' }).waitFor()
}

const answerOf = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ }).last()

test('a hand scanner, a photo and a telephone call all find the certificate genuine', async () => {
  const { page } = window
  await openVerify(page)
  await page.keyboard.type(paper.code)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText('Desa Tanjung Harapan', { exact: true }).count()).toBe(1)
  expect(await answerOf(page).innerText()).toMatch(/^Sah/)

  await page.keyboard.type(paper.letter)
  await page.keyboard.press('Enter')
  await page.getByText('Keputusan penetapan Desa Binaan Imigrasi').waitFor()
  expect(await answerOf(page).innerText()).toMatch(/^Sah/)
  expect(await page.getByText('Kode wilayah').count()).toBe(0)

  await page.keyboard.type('0000-0000-0000')
  await page.keyboard.press('Enter')
  await page.getByText('Kode pendek tidak dikenal').waitFor()

  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photograph())
  await page.getByText('DBI-6202172015-2024-01').waitFor()
  expect(await answerOf(page).innerText()).toMatch(/^Sah/)

  await page.getByLabel('Kode QR atau kode pendek').fill(paper.shortCode.toLowerCase())
  await page.keyboard.press('Enter')
  await page.getByText('hanya register yang menjawab').waitFor()
  expect(window.problems).toEqual([])
})

describe('the camera', () => {
  const at = async (switches: readonly string[], walk: (page: Page) => Promise<void>): Promise<void> => {
    const other = await startProgram({ dataDirectory: office.folder })
    const seat = await openWindow(other, sizes.office, switches)
    try {
      await logInByKeyboard(seat.page, sampitToday().officer.password, 'kepala')
      await openVerify(seat.page)
      await watchTracks(seat.page)
      await seat.page.getByRole('button', { name: 'Pakai kamera' }).click()
      await walk(seat.page)
      expect(seat.problems).toEqual([])
    } finally {
      await seat.close()
      await other.stop()
    }
  }
  beforeAll(async () => {
    await window.close()
    await program.stop()
  })
  afterAll(begin)

  test('reads the certificate and goes out', async () => {
    await at(cameras.showing(filmCode(paper.code, join(folder, 'piagam.y4m'))), async (page) => {
      await page.getByText('DBI-6202172015-2024-01').waitFor()
      expect(await answerOf(page).innerText()).toMatch(/^Sah/)
      expect(await trackStates(page)).toEqual(['ended'])
    })
  })

  test('that is refused says how to go on', async () => {
    await at(cameras.refused, async (page) => {
      await page.getByRole('alert').filter({ hasText: 'izinkan kamera pada bilah alamat' }).waitFor()
      expect(await page.getByRole('button', { name: 'Pakai kamera' }).count()).toBe(1)
    })
  })
})

test('another office’s list is kept once its root was compared, and its letter is genuine then', async () => {
  const { page } = window
  const other = await openTestOffice(sampitToday())
  try {
    const { version, details } = await other.head.office.get()
    await other.head.office.saveDetails({ ...details, name: 'Pangkalan Bun', city: 'Pangkalan Bun', version })
    await addFormerHead(other.head)
    await other.head.proof.start({ code: (await other.head.proof.prepareRoot()).code })
    const decree = await decideDecree(other.head, [await addVillage(other.head, '62.02.17.2016')])
    const { id } = await other.head.document.issue({ ...certificateOf(decree), number: none })
    const { code } = await other.head.proof.ofDocument({ documentId: id })
    const { file } = await other.head.proof.trustList()
    const buffer = Buffer.from(await file.arrayBuffer())
    const verify = async (): Promise<void> => {
      await openVerify(page)
      await page.getByLabel('Kode QR atau kode pendek').fill(code ?? '')
      await page.keyboard.press('Enter')
    }
    await verify()
    await page.getByText('Kunci tidak dikenal', { exact: true }).waitFor()

    await page.evaluate(() => {
      location.hash = '#/settings/proof'
    })
    await page.getByRole('button', { name: 'Simpan daftar kantor lain' }).click()
    const ask = page.getByRole('dialog')
    await ask.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: file.type, buffer })
    const [root] = (await other.head.proof.keys()).keys
    await ask.getByText(root?.fingerprint ?? 'none').waitFor()
    const keep = ask.getByRole('button', { name: 'Simpan', exact: true })
    expect(await keep.getAttribute('aria-disabled')).toBe('true')
    await ask.getByRole('checkbox', { name: 'Sidik sudah dicocokkan' }).check()
    await keep.click()
    await confirmPassword(page, sampitToday().officer.password)
    await approveAs(page, 'wakil', ownPassword)
    await page
      .getByRole('cell', { name: 'Kantor Imigrasi Kelas II TPI Pangkalan Bun', exact: true })
      .waitFor()

    await verify()
    await page.getByText('Sah', { exact: true }).waitFor()
    await page.getByText(/Pangkalan Bun yang disimpan di sini/).waitFor()
    expect(window.problems).toEqual([])
  } finally {
    other.close()
  }
})

test('the page that is handed out verifies alone, without a network, and notices a changed sign', async () => {
  const { page } = window
  await page.evaluate(() => {
    location.hash = '#/settings/proof'
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Simpan halaman pemeriksa' }).click(),
  ])
  const file = join(folder, 'periksa.html')
  await download.saveAs(file)

  const context = await window.browser.newContext({ offline: true, locale: 'id-ID' })
  const outside = await context.newPage()
  const problems: string[] = []
  outside.on('console', (message) => problems.push(message.text()))
  outside.on('pageerror', (error) => problems.push(error.message))
  outside.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) problems.push(request.url())
  })
  await outside.goto(`file://${file}`)
  await outside.getByText('Kantor Imigrasi Kelas II TPI Sampit').first().waitFor()
  await outside.getByLabel('Kode pada piagam').fill(paper.code)
  await outside.keyboard.press('Enter')
  await outside.getByText('Sah', { exact: true }).waitFor()
  await outside.getByText('Desa Tanjung Harapan', { exact: true }).waitFor()

  await outside.getByLabel('Kode pada piagam').fill(paper.letter)
  await outside.keyboard.press('Enter')
  await outside.getByText('Keputusan penetapan Desa Binaan Imigrasi').waitFor()
  await outside.getByText('Kode surat tidak memuat isinya').waitFor()
  await outside.getByText('Sah', { exact: true }).waitFor()
  expect(await outside.getByText('Kode wilayah').count()).toBe(0)

  const middle = paper.code.length >> 1
  const other = paper.code[middle] === 'A' ? 'B' : 'A'
  await outside
    .getByLabel('Kode pada piagam')
    .fill(paper.code.slice(0, middle) + other + paper.code.slice(middle + 1))
  await outside.keyboard.press('Enter')
  await outside.getByText('Rusak atau diubah', { exact: true }).waitFor()
  expect(await outside.getByText('Desa Tanjung Harapan').count()).toBe(0)

  await outside.locator('input[accept^=image]').setInputFiles(await photograph())
  await outside.getByText('Sah', { exact: true }).waitFor()
  writeFileSync(join(folder, 'bukan.json'), '{}')
  await outside.locator('input[accept*=json]').setInputFiles(join(folder, 'bukan.json'))
  await outside.getByText('bukan daftar kepercayaan yang utuh').waitFor()
  expect(problems).toEqual([])
  await context.close()
})
