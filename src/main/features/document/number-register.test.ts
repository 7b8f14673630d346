import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import {
  addFormerHead,
  addVillage,
  bytesOf,
  decideDecree,
  sampitNumber,
  sampitToday,
} from './document.test-support.ts'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'

/** The register of letter numbers as a book: every number of a year in its turn, and what became of it. */

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice(sampitToday())
  await office.head.number.savePattern({
    documentType: 'decree',
    pattern: 'W.17-{klasifikasi}-{urut}',
    digits: 4,
    counterScope: 'typeAndYear',
    tokens: { kanwil: '', upt: '', klasifikasi: 'GR.03.05' },
    version: 0,
  })
})
afterEach(() => office.close())

const reserve = (datedOn: string, external: string | null = null) =>
  office.head.number.reserve({
    documentType: 'decree',
    datedOn,
    external,
    reason: 'Rapat koordinasi',
  })

const book = async (year: number): Promise<string> => {
  const { id } = await office.head.office.get()
  const options = { year }
  const issued = await office.head.document.issue({
    type: 'numberRegister',
    subjectId: id,
    options,
    number: { kind: 'none' },
  })
  return (await readPdf(await bytesOf(office.head, issued.id))).words
}

test('numbers, cancelled ones and gaps stand in their turn, with sums and reasons', async () => {
  await reserve('2024-02-27')
  const second = await reserve('2024-02-28')
  await office.head.number.cancel({ id: second.id, reason: 'Rapat ditunda' })
  await reserve('2024-03-04', 'W.17-GR.03.05-0005')
  await reserve('2024-03-05', 'AGENDA/77/2024')
  await reserve('2023-12-30')
  await office.head.number.explainGap({ counterKey: 'decree/2024', from: 3, to: 3, reason: 'Agenda manual' })
  const words = await book(2024)
  const order = [
    'BUKU REGISTER NOMOR NASKAH',
    'Tahun 2024',
    'W.17-GR.03.05-0001',
    'Rapat koordinasi',
    'W.17-GR.03.05-0002',
    'Alasan batal: Rapat ditunda',
    '1 nomor tidak terpakai: Agenda manual',
    '1 nomor tidak terpakai: Belum dijelaskan',
    'W.17-GR.03.05-0005',
    'AGENDA/77/2024',
    'Rekapitulasi',
    '4 nomor; 0 terpakai, 3 dicadangkan, 1 batal; 2 nomor kosong, 1 di antaranya belum dijelaskan',
  ]
  const places = order.map((part) => words.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(words).not.toContain('30-12-2023')
  expect(words).toMatch(/dicetak .* pukul \d\d\.\d\d oleh/)
  expect(words).toMatch(/Halaman 1 dari \d/)
})

test('a year without numbers is a book that says so', async () => {
  expect(await book(2019)).toContain('Tidak ada nomor yang tercatat')
})

test('a number is listed with the paper that bears it, and the book may be printed any day again', async () => {
  await addFormerHead(office.head)
  await decideDecree(office.head, [await addVillage(office.head, '62.02.17.2001')])
  const words = await book(2024)
  expect(words).toContain(sampitNumber)
  expect(words).toContain('Penetapan')
  expect(words).toContain('1 terpakai')
  expect(await book(2024)).toContain('1 terpakai')
})

test('who may not issue papers prints no book', async () => {
  const auditor = await office.officer('periksa', ['auditor'])
  const { id } = await office.head.office.get()
  await expect(
    auditor.document.issue({ type: 'numberRegister', subjectId: id, number: { kind: 'none' } }),
  ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
})
