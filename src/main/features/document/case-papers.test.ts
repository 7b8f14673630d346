import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { suspicionIn } from '#shared/features/document/papers/neutral-words.ts'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addHandover, addInterview } from './case-papers.test-support.ts'
import { bytesOf, none, pattern, wordsOf } from './document.test-support.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const melati = {
  fullName: 'Fiktif Melati',
  sex: 'female',
  birthPlace: 'Sampit',
  birthOn: '2001-03-14',
  nik: '6202175403010001',
  nikUnknownReason: null,
  identityAddress: 'Jalan Contoh RT 001',
  contacts: [{ kind: 'phone', value: '0812-0000-0004' }],
} as const

const melatiCase = async () => {
  const { case: record } = await office.addCase()
  const subjectId = await office.addSubject(record.id, { ...melati, contacts: [...melati.contacts] })
  return { caseId: record.id, number: record.number, subjectId }
}

/** S-03: put off for want of an invitation, decided with everything an office would write for itself. */
const deferred = async (reasonCode: 'documentsMissing' | 'suspectedTrafficking' = 'documentsMissing') => {
  const { caseId, number, subjectId } = await melatiCase()
  const answer = await office.worker.decision.decide({
    caseId,
    decidedOn: '2026-11-23',
    choices: [
      {
        subjectIds: [subjectId],
        kind: 'passportDeferred',
        reasonCode,
        ground: 'Diduga akan bekerja nonprosedural, dibawa perekrut Boss Coba, penapisan merah.',
        statuteId: null,
        statuteText: 'Permenkumham 8/2014 Pasal 22',
        documents: ['Surat undangan dari keluarga', 'Salinan paspor yang mengundang'],
        dueOn: null,
        blockedUntil: null,
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  const [decision] = answer.decisions
  if (!decision) throw new Error('nothing was decided')
  return { caseId, number, subjectId, decision }
}

describe('interview record', () => {
  test('carries the interview, is numbered by the office, and its copy of the bytes stays', async () => {
    const { caseId, number, subjectId } = await melatiCase()
    await office.head.number.savePattern({
      documentType: 'interviewRecord',
      pattern: 'BAW-{urut}/{tahun}',
      digits: 3,
      counterScope: 'typeAndYear',
      tokens: { kanwil: '', upt: '', klasifikasi: '' },
      version: 0,
    })
    const interviewId = addInterview(office, caseId, subjectId, {
      opinion: 'Ditunda sampai dokumen lengkap.',
      opinionReasons: '1. Undangan belum ada.\n2. Tanggal kembali belum ada.',
    })
    const issued = await office.worker.document.issueCasePaper({
      type: 'interviewRecord',
      subjectId: interviewId,
      number: pattern,
    })
    expect(issued).toMatchObject({ number: 'BAW-001/2026', label: `BAW F.M. · ${number}`, state: 'issued' })
    expect(issued.origin).toEqual({ kind: 'interview', id: interviewId, caseId })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain('Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam')
    expect(words).toContain('pukul 09.00 WIB (sembilan tepat)')
    expect(words).toContain('seorang perempuan sebagai pemohon paspor Republik Indonesia')
    expect(words).toContain('Sampit, 14 Maret 2001')
    expect(words).toContain('Untuk mengunjungi paman di Kuching.')
    expect(words).toContain('1. Undangan belum ada.')
    expect(words).toMatch(/BERITA ACARA PENDAPAT.*Halaman 1 dari 1/)
    const { pages } = await office.worker.document.pages({ id: issued.id })
    expect(pages).toHaveLength(issued.pageCount)
    const without = await office.worker.document.reissueCasePaper({
      id: issued.id,
      reason: 'tanpa pendapat',
      options: { withOpinion: false },
      number: none,
    })
    expect(await wordsOf(office.worker, without.id)).not.toContain('PENDAPAT')
    expect(await wordsOf(office.worker, issued.id)).toContain('PENDAPAT')
  })

  test('an unfinished interview names what is missing and where it is entered', async () => {
    const { caseId, subjectId } = await melatiCase()
    const id = addInterview(office, caseId, subjectId, {
      state: 'open',
      endedAt: null,
      signature: 'refused',
      entries: [],
    })
    const preview = await office.worker.document.previewCasePaper({ type: 'interviewRecord', subjectId: id })
    expect(preview.missing.map(({ field }) => field)).toEqual([
      'interviewOpen',
      'interviewLines',
      'interviewWitnesses',
    ])
    expect(preview.missing[0]?.where).toEqual({ kind: 'interview', id, caseId })
    expect(preview.pages.length).toBeGreaterThan(0)
    await expect(
      office.worker.document.issueCasePaper({ type: 'interviewRecord', subjectId: id, number: none }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' })
  })

  test('seven persons get seven records from one template and one file; an eighth comes later', async () => {
    const { case: record } = await office.addCase({ channel: 'checkpointDeparture' })
    const names = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh']
    for (const name of names) {
      const subjectId = await office.addSubject(record.id, { fullName: `Uji ${name}` })
      addInterview(office, record.id, subjectId)
    }
    const open = await office.addSubject(record.id, { fullName: 'Uji Terbuka' })
    addInterview(office, record.id, open, { state: 'open' })
    const before = await office.worker.document.ofCase({ caseId: record.id })
    expect(before.issuableInterviews).toBe(7)
    const { batch, issued, skipped } = await office.worker.document.issueInterviewRecords({
      caseId: record.id,
      number: none,
    })
    expect(issued).toHaveLength(7)
    expect(skipped).toEqual([{ label: 'U.T.', reason: 'notFinished' }])
    const { file } = await office.worker.document.batchFile({ id: batch.id })
    const together = await readPdf(new Uint8Array(await file.arrayBuffer()))
    const single = await Promise.all(issued.map(async ({ id }) => readPdf(await bytesOf(office.worker, id))))
    expect(together.pages).toHaveLength(single.reduce((sum, { pages }) => sum + pages.length, 0))
    for (const [index, { words, pages }] of single.entries()) {
      expect(words).toContain(`Uji ${names[index]}`)
      expect(words).toContain('calon penumpang ke luar negeri')
      expect(words).toContain(`Halaman ${pages.length} dari ${pages.length}`)
    }
    expect(together.words.match(/Halaman 1 dari/g)).toHaveLength(7)
    const after = await office.worker.document.ofCase({ caseId: record.id })
    expect(after.issuableInterviews).toBe(0)
    expect(after.batches.map(({ id }) => id)).toEqual([batch.id])
    await expect(
      office.worker.document.issueInterviewRecords({ caseId: record.id, number: none }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_NOTHING_TO_ISSUE' })
    const eighth = await office.addSubject(record.id, { fullName: 'Uji Delapan' })
    addInterview(office, record.id, eighth)
    const later = await office.worker.document.issueInterviewRecords({ caseId: record.id, number: none })
    expect(later.issued).toHaveLength(1)
  })

  test('one interview that lacks a value stops the whole batch', async () => {
    const { caseId, subjectId } = await melatiCase()
    addInterview(office, caseId, subjectId)
    const unnamed = await office.addSubject(caseId, { fullName: null, description: 'perempuan muda' })
    addInterview(office, caseId, unnamed)
    await expect(
      office.worker.document.issueInterviewRecords({ caseId, number: pattern }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' })
    expect((await office.worker.document.list({ limit: 10 })).total).toBe(0)
  })
})

describe('deferral notice', () => {
  test.each(['documentsMissing', 'suspectedTrafficking'] as const)(
    'decided for %s tells what to bring and until when, and never what is suspected',
    async (reasonCode) => {
      const { decision, number } = await deferred(reasonCode)
      const issued = await office.worker.document.issueCasePaper({
        type: 'deferralNotice',
        subjectId: decision.id,
        options: { contact: { unit: 'Loket 3', phone: '0812-0000-0001', hours: '08.00–15.00 WIB' } },
        number: none,
      })
      const words = await wordsOf(office.worker, issued.id)
      expect(words).toContain('Sdri. Fiktif Melati')
      expect(words).toContain('Surat undangan dari keluarga')
      expect(words).toMatch(/Rabu, 23\s+Desember\s+2026 \(30 hari/)
      expect(words).toContain('Loket 3')
      expect(words).toContain('Pejabat Contoh')
      expect(suspicionIn(words)).toBeUndefined()
      expect(words).not.toMatch(/Boss|Coba|merah|dugaan|nonprosedural|Pasal 22/i)
      expect(words).not.toContain(number)
    },
  )

  test('a word of suspicion among the copies stands in the way and is named', async () => {
    const { decision } = await deferred()
    const preview = await office.worker.document.previewCasePaper({
      type: 'deferralNotice',
      subjectId: decision.id,
      options: { copiesTo: ['Satgas TPPO Polres'] },
    })
    expect(preview.missing).toMatchObject([{ field: 'suspicionWord', detail: 'tppo' }])
    expect(preview.pages).not.toEqual([])
  })

  test('a departure put off at the checkpoint needs no list of documents', async () => {
    const { caseId, subjectId } = await melatiCase()
    const answer = await office.worker.decision.decide({
      caseId,
      decidedOn: '2026-11-23',
      choices: [
        {
          subjectIds: [subjectId],
          kind: 'departureDeferred',
          reasonCode: 'suspectedTrafficking',
          ground: null,
          statuteId: null,
          statuteText: null,
          documents: [],
          dueOn: null,
          blockedUntil: null,
        },
      ],
      acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
    })
    if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
    const issued = await office.worker.document.issueCasePaper({
      type: 'deferralNotice',
      subjectId: answer.decisions[0]?.id ?? '',
      number: none,
    })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain('bukan larangan bepergian')
    expect(words).not.toContain('Yang perlu Saudara bawa')
    expect(suspicionIn(words)).toBeUndefined()
  })

  test("a child's letter goes to the parents, without name and address", async () => {
    const { case: record } = await office.addCase()
    const subjectId = await office.addSubject(record.id, {
      fullName: 'Uji Anak',
      birthOn: '2012-01-01',
      identityAddress: 'Jalan Rahasia Nomor 5',
    })
    const answer = await office.worker.decision.decide({
      caseId: record.id,
      decidedOn: '2026-11-23',
      choices: [
        {
          subjectIds: [subjectId],
          kind: 'passportDeferred',
          reasonCode: 'documentsMissing',
          ground: null,
          statuteId: null,
          statuteText: null,
          documents: ['Akta kelahiran'],
          dueOn: null,
          blockedUntil: null,
        },
      ],
      acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
    })
    if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
    const issued = await office.worker.document.issueCasePaper({
      type: 'deferralNotice',
      subjectId: answer.decisions[0]?.id ?? '',
      number: none,
    })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain('Orang tua/wali dari U.A.')
    expect(words).not.toMatch(/Uji Anak|Jalan Rahasia/)
  })
})

describe('receipt and handover', () => {
  test('a receipt lists what is kept; a ground of suspicion blocks it', async () => {
    const { caseId, subjectId } = await melatiCase()
    const items = [{ name: 'Paspor', number: 'X0000001', quantity: 1, condition: 'Baik' }]
    const id = addHandover(office, caseId, subjectId, { kind: 'receipt', items })
    const issued = await office.worker.document.issueCasePaper({
      type: 'documentReceipt',
      subjectId: id,
      number: { kind: 'external', external: 'TT-7' },
    })
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain('NOMOR: TT-7')
    expect(words).toContain('X0000001')
    const bad = addHandover(office, caseId, subjectId, { kind: 'receipt', items, reason: 'diduga TPPO' })
    const preview = await office.worker.document.previewCasePaper({ type: 'documentReceipt', subjectId: bad })
    expect(preview.missing).toMatchObject([{ field: 'suspicionWord', detail: 'diduga' }])
  })

  test('a person is handed over on a secret sheet; a receipt is no handover record', async () => {
    const { caseId, subjectId } = await melatiCase()
    const id = addHandover(office, caseId, subjectId, {
      kind: 'person',
      items: [],
      institution: 'Pos Pelayanan Contoh',
    })
    const issued = await office.worker.document.issueCasePaper({
      type: 'handoverRecord',
      subjectId: id,
      number: none,
    })
    const { words, letters } = await readPdf(await bytesOf(office.worker, issued.id))
    expect(letters).toContain('RAHASIA')
    expect(words).toContain('BERITA ACARA SERAH TERIMA ORANG')
    expect(words).toContain('6202175403010001')
    expect(issued.label).not.toContain('Melati')
    await expect(
      office.worker.document.previewCasePaper({ type: 'documentReceipt', subjectId: id }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})

describe('summary and register', () => {
  test('the summary tells the case and nobody', async () => {
    const { caseId, number } = await deferred()
    const issued = await office.worker.document.issueCasePaper({
      type: 'caseSummary',
      subjectId: caseId,
      number: none,
    })
    const { words } = await readPdf(await bytesOf(office.worker, issued.id))
    expect(words).toContain(number)
    expect(words).toContain('F.M.')
    expect(words).toContain('Penerbitan paspor ditunda')
    expect(words).toContain('620217******0001')
    expect(words).not.toMatch(/Fiktif Melati|6202175403010001|0812-0000-0004|081200000004|Jalan Contoh RT/)
    await expect(
      office.worker.document.issueCasePaper({ type: 'caseSummary', subjectId: caseId, number: none }),
    ).resolves.toMatchObject({ state: 'issued' })
  })

  test('the register lists the cases received in the period, by initials, with its sums', async () => {
    const { number } = await deferred()
    office.clock.setDay('2026-12-02')
    const later = await office.addCase()
    const { id } = await office.head.office.get()
    const issue = (fromOn: string, untilOn: string) =>
      office.head.document.issueCasePaper({
        type: 'caseRegister',
        subjectId: id,
        options: { period: { fromOn: fromOn, untilOn: untilOn } },
        number: none,
      })
    const november = await readPdf(await bytesOf(office.head, (await issue('2026-11-01', '2026-11-30')).id))
    expect(november.pages[0]?.width).toBeGreaterThan(november.pages[0]?.height ?? 0)
    expect(november.words).toContain(number)
    expect(november.words).not.toContain(later.case.number)
    expect(november.words).toContain('Penerbitan paspor ditunda, 23-11-2026')
    expect(november.words).toContain('Jumlah: 2 kasus, 2 subjek.')
    expect(november.words).not.toContain('Melati')
    const empty = await readPdf(await bytesOf(office.head, (await issue('2020-01-01', '2020-12-31')).id))
    expect(empty.words).toContain('Tidak ada kasus yang tercatat')
    await expect(issue('2026-12-31', '2026-01-01')).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' })
  })
})

describe('rights', () => {
  test('an operator issues no case paper, an auditor reads none, and the other doors do not reach them', async () => {
    const { caseId } = await melatiCase()
    const request = { type: 'caseSummary' as const, subjectId: caseId, number: none }
    await expect(office.operator.document.issueCasePaper(request)).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const issued = await office.worker.document.issueCasePaper(request)
    const auditor = await office.officer('periksa', ['auditor'])
    for (const read of [auditor.document.get, auditor.document.file, auditor.document.pages])
      await expect(read({ id: issued.id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    await expect(office.head.document.revoke({ id: issued.id, reason: 'salah' })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    const revoked = await office.worker.document.revokeCasePaper({ id: issued.id, reason: 'salah' })
    expect(revoked.state).toBe('revoked')
    const history = await office.head.history.ofRecord({ kind: 'case', id: caseId })
    expect(history.items.map(({ action }) => action)).toContain('document.revokeCasePaper')
  })

  test('labels and lists name nobody', async () => {
    const { caseId, subjectId } = await melatiCase()
    addInterview(office, caseId, subjectId)
    await office.worker.document.issueInterviewRecords({ caseId, number: none })
    const { items } = await office.worker.document.list({ limit: 10 })
    const { papers } = await office.worker.document.ofCase({ caseId })
    expect(JSON.stringify([items, papers])).not.toContain('Melati')
  })

  test('a paper says whom of the case it is about', async () => {
    const { caseId, subjectId } = await melatiCase()
    addInterview(office, caseId, subjectId)
    const { papers } = await office.worker.document.ofCase({ caseId })
    expect(papers.map(({ type, personId }) => [type, personId])).toEqual([
      ['caseSummary', undefined],
      ['interviewRecord', subjectId],
    ])
  })
})
