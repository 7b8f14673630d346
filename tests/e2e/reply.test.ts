import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { replySlipText } from '#shared/features/referral/reply-code.rules.ts'
import { officeMark } from '#main/features/referral/index.ts'
import { addAgency, letterOf, saved, takeSteps } from '#main/features/referral/referral.test-support.ts'
import { logInAs } from '../pages/office-page.ts'
import { cameras, filmCode, trackStates, watchTracks } from '../support/fake-camera.ts'
import { openWindow, sizes, startProgram, type Program, type Window } from '../support/program.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'

let office: TestCaseOffice
let folder: string
let program: Program
let window: Window & { problems: string[] }
const slip = { page: '', text: '', code: '', path: '' }
const ended = { code: '' }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perisai-desa-reply-'))
  office = await openCaseOffice()
  const { caseId, subjectId, worker } = office
  const refer = async (name: string) => {
    const agency = addAgency(office, { kind: 'police', name })
    const subjects = [
      { subjectId, consent: 'given' as const, consentReason: null, disclosed: ['fullName' as const] },
    ]
    const { ids } = saved(await worker.referral.create(letterOf({ caseId, agencyIds: [agency], subjects })))
    if (!ids[0]) throw new Error('no referral')
    return ids[0]
  }
  const [id, over] = [await refer('Polres Contoh'), await refer('Polres Fiktif')]
  const out = [
    { step: 'sign', on: '2026-11-23' },
    { step: 'send', on: '2026-11-23' },
  ] as const
  const { replyCode } = await takeSteps(worker, id, out)
  const paper = await worker.document.issueCasePaper({
    type: 'replySlip',
    subjectId: id,
    number: { kind: 'none' },
  })
  const [page = ''] = (await worker.document.pages({ id: paper.id })).pages
  const text = replySlipText(officeMark(office.service.store().database.read), replyCode)
  Object.assign(slip, { page, text, code: replyCode, path: `/referrals/${id}` })
  const { replyCode: overCode } = await takeSteps(worker, over, [
    ...out,
    { step: 'cancel', on: '2026-11-23' },
  ])
  ended.code = overCode
  office.service.close()
})
afterAll(() => {
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A workstation with this camera, and the page for slips open. */
const sitDown = async (switches: readonly string[]): Promise<Page> => {
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program, sizes.office, switches)
  await logInAs(window.page, 'petugas')
  await openSlips(window.page)
  await watchTracks(window.page)
  return window.page
}
afterEach(async () => {
  expect(window.problems).toEqual([])
  await window.close()
  await program.stop()
})

const openSlips = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/referrals/reply'
  })
  await page.getByRole('heading', { name: 'Lembar balasan' }).waitFor()
}

/** The slip as a scanner or telephone takes it: askew, on a desk that is not white. */
const photograph = async (degrees: number): Promise<{ path: string; width: number; height: number }> => {
  const page = await window.context.newPage()
  const [width, height] = [1100, 1500]
  await page.setViewportSize({ width, height })
  const sheet = Buffer.from(slip.page).toString('base64')
  await page.setContent(
    `<body style="margin:0;background:#8a8378"><img alt="" style="width:960px;margin:60px;transform:rotate(${degrees}deg);filter:blur(0.6px) contrast(0.8)" src="data:image/svg+xml;base64,${sheet}">`,
  )
  await page.waitForFunction(() => document.querySelector('img')?.complete)
  const path = join(folder, `lembar-${degrees}.jpg`)
  writeFileSync(path, await page.screenshot({ type: 'jpeg', quality: 72 }))
  await page.close()
  return { path, width, height }
}

/** A PDF as scanners write it: the page is one JPEG. */
const asPdf = (jpeg: Buffer, width: number, height: number): Buffer => {
  const draw = `${width} 0 0 ${height} 0 0 cm /Scan Do`
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</XObject<</Scan 4 0 R>>>>/Contents 5 0 R>> endobj\n4 0 obj <</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>> stream\n`,
    ),
    jpeg,
    Buffer.from(
      `\nendstream endobj\n5 0 obj <</Length ${draw.length}>> stream\n${draw}\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF`,
    ),
  ])
}

const isAtTheAnswer = async (page: Page): Promise<void> => {
  await page.waitForURL(({ hash }) => hash.startsWith(`#${slip.path}`))
  await page.getByText('Polres Contoh').first().waitFor()
  await page.getByRole('dialog').waitFor()
}

const chooseFile = (page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('input[type=file]').setInputFiles(file)

const said = async (page: Page, sentence: RegExp): Promise<void> => {
  await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
}

describe('a slip that came back', () => {
  test('is read from a photo, from a scanned PDF and from what a hand scanner types', async () => {
    const page = await sitDown(cameras.none)
    const { path, width, height } = await photograph(3)
    await chooseFile(page, path)
    await isAtTheAnswer(page)

    await openSlips(page)
    const buffer = asPdf(readFileSync(path), width, height)
    await chooseFile(page, { name: 'pindai.pdf', mimeType: 'application/pdf', buffer })
    await isAtTheAnswer(page)

    await openSlips(page)
    await page.keyboard.type(slip.code.toLowerCase())
    await page.keyboard.press('Enter')
    await isAtTheAnswer(page)
  })

  test('is read by the camera, which goes out then', async () => {
    const page = await sitDown(cameras.showing(filmCode(slip.text, join(folder, 'lembar.y4m'))))
    await page.getByRole('button', { name: 'Pakai kamera' }).click()
    await isAtTheAnswer(page)
    expect(await trackStates(page)).toEqual(['ended'])
  })
})

describe('what is no slip of an open referral', () => {
  test('gets a sentence of its own that says what to do', async () => {
    const page = await sitDown(cameras.none)
    const type = async (text: string): Promise<void> => {
      await page.getByLabel('Kode lembar balasan').fill(text)
      await page.keyboard.press('Enter')
    }
    const other = slip.text.startsWith('PDR1:0000') ? '1111' : '0000'
    for (const [text, sentence] of [
      [`PDR1:${other}:${slip.code}`, /milik kantor lain/],
      ['00000000', /Tidak ada rujukan dengan kode ini.*nomor surat/],
      ['PDS1:6BF5F0E%ZC', /kode keaslian.*Periksa keaslian/],
      ['https://contoh.invalid/', /bukan kode lembar balasan/],
      ['K7', /delapan|8 tanda/],
    ] as const) {
      await type(text)
      await said(page, sentence)
    }
    await type(ended.code)
    await page.getByText(/Polres Fiktif.*tidak ada jawaban yang ditunggu/).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)

    await chooseFile(page, { name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('bukan gambar') })
    await said(page, /tidak dapat dibuka sebagai gambar/)
    expect(await page.getByText('Polres Fiktif').count()).toBe(0)
    await chooseFile(page, { name: 'kosong.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await said(page, /Foto lagi dari dekat.*ketik kode/)
    await chooseFile(page, { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await said(page, /halaman PDF/)
    await page.getByRole('button', { name: 'Pakai kamera' }).click()
    await said(page, /Tidak ada kamera pada komputer ini/)
  })
})

test('a camera that sees no code is released by its button, and by leaving the page', async () => {
  const page = await sitDown(cameras.withoutCode)
  await page.getByRole('button', { name: 'Pakai kamera' }).click()
  await expect.poll(() => trackStates(page)).toEqual(['live'])
  await page.getByText('Arahkan kode QR ke kamera').waitFor()
  await page.getByRole('button', { name: 'Tutup kamera' }).click()
  await expect.poll(() => trackStates(page)).toEqual(['ended'])
  await page.getByRole('button', { name: 'Pakai kamera' }).click()
  await expect.poll(() => trackStates(page)).toEqual(['ended', 'live'])
  await page.evaluate(() => {
    location.hash = '#/referrals'
  })
  await expect.poll(() => trackStates(page)).toEqual(['ended', 'ended'])
})
