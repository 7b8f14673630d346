import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addHandover, addReferral } from './case-papers.test-support.ts'
import { bytesOf, day, none, pattern, wordsOf } from './document.test-support.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const rahmat = {
  fullName: 'Uji Rahmat',
  sex: 'male',
  birthPlace: 'Sampit',
  birthOn: '1994-11-05',
  nik: '6202080511940002',
  nikUnknownReason: null,
  identityAddress: 'Jalan Contoh RT 001',
  identityRegionCode: '62.02.08.2005',
} as const

/** S-04: an offer abroad, referred to the police. */
const referred = async (...[subject, values]: [object?, Parameters<typeof addReferral>[3]?]) => {
  const { case: record } = await office.addCase()
  const subjectId = await office.addSubject(record.id, {
    ...rahmat,
    contacts: [{ kind: 'phone', value: '0812-0000-0004' }],
  })
  const referralId = addReferral(office, record.id, [{ id: subjectId, ...subject }], values)
  return { caseId: record.id, number: record.number, subjectId, referralId }
}

const preview = (
  type: 'referralLetter' | 'referralAnnex' | 'replySlip',
  subjectId: string,
  annexes: string[] = [],
) => office.worker.document.previewCasePaper({ type, subjectId, options: { annexes } })
const issue = (type: 'referralLetter' | 'referralAnnex' | 'replySlip', subjectId: string) =>
  office.worker.document.issueCasePaper({
    type,
    subjectId,
    number: type === 'referralLetter' ? pattern : none,
  })

const savePattern = () =>
  office.head.number.savePattern({
    documentType: 'referralLetter',
    pattern: 'RUJ-{urut}/{tahun}',
    digits: 3,
    counterScope: 'typeAndYear',
    tokens: { kanwil: '', upt: '', klasifikasi: '' },
    version: 0,
  })

describe('referral letter', () => {
  test('says what happened and what is asked, and nobody’s name', async () => {
    await savePattern()
    const { number, referralId } = await referred()
    const issued = await issue('referralLetter', referralId)
    expect(issued).toMatchObject({ number: 'RUJ-001/2026', label: `Surat rujukan U.R. · ${number}` })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain(`U.R. ${number} Menyetujui`)
    expect(words).toContain('Kepala Kepolisian Resor Kotawaringin Timur di Sampit')
    expect(words).toContain('Berdasarkan Undang-Undang Nomor 21 Tahun 2007, bersama ini')
    expect(words).toContain('a. Biaya ditanggung pihak lain. b. Diminta mengaku berlibur.')
    expect(words).toMatch(/paling lambat tanggal\s+7\s+Desember\s+2026/)
    expect(words).toContain('1. Kepala BP3MI Kalimantan Tengah')
    expect(words).not.toMatch(/Rahmat|6202080511940002|0812|Jalan Contoh/)
  })

  test.each([
    ['chronology', 'Pemohon Uji Rahmat akan berangkat.', 'nameInLetter', 'U.R.'],
    ['measures', 'NIK 6202080511940002 dicocokkan.', 'numberInLetter', 'U.R.'],
    ['request', 'Hubungi +62 812-0000-0004.', 'phoneInLetter', '****0004'],
    ['indications', 'Penapisan: kasus merah.', 'screeningInLetter', 'merah'],
  ] as const)('%s with what must stay in the office stops it', async (part, text, field, detail) => {
    const { referralId, caseId } = await referred(undefined, { [part]: text })
    const { missing, pages } = await preview('referralLetter', referralId)
    expect(missing).toContainEqual({ field, detail, where: { kind: 'case', id: caseId } })
    expect(pages).not.toEqual([])
    await expect(
      office.worker.document.issueCasePaper({ type: 'referralLetter', subjectId: referralId, number: none }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' })
  })

  test('nobody else of the case is named either, also not among the annexes', async () => {
    const { caseId, referralId } = await referred()
    await office.addSubject(caseId, { fullName: 'Contoh Lestari' })
    const { missing } = await preview('referralLetter', referralId, ['Salinan wawancara Contoh Lestari'])
    expect(missing).toMatchObject([{ field: 'nameInLetter', detail: 'C.L.' }])
  })

  test('names everything that is empty and still shows the draft', async () => {
    const { referralId } = await referred(undefined, {
      legalBasis: '',
      chronology: ' ',
      request: '',
      contactName: '',
      contactPhone: '',
      city: '',
      answerWantedOn: null,
    })
    const { missing, warnings, pages } = await preview('referralLetter', referralId)
    expect(missing.map(({ field }) => field)).toEqual([
      'referralAddressee',
      'referralBasis',
      'referralChronology',
      'referralRequest',
      'referralContact',
    ])
    expect(warnings.map(({ code }) => code)).toContain('answerDayMissing')
    expect(pages).not.toEqual([])
  })

  test('a cancelled referral and one about nobody have no papers', async () => {
    const { referralId, caseId } = await referred(undefined, { state: 'cancelled' })
    expect((await preview('referralLetter', referralId)).missing).toMatchObject([
      { field: 'referralCancelled' },
    ])
    const empty = addReferral(office, caseId, [])
    for (const type of ['referralLetter', 'referralAnnex', 'replySlip'] as const)
      expect((await preview(type, empty)).missing).toMatchObject([{ field: 'referralSubjects' }])
  })

  test('a handed over person brings the handover record among the annexes', async () => {
    const { referralId, caseId, subjectId } = await referred(undefined, { kind: 'personHandover' })
    const before = await preview('referralLetter', referralId)
    expect(before.warnings.map(({ code }) => code)).toContain('handoverRecordMissing')
    const handover = addHandover(office, caseId, subjectId, { kind: 'person', items: [] })
    await office.worker.document.issueCasePaper({
      type: 'handoverRecord',
      subjectId: handover,
      number: { kind: 'external', external: 'BAST-9' },
    })
    const after = await preview('referralLetter', referralId)
    expect(after.warnings.map(({ code }) => code)).not.toContain('handoverRecordMissing')
    const issued = await office.worker.document.issueCasePaper({
      type: 'referralLetter',
      subjectId: referralId,
      options: { annexes: ['Salinan berita acara wawancara'] },
      number: none,
    })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain('c. Berita acara serah terima Nomor BAST-9 d. Salinan berita acara wawancara')
    expect(words).toContain('4 (empat) berkas')
  })

  test('the letterhead is the one of its day, and a year later the pages are still set byte for byte', async () => {
    const { referralId } = await referred(undefined, { signedOn: day('2024-03-01') })
    const issued = await office.worker.document.issueCasePaper({
      type: 'referralLetter',
      subjectId: referralId,
      number: none,
    })
    expect(await wordsOf(office.worker, issued.id)).toContain('KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA')
    office.clock.setDay('2027-12-01')
    const { pages } = await office.worker.document.pages({ id: issued.id })
    expect(pages).toHaveLength(issued.pageCount)
  })
})

describe('sealed annex', () => {
  test('holds exactly what is disclosed, marked secret, with the number of the letter', async () => {
    await savePattern()
    const { referralId } = await referred({ disclosed: ['fullName', 'identityAddress', 'alias'] })
    expect((await preview('referralAnnex', referralId)).warnings.map(({ code }) => code)).toContain(
      'letterNotIssued',
    )
    await issue('referralLetter', referralId)
    const issued = await issue('referralAnnex', referralId)
    const { words, letters } = await readPdf(await bytesOf(office.worker, issued.id))
    expect(words).toContain('Nomor RUJ-001/2026')
    expect(words).toContain('Nama lengkap Uji Rahmat Alias – Alamat KTP Jalan Contoh RT 001, ')
    expect(words).toContain('Kotawaringin Timur, Kalimantan Tengah')
    expect(letters).toContain('RAHASIA')
    expect(words).not.toMatch(/6202080511940002|0812|November 1994|Laki-laki/)
    expect(issued.label).not.toContain('Rahmat')
  })

  test('thirty people come in the order of the letter', async () => {
    const { case: record } = await office.addCase()
    const people: { id: string }[] = []
    for (let index = 0; index < 30; index += 1)
      people.push({
        id: await office.addSubject(record.id, { fullName: `Uji ${'ABCDEFGHIJ'.charAt(index % 10)}coba` }),
      })
    const referralId = addReferral(office, record.id, people.toReversed())
    const letter = await office.worker.document.issueCasePaper({
      type: 'referralLetter',
      subjectId: referralId,
      number: none,
    })
    const annex = await issue('referralAnnex', referralId)
    expect(letter.label).toBe(`Surat rujukan U.J. dan 29 orang lain · ${record.number}`)
    expect(await wordsOf(office.worker, letter.id)).toMatch(/1\. U\.J\..*2\. U\.I\..*30\. U\.A\./)
    expect(await wordsOf(office.worker, annex.id)).toMatch(
      /1\. U\.J\. Nama lengkap Uji Jcoba.*30\. U\.A\. Nama lengkap Uji Acoba/,
    )
  })

  test('nothing disclosed, or a field the annex does not know, stops it', async () => {
    const { referralId, caseId, subjectId } = await referred({ disclosed: ['fullName', 'shoeSize'] })
    expect((await preview('referralAnnex', referralId)).missing).toMatchObject([
      { field: 'disclosedUnknown', detail: 'shoeSize', where: { kind: 'subject', id: subjectId } },
    ])
    const silent = addReferral(office, caseId, [{ id: subjectId, disclosed: [] }])
    expect((await preview('referralAnnex', silent)).missing).toMatchObject([
      { field: 'disclosedNothing', detail: 'U.R.' },
    ])
  })

  test('the address of a child goes out only where it is disclosed, and that is pointed out', async () => {
    const { case: record } = await office.addCase()
    const id = await office.addSubject(record.id, {
      ...rahmat,
      birthOn: '2012-01-05',
      nik: null,
      nikUnknownReason: 'notCarried',
      contacts: [],
    })
    const plain = await issue(
      'referralAnnex',
      addReferral(office, record.id, [{ id, disclosed: ['fullName'] }]),
    )
    expect(await wordsOf(office.worker, plain.id)).not.toMatch(/Jalan Contoh RT|Sebamban|62\.02/)
    const withAddress = addReferral(office, record.id, [
      { id, consent: 'notRequired', disclosed: ['identityAddress'] },
    ])
    expect((await preview('referralAnnex', withAddress)).warnings.map(({ code }) => code)).toContain(
      'childPlaceDisclosed',
    )
  })
})

describe('reply slip', () => {
  test('is one page with the code and nothing of the person or the case', async () => {
    const { referralId, number } = await referred(undefined, { replyCode: 'K7QM2X4P' })
    const issued = await issue('replySlip', referralId)
    expect(issued).toMatchObject({ pageCount: 1, label: 'Lembar balasan rujukan K7QM-2X4P', number: null })
    const { words } = await readPdf(await bytesOf(office.worker, issued.id))
    expect(words).toContain('K7QM-2X4P')
    expect(words).toContain('Kepolisian Resor Kotawaringin Timur')
    expect(words).not.toMatch(/U\.R\.|Rahmat|KNP-|6202|Dugaan|Perdagangan/)
    expect(words).not.toContain(number)
  })
})

describe('papers of the case', () => {
  test('lists the three papers of each referral by its agency, and takes them back with it', async () => {
    const { caseId, referralId, subjectId } = await referred()
    addReferral(office, caseId, [{ id: subjectId }], { state: 'cancelled' })
    await issue('replySlip', referralId)
    const { papers } = await office.worker.document.ofCase({ caseId })
    const ofReferral = papers.filter(({ subjectId: id }) => id === referralId)
    expect(papers).toHaveLength(1 + ofReferral.length)
    expect(
      ofReferral.map(({ type, label, personId, current }) => [type, label, personId, current !== null]),
    ).toEqual([
      ['referralLetter', 'Kepolisian Resor Kotawaringin Timur · 1. U.R.', subjectId, false],
      ['referralAnnex', 'Kepolisian Resor Kotawaringin Timur · 1. U.R.', subjectId, false],
      ['replySlip', 'Kepolisian Resor Kotawaringin Timur · 1. U.R.', subjectId, true],
    ])
    expect(JSON.stringify(papers)).not.toContain('Rahmat')
  })

  test('an operator issues none of them, and a referral that is not there has none', async () => {
    const { referralId } = await referred()
    await expect(
      office.operator.document.previewCasePaper({ type: 'referralAnnex', subjectId: referralId }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(preview('replySlip', office.caseId)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})
