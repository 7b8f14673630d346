import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialog, menuItem, press, step, textField } from '../pages/fields.ts'
import {
  addLead,
  answerInterview,
  answerYes,
  card,
  checkRegister,
  finishScreening,
  heading,
  peopleRows,
  pick,
  registerCount,
  rowTexts,
  typeMoment,
  type Yes,
} from '../pages/group-pages.ts'
import { logIn } from '../pages/setup-page.ts'
import { startOfficeProgram } from '../support/office-program.ts'
import { readPdf, type PrintedPdf } from '../support/pdf.ts'
import { openWindow, removeData, type Program, type Window } from '../support/program.ts'
import type { TestCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-office.ts'

let office: TestCaseOffice
let program: Program
let window: Window & { problems: string[] }
let number: string
let casePath: string

beforeAll(async () => {
  program = await startOfficeProgram((given) => {
    office = given
    return Promise.resolve()
  })
  window = await openWindow(program)
  await logIn(window.page, 'kasi', testPassword('kasi'))
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

/** When they were stopped at the gate: an interview takes longer than the minute a test needs. */
const arrived = new Date(Date.now() - 10 * 60_000)

/** Seven women of 22 to 41 years; initials, day of birth and the end of the NIK. */
const women = [
  ['Fiktif Mawar', 'F.M.', '07-03-2004'],
  ['Contoh Teratai', 'C.T.', '19-11-1999'],
  ['Uji Kenanga', 'U.K.', '02-08-1996'],
  ['Coba Dahlia', 'C.D.', '23-01-1993'],
  ['Fiktif Anggrek', 'F.A.', '14-06-1990'],
  ['Contoh Seroja', 'C.S.', '30-09-1988'],
  ['Uji Cempaka', 'U.C.', '11-12-1984'],
] as const
/** Of two the officer hears that they were told what to say. */
const spoke = new Set([1, 4])

/** A NIK counts the day of a woman's birth from 41. */
const nikOf = (birth: string, place: number): string => {
  const [day = '', month = '', year = ''] = birth.split('-')
  return `620217${Number(day) + 40}${month}${year.slice(2)}000${place}`
}
const wrongNik = '62021705079500'
const register = [
  'No;Nama Lengkap;NIK;Tanggal Lahir;JK;Penerbangan;PNR;Tujuan',
  ...women.map(
    ([name, , birth], index) =>
      `${index + 1};${name};${nikOf(birth, index + 1)};${birth};P;XX 123;FIKTF1;Kuala Lumpur - Jeddah`,
  ),
  `8;Coba Melur;${wrongNik};15-07-1995;P;XX 123;FIKTF1;Kuala Lumpur - Jeddah`,
]

/** What was seen of all of them; U03 is not ticked, the handler steps aside when he is asked. */
const seen: Yes[] = [
  { itemId: 'D03', kind: 'observation', basis: 'Jawaban ketujuhnya sama kata demi kata' },
  { itemId: 'D08', kind: 'document', basis: 'Tidak ada surat PPIU atau Kemenag' },
  { itemId: 'P05', kind: 'observation', basis: 'Satu pengurus mendampingi semuanya' },
  { itemId: 'P09', kind: 'document', basis: 'Tiket sekali jalan Jakarta - Kuala Lumpur - Jeddah' },
  { itemId: 'P10', kind: 'document', basis: 'Satu kode booking, tidak saling mengenal' },
  { itemId: 'C10', kind: 'observation', basis: 'Pengurus menjawabkan pertanyaan petugas' },
  { itemId: 'T09', kind: 'document', basis: 'Visa umrah, tujuan sebenarnya kerja di Riyadh' },
  { itemId: 'U04', kind: 'document', basis: 'Boarding pass hari ini' },
  { itemId: 'U07', kind: 'observation', basis: 'Tujuh orang dalam satu rombongan' },
]
const told: Yes = { itemId: 'C15', kind: 'statement', basis: 'Disuruh menjawab umrah' }

const answersOf = (place: number): string[] => [
  `Umrah, lalu bekerja di Riyadh; jawaban orang ke-${place + 1}`,
  'Paspor dan visa umrah, diurus Ust. Fiktif',
  'Ust. Fiktif mengajak, mengurus, dan membiayai',
  'Ya, sebagai asisten rumah tangga di Riyadh',
  spoke.has(place) ? 'Ust. Fiktif, disuruh menjawab umrah' : 'Ust. Fiktif',
  'Merasa aman',
]

const saved = async (page: Page, save: () => Promise<void>): Promise<PrintedPdf> => {
  const download: Promise<Download> = page.waitForEvent('download')
  await save()
  return readPdf(readFileSync(await (await download).path()))
}
/** The records among the papers of the case. */
const records = (page: Page): Locator =>
  card(page, 'Surat')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Berita acara wawancara' }) })

const showAllPapers = async (page: Page): Promise<void> => {
  await press(card(page, 'Surat'), /^Tampilkan semua \d+ surat$/)
  await records(page).first().waitFor()
}

/** What carries a number or a place in the case, as the page shows it. */
const numbered = async (page: Page) => {
  await showAllPapers(page)
  return {
    number: await page.getByRole('heading', { level: 1 }).innerText(),
    people: await peopleRows(page),
    interviews: await rowTexts(card(page, 'Wawancara').getByRole('listitem')),
    papers: await rowTexts(records(page)),
  }
}

/** PDF/A-2b on A4 with every font inside. */
const expectArchived = (pdf: PrintedPdf): void => {
  expect(pdf).toMatchObject({ standard: '2B', hasOutputIntent: true })
  expect(new Set(pdf.sizes.map(String))).toEqual(new Set(['210,297']))
  expect(pdf.fonts.length).toBeGreaterThan(0)
  expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
}
const open = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = `#${to}`
  }, path)
}
/** The program shows one window: whoever comes locks it and logs in. */
const changeOver = async (login: string): Promise<void> => {
  const { page } = window
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
  await logIn(page, login, testPassword(login))
}
const openCase = async (page: Page): Promise<void> => {
  await open(page, casePath)
  await heading(page, number)
}

describe('seven women with one booking code and one handler', () => {
  test('come in from a list: the row that cannot be is named and left out, seven stay whole', async () => {
    const { page } = window
    await menuItem(page, 'Kasus')
    await step(page, 'Catat rombongan dari berkas')
    await checkRegister(page, 'manifes.csv', register)
    expect(await page.getByRole('main').innerText()).toContain('pemisah ;')

    const bad = page.getByRole('row').filter({ hasText: wrongNik })
    await bad.waitFor()
    expect(await bad.innerText()).toMatch(/^9\b[^]*Coba Melur[^]*NIK[^]*16 angka/)
    expect(await registerCount(page, 'Baris dibaca')).toBe('8')
    expect(await registerCount(page, 'Bermasalah')).toBe('1')
    expect(await registerCount(page, 'Akan ditambahkan')).toBe('7')

    await press(page, 'Tambahkan 7 orang ke kasus')
    await textField(dialog(page), 'Perkara').fill('Rombongan umrah satu kode booking')
    await typeMoment(dialog(page), 'Tanggal diterima', 'Pukul', arrived)
    await press(dialog(page), 'Tambahkan')
    await heading(page, /^KNP-\d{4}-\d{4}$/)
    number = await page.getByRole('heading', { level: 1 }).innerText()
    casePath = new URL(page.url()).hash.slice(1)
    const rows = await peopleRows(page)
    expect(rows).toHaveLength(7)
    for (const [index, [, initials]] of women.entries())
      expect(rows[index]).toMatch(new RegExp(`^${index + 1}\\s+${initials.replaceAll('.', '\\.')}`))
  })

  test('booking code and handler stand as leads of their own', async () => {
    const { page } = window
    await addLead(page, 'FIKTF1')
    await addLead(page, 'Ust. Fiktif', 'Pengantar')
    const leads = card(page, 'Pihak terduga dan petunjuk')
    await leads.getByRole('listitem').nth(1).waitFor()
    const rows = (await leads.getByRole('listitem').allInnerTexts()).join('\n')
    expect(rows).toMatch(/FIKTF1[^]*Kode booking/)
    expect(rows).toMatch(/Orang · Pengantar/)
    expect(rows).not.toContain('Ust. Fiktif')
  })

  test('what was seen of one is taken over to the others; those who spoke are orange, the others yellow', async () => {
    const { page } = window
    await changeOver('petugas')
    await openCase(page)
    await press(page, 'Mulai penapisan')
    for (const place of women.keys()) {
      await heading(page, `Penapisan subjek ${place + 1}`)
      if (place === 1) await pick(page, page, 'Ambil pengamatan dari subjek lain', 'Subjek 1 · F.M.')
      if (place > 0) await page.getByText('9 pengamatan akan disalin').waitFor()
      await press(page, 'Mulai penapisan')
      await page.locator('[data-item="D01"]').waitFor()
      if (place === 0) for (const yes of seen) await answerYes(page, yes)
      if (spoke.has(place)) await answerYes(page, told)
      const { colour, words } = await finishScreening(page)
      expect(colour).toMatch(
        spoke.has(place)
          ? /^Oranye\b[^]*P, C positif: dua dari proses, cara, dan tujuan\./
          : /^Kuning\b[^]*Kelompok P positif\./,
      )
      expect(words).toContain('Mendesak')
      expect(words).not.toContain('Dugaan TPPM')
      if (place < 6) await press(page, `Tapis subjek ${place + 2}`)
    }
    await page.getByText('Semua subjek kasus ini sudah ditapis.').waitFor()
  })

  test('U04 and U07 make the case urgent and tell the head once, and change no colour', async () => {
    await openCase(window.page)
    await expect
      .poll(async () =>
        (await peopleRows(window.page)).map((row) => /Oranye|Kuning|Merah|Biru/.exec(row)?.[0]),
      )
      .toEqual(women.map((_woman, place) => (spoke.has(place) ? 'Oranye' : 'Kuning')))

    const { page } = window
    await changeOver('kasi')
    await menuItem(page, 'Tugas')
    await page.getByRole('row').filter({ hasText: 'Tanda mendesak' }).first().waitFor()
    expect(
      await page.getByRole('row').filter({ hasText: 'Tanda mendesak U04, U07 pada subjek 1' }).count(),
    ).toBe(1)
    expect(await page.getByRole('row').filter({ hasText: 'Tanda mendesak' }).count()).toBe(1)
    await openCase(page)
    await page.getByText('Mendesak', { exact: true }).first().waitFor()
  })

  test('one act defers all seven on one day, and the group counts what its people count', async () => {
    const { page } = window
    await press(card(page, 'Keputusan'), 'Putuskan')
    await heading(page, 'Putuskan')
    await pick(page, page, 'Keputusan', 'Keberangkatan ditunda')
    await pick(page, page, 'Sebab', 'Dugaan PMI nonprosedural')
    await page.getByText('Keputusan untuk 7 orang').waitFor()
    await page.getByText('Keputusan langsung berlaku untuk 7 orang.').waitFor()
    await press(page, 'Simpan keputusan')
    await heading(page, number)
    await page.getByText('Semua sudah diputus').waitFor()
    const rows = await peopleRows(page)
    expect(rows.filter((row) => row.includes('Keberangkatan ditunda'))).toHaveLength(7)
  })
  test('everybody is heard with the same questions, each with answers of her own', async () => {
    const { page } = window
    await changeOver('petugas')
    await openCase(page)
    await press(card(page, 'Wawancara'), 'Mulai wawancara')
    await heading(page, 'Wawancara baru')
    await page.getByRole('checkbox', { name: 'Semua (7 orang)' }).check()
    await pick(page, page, 'Ambil pertanyaan', 'Singkat (enam pertanyaan)')
    await page.getByText('6 pertanyaan').waitFor()
    await typeMoment(page, 'Tanggal', 'Pukul mulai', arrived)
    await press(page, 'Mulai 7 wawancara')
    for (const [place, [, initials]] of women.entries()) {
      await page.getByText(initials).first().waitFor()
      await answerInterview(page, answersOf(place))
      if (place < 6) await press(page, `Lanjut ke orang nomor ${place + 2}`)
    }
    await openCase(page)
    await card(page, 'Wawancara').getByText('7 dari 7 selesai').waitFor()
  })

  test('seven records of one template are issued together, and a file of its own for each', async () => {
    const { page } = window
    const papers = card(page, 'Surat')
    await press(papers, 'Terbitkan 7 berita acara')
    await press(dialog(page), 'Terbitkan 7 berita acara')
    await papers.getByText(/^7 surat · /).waitFor()
    const all = await saved(page, () =>
      press(papers.getByRole('list', { name: 'Berkas gabungan' }), 'Simpan PDF'),
    )
    expectArchived(all)
    expect(all.pages).toHaveLength(14)
    for (const [place, [name]] of women.entries()) {
      const [first = '', second = ''] = all.pages.slice(place * 2)
      expect(first).toContain(`Nama lengkap : ${name} Tempat`)
      expect(first).toContain(`JAWABAN : ${answersOf(place)[0]}`)
      expect(first).toContain('Halaman 1 dari 2')
      expect(second).toContain('Halaman 2 dari 2')
    }

    await showAllPapers(page)
    await records(page).nth(1).getByRole('link', { name: 'Berita acara wawancara' }).click()
    await heading(page, `BAW C.T. · ${number}`)
    const own = await saved(page, () => press(page, 'Simpan PDF'))
    expectArchived(own)
    expect(own.pages).toHaveLength(2)
    const words = own.pages.join(' ')
    expect(women.filter(([name]) => words.includes(name)).map(([name]) => name)).toEqual(['Contoh Teratai'])
    expect(own.pages.map((text) => /Halaman \d dari \d/.exec(text)?.[0])).toEqual([
      'Halaman 1 dari 2',
      'Halaman 2 dari 2',
    ])
  })

  test('an eighth is added later, and nobody and nothing gets another number', async () => {
    const { page } = window
    await openCase(page)
    const before = await numbered(page)
    expect(before.papers).toHaveLength(7)
    await press(card(page, /^Orang/), 'Tambah')
    await heading(page, 'Tambah orang')
    await textField(page, 'NIK').fill(nikOf('15-07-1995', 8))
    await textField(page, 'Nama').fill('Coba Melur')
    await press(page, 'Simpan orang')
    await heading(page, /C\.M\./)
    await openCase(page)
    await card(page, 'Orang (8)').waitFor()
    const after = await numbered(page)
    expect(after.people.at(-1)).toMatch(/^8\s+C\.M\./)
    expect(after).toEqual({ ...before, people: [...before.people, after.people.at(-1)] })
  })

  test('one act defers the eighth and lets the one go whose letter was brought', async () => {
    const { page } = window
    await press(card(page, 'Keputusan'), 'Putuskan')
    await heading(page, 'Putuskan')
    await pick(page, page, 'Keputusan', 'Keberangkatan ditunda')
    await pick(page, page, 'Sebab', 'Dugaan PMI nonprosedural')
    await page.getByLabel('Keputusan untuk orang ke-3').selectOption({ label: 'Keputusan lain …' })
    const exception = card(page, '2 · Pengecualian untuk 1 orang')
    await pick(exception, page, 'Keputusan', 'Diizinkan berangkat')
    await pick(exception, page, 'Sebab', 'Keterangan terbukti benar')
    await textField(exception, 'Alasan').fill('Surat PPIU dibawa dan sudah dicek')
    await page.getByText('Keputusan langsung berlaku untuk 2 orang.').waitFor()
    await press(page, 'Simpan keputusan')
    await dialog(page).getByText('Belum ditapis: orang ke-8.').waitFor()
    await press(dialog(page), 'Tetap simpan')
    await heading(page, number)
    await card(page, 'Orang (8)').getByText('Semua sudah diputus').waitFor()
    await expect
      .poll(async () => (await peopleRows(page)).map((row) => /ditunda|Diizinkan/.exec(row)?.[0]))
      .toEqual(['ditunda', 'ditunda', 'Diizinkan', 'ditunda', 'ditunda', 'ditunda', 'ditunda', 'ditunda'])
  })

  test('the list shows initials and how many there are, and no screen reported a fault', async () => {
    const { page, problems } = window
    await menuItem(page, 'Kasus')
    await press(page, /Semua terbuka/)
    const row = page.getByRole('row').filter({ hasText: number })
    await row.waitFor()
    const text = await row.innerText()
    expect(text).toContain('Mendesak')
    expect(text).toContain('Oranye')
    const shown = /(?:[A-Z]\.[A-Z]\.(?:, )?)+/.exec(text)?.[0].split(', ') ?? []
    const more = Number(/\+(\d+)/.exec(text)?.[1] ?? 0)
    expect(shown).toEqual(
      ['F.M.', 'C.T.', 'U.K.', 'C.D.', 'F.A.', 'C.S.', 'U.C.', 'C.M.'].slice(0, shown.length),
    )
    expect(shown.length + more).toBe(8)
    const screen = await page.locator('body').innerText()
    for (const [name] of women) expect(screen).not.toContain(name)
    expect(problems).toEqual([])
  })

  test('the books say the same: one day for all seven, and as many in the group as there are people', async () => {
    await program.stop()
    office.restart()
    const reader = await office.login('petugas', testPassword('petugas'))
    const listed = (await reader.case.list({ view: 'open', query: number })).items.find(
      (item) => item.number === number,
    )
    if (!listed) throw new Error('the case is in the list')
    const { items: people } = await reader.subject.ofCase({ caseId: listed.id })
    const { items: decisions } = await reader.decision.ofCase({ caseId: listed.id, limit: 100 })
    const { items: interviews, finished } = await reader.interview.ofCase({ caseId: listed.id, limit: 100 })
    const inForce = decisions.filter(({ state }) => state === 'inForce')
    const deferred = decisions.filter(({ kind }) => kind === 'departureDeferred')
    expect(listed.subjectCount).toBe(people.length)
    expect(people.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(
      inForce.map(({ subjectPosition }) => subjectPosition).toSorted((one, other) => one - other),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(
      inForce.filter(({ kind }) => kind === 'released').map(({ subjectPosition }) => subjectPosition),
    ).toEqual([3])
    expect(
      deferred.map(({ subjectPosition }) => subjectPosition).toSorted((one, other) => one - other),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(new Set(deferred.slice(-7).map(({ decidedOn }) => decidedOn)).size).toBe(1)
    expect(interviews.filter(({ state }) => state === 'finished')).toHaveLength(finished)
    expect(new Set(interviews.map(({ subject }) => subject.id)).size).toBe(7)
    office.service.close()
  })
})
