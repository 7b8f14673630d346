import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  addFormerHead,
  addVillage,
  bytesOf,
  certificateOf,
  certificatePattern,
  createAgreement,
  day,
  decideDecree,
  draftDecree,
  inaugurate,
  logo,
  none,
  pattern,
  sampitNumber,
  sampitToday,
  tellS02,
  wordsOf,
} from './document.test-support.ts'

let office: TestOffice
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice(sampitToday())
  head = office.head
})
afterEach(() => office.close())

const countIn = (table: string): number =>
  Number(office.service.store().database.read.prepare(`select count(*) as count from ${table}`).pluck().get())

describe('an issued paper', () => {
  test('carries the code of the newest checkpoint, with which the auditor can verify the log', async () => {
    const { decree } = await tellS02(office)
    const auditor = await office.officer('pengawas', ['auditor'])
    const made = await head.audit.makeCheckpoint()
    const issued = await head.document.issue({ ...certificateOf(decree), number: none })
    const [code = ''] = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(await wordsOf(head, issued.id)) ?? []
    expect(code).toBe(made.code)
    expect(await auditor.audit.verify({ code })).toMatchObject({
      whole: true,
      witnessedUntil: made.seq,
    })
    // A later checkpoint is on later papers; this one is printed again as it was.
    await head.audit.makeCheckpoint()
    const [page = ''] = (await head.document.pages({ id: issued.id })).pages
    expect(page).toContain('<svg')
  })
})

describe('S-02: a designation of 2024, typed in November 2026', () => {
  test('the certificate carries the letterhead and the signatory of its own day', async () => {
    const { decree } = await tellS02(office)
    const issued = await head.document.issue({ ...certificateOf(decree), number: none })
    expect(issued).toMatchObject({
      label: 'Piagam Penetapan Desa Tanjung Harapan',
      number: null,
      serial: 'DBI-6202172015-2024-01',
      datedOn: '2024-02-27',
      state: 'issued',
      printState: 'notPrinted',
      pageCount: 1,
      signatories: ['Pejabat Contoh'],
    })
    const words = await wordsOf(head, issued.id)
    expect(words).toContain('KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA')
    expect(words).toContain('DESA TANJUNG HARAPAN')
    expect(words).toContain(
      'Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah',
    )
    expect(words).toContain(`${sampitNumber} Tahun 2024`)
    expect(words).toMatch(/27\s+Februari\s+2024/)
    expect(words).toContain('Pejabat Contoh')
    expect(words).not.toContain('Uji Lestari')
    expect(words).not.toContain('PEMASYARAKATAN')
    expect(words).not.toContain('DRAF')
    const { pages } = await readPdf(await bytesOf(head, issued.id))
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[842, 595]])
  })

  test('the decree too, on the paper the office prefers or the one that is chosen', async () => {
    const { decree } = await tellS02(office)
    const request = { type: 'decree' as const, subjectId: decree.decree.id, number: none }
    const issued = await head.document.issue({ ...request, options: { paper: 'f4' } })
    expect(issued).toMatchObject({ number: sampitNumber, serial: null, datedOn: '2024-02-27' })
    const { words, pages } = await readPdf(await bytesOf(head, issued.id))
    expect(words).toContain('KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA')
    expect(words).toContain('TAHUN 2024')
    expect(words).toContain('Pejabat Contoh')
    expect(words).not.toContain('Uji Lestari')
    expect([Math.round(pages[0]?.width ?? 0), Math.round(pages[0]?.height ?? 0)]).toEqual([609, 935])
  })

  test('the agreement with the numbers of both sides', async () => {
    const { agreement } = await tellS02(office)
    const request = { type: 'agreement' as const, subjectId: agreement.id, number: none }
    const issued = await head.document.issue(request)
    expect(issued.number).toBe('W.17.IMI.IMI.2-HH.05.05-0100')
    const words = await wordsOf(head, issued.id)
    expect(words).toContain('180/FIKTIF/2024')
    expect(words).toContain('Selasa tanggal dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat')
    expect(words).toContain('26 Februari 2027')
  })

  test('the village sheet stands for its day and may be made again', async () => {
    const { village } = await tellS02(office)
    const request = { type: 'villageSheet' as const, subjectId: village.id, number: none }
    const first = await head.document.issue(request)
    office.clock.setDay('2026-12-01')
    const second = await head.document.issue(request)
    expect([first.datedOn, second.datedOn]).toEqual(['2026-11-23', '2026-12-01'])
    expect(await wordsOf(head, second.id)).toContain('Desa Tanjung Harapan')
    const { documents } = await head.document.ofSubject({ subjectId: village.id })
    expect(documents.map(({ state }) => state)).toEqual(['issued', 'issued'])
  })

  test('the kept bytes never change, whatever changes around them', async () => {
    const { decree, village } = await tellS02(office)
    const issued = await head.document.issue({ ...certificateOf(decree), number: none })
    const bytes = await bytesOf(head, issued.id)
    const { pages } = await head.document.pages({ id: issued.id })
    const { id, version, printedName: _name, ...rest } = village
    const { unitType, unitTypePrinted, headTitle, officeAddress, note } = rest
    const current = (await head.village.get({ id })).village.version
    await head.village.save({
      id,
      version: Math.max(version, current),
      printedName: 'Nama Baru',
      unitType,
      unitTypePrinted,
      headTitle,
      officeAddress,
      note,
      acceptedWarnings: ['PRINTED_NAME_NEEDS_REVIEW'],
    })
    await head.office.saveLogo({ logo: null })
    office.clock.setDay('2027-03-01')
    office.restart()
    const again = await office.login('kepala', 'lumbung senja perahu kayu')
    expect((await bytesOf(again, issued.id)).equals(bytes)).toBe(true)
    expect((await again.document.pages({ id: issued.id })).pages).toEqual(pages)
    const found = await again.document.list({ text: 'tanjung 6202172015' })
    expect(found.items.map((item) => item.label)).toEqual(['Piagam Penetapan Desa Tanjung Harapan'])
  })
})

describe('the preview', () => {
  test('shows the draft and takes no number', async () => {
    const { decree } = await tellS02(office)
    await head.number.savePattern(certificatePattern)
    const preview = await head.document.preview({ ...certificateOf(decree), shownNumber: 'X-1' })
    expect(preview).toMatchObject({
      missing: [],
      unprintable: null,
      current: null,
      serial: 'DBI-6202172015-2024-01',
    })
    expect(preview.origin).toEqual({ kind: 'decree', id: decree.decree.id })
    expect(preview.pages).toHaveLength(1)
    expect(countIn('document_numbers')).toBe(1)
    expect(countIn('issued_documents')).toBe(0)
  })

  test('names every missing value and where it is entered, and nothing is issued', async () => {
    await addFormerHead(head)
    const village = await addVillage(head, '62.02.17.2015')
    const draft = await draftDecree(head, [village], {
      decidedAtPlace: null,
      signatoryId: null,
      decidedOn: null,
    })
    const preview = await head.document.preview(certificateOf(draft))
    const where = { kind: 'decree', id: draft.decree.id }
    const fields = ['decreeNumber', 'decreeDate', 'decreePlace', 'signatoryName', 'signatoryTitle']
    expect(preview.missing).toEqual(fields.map((field) => ({ field, detail: null, where })))
    expect(preview.pages).toHaveLength(1)
    await expect(head.document.issue({ ...certificateOf(draft), number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
      data: { missing: fields },
    })
    expect(countIn('files')).toBe(1)
  })

  test('an agreement with one number only is stopped, naming whose is missing', async () => {
    const agreement = await createAgreement(head, [])
    const [first, second] = agreement.parties
    const incomplete = await createAgreement(head, [], { parties: [first!, { ...second!, number: null }] })
    const { missing } = await head.document.preview({ type: 'agreement', subjectId: incomplete.id })
    expect(missing).toMatchObject([{ field: 'agreementPartyNumber', detail: second!.institution }])
  })

  test('text that no font can draw is found before it is issued', async () => {
    await addFormerHead(head)
    const village = await addVillage(head, '62.02.17.2015', 'Tanjung 村')
    const decree = await decideDecree(head, [village])
    expect((await head.document.preview(certificateOf(decree))).unprintable).toContain('村')
    await expect(head.document.issue({ ...certificateOf(decree), number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_UNPRINTABLE',
    })
    expect(countIn('issued_documents')).toBe(0)
  })

  test('warns of what is unusual without standing in the way', async () => {
    await head.office.saveLogo({ logo: null })
    await addFormerHead(head)
    const decree = await decideDecree(head, [await addVillage(head, '62.02.17.2015')])
    const { warnings } = await head.document.preview(certificateOf(decree))
    expect(warnings.map(({ code }) => code)).toEqual(['logoMissing', 'notInaugurated'])
    await head.document.issue({ ...certificateOf(decree), number: none })
  })
})

describe('issuing', () => {
  test('a number of the pattern or from elsewhere stands on the paper and in the register', async () => {
    await addFormerHead(head)
    await head.number.savePattern(certificatePattern)
    const villages = [await addVillage(head, '62.02.17.2015'), await addVillage(head, '62.02.17.2008')]
    const decree = await decideDecree(head, villages)
    const first = await head.document.issue({ ...certificateOf(decree), number: pattern })
    expect(first.number).toBe('PIAGAM-001/II/2024')
    expect(await wordsOf(head, first.id)).toContain('PIAGAM-001/II/2024')
    const taken = { kind: 'external' as const, external: 'piagam-001 / ii / 2024' }
    await expect(head.document.issue({ ...certificateOf(decree, 1), number: taken })).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
    })
    const second = await head.document.issue({
      ...certificateOf(decree, 1),
      number: { kind: 'external', external: 'KANWIL/77' },
    })
    expect(second.number).toBe('KANWIL/77')
  })

  test('twice is refused and says which paper is there', async () => {
    const { decree } = await tellS02(office)
    const issued = await head.document.issue({ ...certificateOf(decree), number: none })
    await expect(head.document.issue({ ...certificateOf(decree), number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_ALREADY_ISSUED',
      data: { id: issued.id },
    })
  })

  test('two officers at once never share a number or a serial', async () => {
    await addFormerHead(head)
    await head.number.savePattern(certificatePattern)
    const operator = await office.officer('operator', ['operator'])
    const villages = [await addVillage(head, '62.02.17.2015'), await addVillage(head, '62.02.17.2008')]
    const decree = await decideDecree(head, villages)
    const [first, second] = await Promise.all([
      head.document.issue({ ...certificateOf(decree), number: pattern }),
      operator.document.issue({ ...certificateOf(decree, 1), number: pattern }),
    ])
    expect(new Set([first.number, second.number]).size).toBe(2)
    const again = await Promise.allSettled([
      head.document.reissue({ id: first.id, reason: 'uji', number: pattern }),
      operator.document.reissue({ id: first.id, reason: 'uji', number: pattern }),
    ])
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a pattern that is not there leaves no number, no paper and no row', async () => {
    const { decree } = await tellS02(office)
    const before = [countIn('document_numbers'), countIn('files'), countIn('changes')]
    await expect(head.document.issue({ ...certificateOf(decree), number: pattern })).rejects.toMatchObject({
      code: 'NUMBER_PATTERN_MISSING',
    })
    expect([countIn('document_numbers'), countIn('files'), countIn('changes')]).toEqual(before)
  })

  test('a failure after the bytes are stored takes the number back with it', async () => {
    const { decree } = await tellS02(office)
    await head.number.savePattern(certificatePattern)
    const { blobs, database } = office.service.store()
    const put = blobs.put
    const before = [countIn('document_numbers'), countIn('issued_documents'), countIn('changes')]
    blobs.put = (content, storedAt) => {
      put(content, storedAt)
      throw new Error('the power went out here')
    }
    await expect(head.document.issue({ ...certificateOf(decree), number: pattern })).rejects.toMatchObject({
      code: 'FAULT',
    })
    blobs.put = put
    expect([countIn('document_numbers'), countIn('issued_documents'), countIn('changes')]).toEqual(before)
    expect(database.verifyAll().whole).toBe(true)
    const issued = await head.document.issue({ ...certificateOf(decree), number: pattern })
    expect(issued.number).toBe('PIAGAM-001/II/2024')
  })

  test('is not for an officer without the right, nor anything here for an auditor but reading', async () => {
    const { decree } = await tellS02(office)
    const officer = await office.officer('petugas', ['officer'])
    const auditor = await office.officer('pengawas', ['auditor'])
    await officer.document.preview(certificateOf(decree))
    const request = { ...certificateOf(decree), number: none }
    await expect(officer.document.issue(request)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(auditor.document.issue(request)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(auditor.document.preview(certificateOf(decree))).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const issued = await head.document.issue(request)
    await expect(auditor.document.sendToPrinter({ id: issued.id, copies: 1 })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect((await auditor.document.list({})).total).toBe(1)
    expect((await bytesOf(auditor, issued.id)).length).toBeGreaterThan(1000)
  })

  test('names full of markup are printed as they are typed', async () => {
    const name = `#set $x$ *a* _b_ @c <d> \\e "f" %g {h} [i]`
    await addFormerHead(head)
    const village = await addVillage(head, '62.02.17.2015', name)
    const decree = await decideDecree(head, [village], { subject: `Penetapan ${name}` })
    const certificate = await head.document.issue({ ...certificateOf(decree), number: none })
    expect(await wordsOf(head, certificate.id)).toContain(`DESA ${name.toUpperCase()}`)
    const paper = { type: 'decree' as const, subjectId: decree.decree.id, number: none }
    const issued = await head.document.issue(paper)
    expect((await wordsOf(head, issued.id)).replaceAll(' ', '')).toContain(
      `PENETAPAN ${name.toUpperCase()}`.replaceAll(' ', ''),
    )
  })

  test('nothing is made out on a revoked decree', async () => {
    const { decree } = await tellS02(office)
    const { id, version } = decree.decree
    await head.designation.revoke({ id, version, revokedOn: day('2026-11-01'), reason: 'keliru' })
    await expect(head.document.issue({ ...certificateOf(decree), number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_SUBJECT_REVOKED',
    })
  })
})

describe('taking the place of a paper', () => {
  test('a reissue supersedes with its reason, gets a new serial and keeps the old file', async () => {
    const { decree, village } = await tellS02(office)
    const old = await head.document.issue({ ...certificateOf(decree), number: none })
    const bytes = await bytesOf(head, old.id)
    const fresh = await head.document.reissue({
      id: old.id,
      reason: 'ejaan nama',
      options: { title: 'Sertifikat' },
      number: none,
    })
    expect(fresh).toMatchObject({
      state: 'issued',
      serial: 'DBI-6202172015-2024-02',
      supersedes: { id: old.id },
      label: 'Sertifikat Desa Tanjung Harapan',
    })
    expect(await head.document.get({ id: old.id })).toMatchObject({
      state: 'superseded',
      stateReason: 'ejaan nama',
      supersededBy: { id: fresh.id },
    })
    expect((await bytesOf(head, old.id)).equals(bytes)).toBe(true)
    await expect(head.document.reissue({ id: old.id, reason: 'lagi', number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_VALID',
      data: { state: 'superseded' },
    })
    const { papers } = await head.document.ofVillage({ villageId: village.id })
    expect(papers.map(({ type, current }) => [type, current?.id ?? null])).toEqual([
      ['certificate', fresh.id],
      ['decree', null],
      ['agreement', null],
      ['villageSheet', null],
    ])
  })

  test('a revoked paper makes room for another and keeps its number', async () => {
    const { decree } = await tellS02(office)
    await head.number.savePattern(certificatePattern)
    const old = await head.document.issue({ ...certificateOf(decree), number: pattern })
    const revoked = await head.document.revoke({ id: old.id, reason: 'salah cetak' })
    expect(revoked).toMatchObject({
      state: 'revoked',
      stateReason: 'salah cetak',
      number: 'PIAGAM-001/II/2024',
    })
    const next = await head.document.issue({ ...certificateOf(decree), number: pattern })
    expect(next).toMatchObject({ number: 'PIAGAM-002/II/2024', serial: 'DBI-6202172015-2024-02' })
    const history = await head.history.ofRecord({ kind: 'document', id: old.id })
    expect(history.items.map(({ action, reason }) => [action, reason])).toEqual([
      ['document.revoke', 'salah cetak'],
      ['document.issue', null],
    ])
  })

  test('the logo is kept once, not in every paper', async () => {
    await addFormerHead(head)
    await head.office.saveLogo({ logo: logo() })
    const villages = [await addVillage(head, '62.02.17.2015'), await addVillage(head, '62.02.17.2008')]
    const decree = await inaugurate(head, await decideDecree(head, villages))
    await head.document.issue({ ...certificateOf(decree), number: none })
    const inputs = office.service
      .store()
      .database.read.prepare('select inputs from issued_documents')
      .pluck()
      .get()
    expect(String(inputs)).toContain('storedPicture')
    expect(String(inputs)).not.toContain('base64')
  })
})
