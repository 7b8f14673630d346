import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { caseSummaryData } from './case-summary.schema.ts'
import { deferralNoticeData, missingForDeferralNotice, noticeReasons } from './deferral-notice.schema.ts'
import { missingForDocumentReceipt } from './document-receipt.schema.ts'
import { handoverOpening, handoverRecordData, missingForHandoverRecord } from './handover-record.schema.ts'
import { interviewOpening, missingForInterviewRecord, timeInWords } from './interview-record.schema.ts'
import { suspicionIn } from './neutral-words.ts'

const letterhead = { parentLines: ['KEMENTERIAN'], officeName: 'KANTOR IMIGRASI CONTOH' }
const notice = {
  letterhead,
  number: '1',
  place: 'Sampit',
  signedOn: '2026-02-02',
  matter: 'passport',
  recipient: 'Sdri. Fiktif Melati',
  reasons: ['documentsIncomplete'],
  documents: [{ name: 'Surat undangan' }],
  contact: { unit: 'Seksi Lalu Lintas Keimigrasian' },
  signatory: { title: 'Kepala Kantor', name: 'PEJABAT CONTOH' },
}

describe('words for the applicant', () => {
  test.each([
    'diduga PMI nonprosedural',
    'Terkait TPPO',
    'indikasi penyelundupan',
    'kategori merah',
    'Status: Kuning',
    'merah',
    'hasil penapisan',
    'nama perekrut',
    'tidak jelas (PMI-NP)',
  ])('%s is suspicion', (text) => {
    expect(suspicionIn(text)).toBeDefined()
    expect(deferralNoticeData.safeParse({ ...notice, documents: [{ name: text }] }).success).toBe(false)
    expect(
      deferralNoticeData.safeParse({ ...notice, documents: [{ name: 'Surat', hint: text }] }).success,
    ).toBe(false)
  })

  test.each([
    'Surat undangan dari keluarga',
    'Pas foto dengan latar merah',
    'Surat keterangan catatan kepolisian',
    'Kartu kuning (AK/1) dari dinas tenaga kerja',
    'Surat sponsor',
  ])('%s is a document', (text) => {
    expect(suspicionIn(text)).toBeUndefined()
  })

  test('a passport is put off for documents, a departure may be without', () => {
    const bare = { ...notice, documents: [] }
    expect(deferralNoticeData.safeParse(bare).success).toBe(false)
    expect(deferralNoticeData.safeParse({ ...bare, draft: true }).success).toBe(true)
    expect(deferralNoticeData.safeParse({ ...bare, matter: 'departure' }).success).toBe(true)
  })

  test('no field of the notice takes what nobody asked for', () => {
    for (const extra of ['colour', 'suspicion', 'allegedPersons', 'ground', 'note', 'indicators']) {
      expect(deferralNoticeData.safeParse({ ...notice, [extra]: 'x' }).success).toBe(false)
    }
    expect(deferralNoticeData.safeParse({ ...notice, reasons: ['diduga'] }).success).toBe(false)
    expect(noticeReasons).not.toContain('suspectedTrafficking')
  })
})

describe('opening sentences', () => {
  const facts = {
    heldOn: plainDateOf(2024, 2, 29),
    startedAt: '00:05',
    zone: 'WITA',
    place: 'Kantor',
    examinerCount: 2,
  }

  test('name day, date and hour in words', () => {
    expect(interviewOpening(facts)).toBe(
      'Pada hari ini, Kamis tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat (29-02-2024), pukul 00.05 WITA (nol lewat lima menit), bertempat di Kantor, kami:',
    )
    expect(interviewOpening({ ...facts, examinerCount: 1, startedAt: '10:00' })).toMatch(
      /sepuluh tepat\).*saya:$/,
    )
    expect(handoverOpening(plainDateOf(2026, 2, 27), 'Sampit')).toMatch(
      /^Pada hari ini, Jumat tanggal dua puluh tujuh/,
    )
  })

  test('wait for what is still open', () => {
    for (const open of ['heldOn', 'startedAt', 'place'])
      expect(interviewOpening({ ...facts, [open]: null })).toBeNull()
    expect(handoverOpening(null, 'Sampit')).toBeNull()
  })

  test('every minute of the day has words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        expect(timeInWords(time)).toMatch(/^[a-z ]+ (tepat|lewat [a-z ]+ menit)$/)
      }),
    )
  })
})

describe('what is missing', () => {
  test('is named field by field', () => {
    expect(missingForInterviewRecord({ entries: [{ question: 'Apa?' }] })).toEqual([
      'letterhead',
      'examiners',
      'examinedAs',
      'identity',
      'opening',
      'subjectName',
      'entries.0.answer',
      'place',
      'signedOn',
    ])
    expect(missingForDeferralNotice({ ...notice, place: '' })).toEqual(['place'])
    expect(missingForDocumentReceipt({ giver: {}, receiver: { title: 'Petugas' } })).toContain('giver.name')
  })
})

test('a handover carries what its kind says', () => {
  const side = { name: 'Fiktif', title: 'Petugas', institution: 'Kantor' }
  const base = { letterhead, number: '1', opening: 'Pada hari ini', giver: side, receiver: side }
  const item = { name: 'Paspor', condition: 'Baik' }
  const person = { name: 'Uji', condition: 'Sehat' }
  expect(handoverRecordData.safeParse({ ...base, kind: 'person', items: [item] }).success).toBe(false)
  expect(handoverRecordData.safeParse({ ...base, kind: 'person', persons: [person] }).success).toBe(true)
  expect(handoverRecordData.safeParse({ ...base, kind: 'document' }).success).toBe(false)
  expect(missingForHandoverRecord({ ...base, kind: 'person', receiver: {} })).toContain('receiver.name')
})

describe('the summary of a case', () => {
  const summary = (changes: Record<string, unknown>) => ({
    letterhead,
    caseNumber: 'KNP-2026-0001',
    printedOn: '2026-02-02',
    printedBy: 'Operator',
    classification: 'Rahasia',
    facts: [{ label: 'Saluran', value: null }],
    subjects: [
      {
        initials: 'U.R.',
        role: 'Korban',
        sex: null,
        age: null,
        nik: '620208******0002',
        phone: null,
        triage: null,
        decision: null,
        finding: null,
        ...changes,
      },
    ],
  })

  test('takes initials and masked numbers', () => {
    expect(caseSummaryData.safeParse(summary({})).success).toBe(true)
  })

  test.each([
    ['initials', 'Uji Rahmat'],
    ['initials', 'Uji R.'],
    ['nik', '6202080511940002'],
    ['nik', '620208051194****'],
    ['phone', '0812-0000-0004'],
  ])('refuses an identity in %s: %s', (field, value) => {
    expect(caseSummaryData.safeParse(summary({ [field]: value })).success).toBe(false)
  })

  test('refuses every full NIK', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16}$/), (nik) => {
        expect(caseSummaryData.safeParse(summary({ nik })).success).toBe(false)
      }),
    )
  })
})
