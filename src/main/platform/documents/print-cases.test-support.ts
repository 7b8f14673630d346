import type { z } from 'zod'
import { agreementData } from '#shared/features/document/papers/agreement.schema.ts'
import { caseRegisterData } from '#shared/features/document/papers/case-register.schema.ts'
import { caseSummaryData } from '#shared/features/document/papers/case-summary.schema.ts'
import { decreeData } from '#shared/features/document/papers/decree.schema.ts'
import { deferralNoticeData } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { documentReceiptData } from '#shared/features/document/papers/document-receipt.schema.ts'
import { handoverRecordData } from '#shared/features/document/papers/handover-record.schema.ts'
import { interviewRecordData } from '#shared/features/document/papers/interview-record.schema.ts'
import { numberRegisterData } from '#shared/features/document/papers/number-register.schema.ts'
import { recoveryCodeData } from '#shared/features/document/papers/recovery-code.schema.ts'
import { proofRegisterData } from '#shared/features/document/papers/proof-register.schema.ts'
import { referralAnnexData } from '#shared/features/document/papers/referral-annex.schema.ts'
import { referralLetterData } from '#shared/features/document/papers/referral-letter.schema.ts'
import { replySlipData } from '#shared/features/document/papers/reply-slip.schema.ts'
import { rootCodeData } from '#shared/features/document/papers/root-code.schema.ts'
import { villageSheetData } from '#shared/features/document/papers/village-sheet.schema.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import * as cases from './case-paper-samples.ts'
import { longestAllowed } from './longest-allowed.test-support.ts'
import { longReason, numberRegister, registerCounter } from './number-register-samples.ts'
import * as samples from './paper-samples.ts'
import { letterProof, proofRegister, proofRegisterRows } from './proof-samples.ts'
import * as referrals from './referral-samples.ts'
import type { TemplateName } from './template-files.ts'

/** Every paper in the ways that strain a layout: usual, longest, with values missing, with many rows. */

type Case = readonly [name: string, data: object]

const nobody = { title: 'Kepala Kantor', name: null }
const longSignatory = {
  prefix: 'a.n.' as const,
  title: `Kepala ${samples.longestNames.office}`,
  deputyTitle: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
  name: samples.longestNames.person,
  nip: '19700101 199503 1 001',
}
const longLetterhead = {
  ...cases.caseLetterhead,
  parentLines: [...cases.caseLetterhead.parentLines, 'KANTOR WILAYAH KEPULAUAN BANGKA BELITUNG'],
  officeName: samples.longestNames.office.toUpperCase(),
  address: `Jalan Contoh Nomor 1, ${samples.longestNames.path}`,
}
const bareLetterhead = { ...cases.caseLetterhead, logo: null, address: null, contact: null }
const longNumber = 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099/RHS/XI/2026'
const longPlace = 'Tanjung Balai Karimun'
const many = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value)

const certificates: readonly Case[] = [
  ['usual', samples.certificate({ emblem: samples.pngLogo, partnerLogo: samples.plainLogo })],
  ['longest', samples.longestCertificate(`Desa ${samples.longestNames.village}`)],
  ['name of two lines', samples.longestCertificate(`Kampung Adat ${samples.longestNames.village} Utara`)],
  ['missing values', samples.certificate({ draft: true, place: null, signedOn: null, signatory: nobody })],
  ['many sheets', samples.certificate({ certificates: many(30, samples.certificateSheet) })],
]

const longDecree = samples.decree({
  letterhead: longLetterhead,
  signatory: longSignatory,
  considering: many(6, cases.longAnswer),
  annex: {
    title: samples.longestNames.path,
    villages: samples
      .annexVillages(40)
      .map((row) => ({ ...row, liaison: 'FIKTIF WIRANEGARA KUSUMAWARDHANA' })),
  },
  copiesTo: many(12, `Kepala ${samples.longestNames.office}`),
})
const decrees: readonly Case[] = [
  ['usual', samples.decree()],
  ['longest', longDecree],
  [
    'missing values',
    samples.decree({
      draft: true,
      letterhead: bareLetterhead,
      number: null,
      place: null,
      signedOn: null,
      signatory: nobody,
    }),
  ],
  [
    'many rows',
    samples.decree({ copy: true, annex: { title: 'Daftar Desa', villages: samples.annexVillages(120) } }),
  ],
]

const longParty = (party: (typeof usualParties)[number]) => ({
  ...party,
  institution: samples.longestNames.office,
  signatoryName: samples.longestNames.person,
  signatoryTitle: `Kepala ${samples.longestNames.office}`,
  nip: '19700101 199503 1 001',
  address: samples.longestNames.path,
})
const usualParties = samples.agreement().parties
const agreements: readonly Case[] = [
  ['usual', samples.agreement()],
  ['longest', samples.agreement({ parties: usualParties.map(longParty) })],
  [
    'missing values',
    samples.agreement({
      draft: true,
      opening: null,
      parties: usualParties.map((party) => ({ ...party, logo: null, number: null, signatoryName: null })),
    }),
  ],
  ['six parties', samples.agreement({ parties: many(3, usualParties).flat() })],
]

const villageSheets: readonly Case[] = [
  ['usual', samples.villageSheet()],
  [
    'longest',
    samples.villageSheet({
      officeName: samples.longestNames.office,
      villageName: `Kampung Adat ${samples.longestNames.village}`,
      path: samples.longestNames.path,
      head: { title: 'Kepala Desa', name: samples.longestNames.person, phone: '0812-0000-0001' },
      liaison: {
        name: samples.longestNames.person,
        decreeNumber: samples.longestNames.decree.slice(0, 120),
        since: plainDateOf(2024, 3, 1),
      },
    }),
  ],
  [
    'missing values',
    samples.villageSheet({
      head: { title: 'Kepala Desa' },
      liaison: null,
      agreement: null,
      designation: [],
      milestones: [],
      certificatePrints: [],
    }),
  ],
  [
    'many rows',
    samples.villageSheet({
      milestones: many(60, {
        on: plainDateOf(2024, 2, 27),
        event: 'Sosialisasi di balai desa',
        note: 'Dihadiri warga',
      }),
      certificatePrints: many(40, {
        on: plainDateOf(2024, 2, 27),
        serial: 'DBI-6202172015-2024-01',
        by: 'Operator Contoh',
      }),
    }),
  ],
]

const interviews: readonly Case[] = [
  ['usual', cases.interviewRecord({ opinion: cases.opinion })],
  ['longest', { ...cases.hardestInterview(12), number: longNumber }],
  [
    'missing values',
    cases.interviewRecord({
      draft: true,
      number: null,
      opening: null,
      subjectName: null,
      place: null,
      signedOn: null,
      entries: [{ question: 'Apakah Saudara sehat?', answer: null }],
    }),
  ],
  ['many rows', cases.interviewRecord({ entries: cases.entries(60), opinion: cases.opinion })],
]

const notices: readonly Case[] = [
  ['usual', cases.deferralNotice()],
  [
    'longest',
    cases.deferralNotice({
      letterhead: longLetterhead,
      recipient: samples.longestNames.person,
      address: samples.longestNames.path,
      signatory: longSignatory,
      number: longNumber,
      place: longPlace,
      receiptNumber: longNumber,
      contact: {
        unit: 'Seksi Lalu Lintas Keimigrasian',
        phone: '0812-0000-0001',
        address: samples.longestNames.path,
      },
      copiesTo: many(6, `Kepala ${samples.longestNames.office}`),
    }),
  ],
  [
    'missing values',
    cases.deferralNotice({
      draft: true,
      number: null,
      place: null,
      signedOn: null,
      address: null,
      appliedOn: null,
      applicationNumber: null,
      documents: [],
      dueOn: null,
      dueDays: null,
      signatory: nobody,
    }),
  ],
  [
    'many rows',
    cases.deferralNotice({
      reasons: ['documentsIncomplete', 'documentsBeingChecked', 'purposeUnclear', 'dataDiffers'],
      documents: many(30, { name: 'Salinan paspor keluarga yang mengundang', hint: 'asli, dengan alamat' }),
    }),
  ],
]

const receiptItem = {
  name: 'Kartu keluarga',
  number: '6202170101010001',
  condition: 'Sudut sobek',
  note: 'Asli',
}
const receipts: readonly Case[] = [
  ['usual', cases.documentReceipt()],
  [
    'longest',
    cases.documentReceipt({
      letterhead: longLetterhead,
      giver: {
        name: samples.longestNames.person,
        identification: 'NIK 6202080511940002',
        capacity: 'Pemohon paspor',
      },
      receiver: {
        name: samples.longestNames.person,
        nip: '19850101 201012 1 001',
        title: `Kepala ${samples.longestNames.office}`,
      },
      items: many(3, {
        ...receiptItem,
        name: 'Surat Pernyataan Persetujuan Orang Tua atau Wali',
        number: 'X'.repeat(40),
      }),
      returned: {
        on: plainDateOf(2026, 3, 2),
        to: samples.longestNames.person,
        by: samples.longestNames.person,
      },
    }),
  ],
  [
    'missing values',
    cases.documentReceipt({
      draft: true,
      number: null,
      place: null,
      receivedOn: null,
      giver: { name: null },
      receiver: { name: null, title: 'Petugas Layanan' },
    }),
  ],
  ['many rows', cases.documentReceipt({ items: many(90, receiptItem) })],
]

const usualHandover = cases.handoverRecord()
const handovers: readonly Case[] = [
  ['usual', usualHandover],
  [
    'longest',
    cases.handoverRecord({
      letterhead: longLetterhead,
      giver: {
        ...usualHandover.giver,
        name: samples.longestNames.person,
        institution: samples.longestNames.office,
      },
      receiver: {
        ...usualHandover.receiver,
        name: 'Dr. Drs. PENERIMA CONTOH FIKTIF WIRANEGARA KUSUMAWARDHANA, S.H., M.H.',
        address: samples.longestNames.path,
      },
      witnesses: many(4, { name: samples.longestNames.person, title: 'Perangkat Desa' }),
      acknowledgedBy: longSignatory,
    }),
  ],
  [
    'missing values',
    cases.handoverRecord({
      draft: true,
      number: null,
      opening: null,
      giver: { ...usualHandover.giver, name: null },
      receiver: { ...usualHandover.receiver, name: null },
    }),
  ],
  [
    'many rows',
    cases.handoverRecord({
      persons: many(40, usualHandover.persons[0] ?? { name: 'Uji', condition: 'Sehat' }),
    }),
  ],
]

const letters: readonly Case[] = [
  ['usual', referrals.referralLetter()],
  ['longest and many rows', referrals.hardestLetter({ letterhead: longLetterhead, place: longPlace })],
  [
    'missing values',
    referrals.referralLetter({
      draft: true,
      letterhead: bareLetterhead,
      number: null,
      place: null,
      datedOn: null,
      basis: [],
      chronology: [],
      indications: [],
      measures: [],
      request: [],
      services: [],
      signatory: nobody,
      copiesTo: [],
    }),
  ],
]

const annexes: readonly Case[] = [
  ['usual', referrals.referralAnnex()],
  [
    'longest',
    referrals.referralAnnex({
      letterhead: longLetterhead,
      addressee: `Kepala ${samples.longestNames.office}`,
      agencyName: 'Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Bangka Belitung',
      signatory: longSignatory,
      persons: [
        {
          initials: 'U.R.',
          facts: [{ label: 'Riwayat', value: many(70, samples.longestNames.path).join('\n') }],
        },
      ],
    }),
  ],
  [
    'missing values',
    referrals.referralAnnex({
      draft: true,
      letterNumber: null,
      letterOn: null,
      place: null,
      signatory: nobody,
    }),
  ],
  ['many rows', referrals.referralAnnex({ persons: referrals.annexPersons(30) })],
]

const slips: readonly Case[] = [
  ['usual', referrals.replySlip()],
  ['longest', referrals.hardestSlip()],
  [
    'missing values',
    referrals.replySlip({ draft: true, letterhead: bareLetterhead, letterNumber: null, letterOn: null }),
  ],
]

const summaries: readonly Case[] = [
  ['usual', cases.caseSummary()],
  [
    'longest',
    cases.caseSummary({
      letterhead: longLetterhead,
      printedBy: samples.longestNames.person,
      facts: many(24, {
        label: 'Perwakilan Republik Indonesia yang dihubungi',
        value: samples.longestNames.path,
      }),
      note: many(30, samples.longestNames.path).join('\n').slice(0, 2000),
    }),
  ],
  [
    'missing values',
    cases.caseSummary({ draft: true, subjects: [], identifiers: [], clocks: [], events: [] }),
  ],
  [
    'many rows',
    cases.caseSummary({
      subjects: many(100, cases.summarySubject('U.R.')),
      events: many(80, { on: plainDateOf(2026, 2, 2), text: samples.longestNames.path }),
    }),
  ],
]

const registers: readonly Case[] = [
  ['usual', cases.caseRegister()],
  [
    'longest',
    cases.caseRegister({
      letterhead: longLetterhead,
      signatory: longSignatory,
      keptBy: {
        name: samples.longestNames.person,
        title: `Kepala ${samples.longestNames.office}`,
        nip: '19850101 201012 1 001',
      },
      rows: cases.registerRows(20).map((row) => ({
        ...row,
        channel: 'Perwakilan Republik Indonesia di luar negeri',
        decisions: many(12, 'Penerbitan paspor ditunda, 02-02-2026'),
        officer: samples.longestNames.person,
      })),
    }),
  ],
  [
    'missing values',
    cases.caseRegister({
      draft: true,
      letterhead: bareLetterhead,
      rows: [],
      subjectTotal: 0,
      place: null,
      signatory: null,
    }),
  ],
  ['many rows', cases.caseRegister({ rows: cases.registerRows(300) })],
]

const usualCounter = registerCounter('Pemberitahuan penundaan', 20)
const numberBooks: readonly Case[] = [
  ['usual', numberRegister()],
  [
    'longest',
    numberRegister({
      letterhead: longLetterhead,
      signatory: longSignatory,
      keptBy: {
        name: samples.longestNames.person,
        title: `Kepala ${samples.longestNames.office}`,
        nip: '19850101 201012 1 001',
      },
      counters: [
        {
          ...usualCounter,
          rows: usualCounter.rows.map((row) =>
            row.kind === 'gap'
              ? row
              : {
                  ...row,
                  number: longNumber,
                  usedFor: samples.longestNames.path,
                  state: 'cancelled',
                  reason: longReason,
                },
          ),
        },
      ],
    }),
  ],
  [
    'missing values',
    numberRegister({ draft: true, letterhead: bareLetterhead, counters: [], place: null, signatory: null }),
  ],
  [
    'many rows',
    numberRegister({ counters: [registerCounter('Semua naskah', 400), registerCounter('Piagam', 30)] }),
  ],
]

const endedLists: readonly Case[] = [
  ['usual', proofRegister()],
  ['longest', proofRegister({ letterhead: longLetterhead, signatory: longSignatory, place: longPlace })],
  [
    'missing values',
    proofRegister({ draft: true, letterhead: bareLetterhead, rows: [], total: 0, place: null }),
  ],
  ['many rows', proofRegister({ rows: proofRegisterRows(300), total: 300 })],
]

const codeSheets = (data: { officeName: string }): readonly Case[] => [
  ['usual', data],
  ['longest', { ...data, officeName: samples.longestNames.office }],
]

const withCode = (data: object): Case => ['with a code', { ...data, proof: letterProof }]

/** At the limit of the schema texts are as long as nobody writes them; the layout holds even so. */
const atLimit = (schema: z.ZodType, data: object): Case => [
  'as long as the schema allows',
  longestAllowed(schema, data),
]

export const printCases: Record<TemplateName, readonly Case[]> = {
  certificate: certificates,
  decree: [...decrees, withCode(longDecree), atLimit(decreeData, longDecree)],
  agreement: [
    ...agreements,
    atLimit(agreementData, samples.agreement({ parties: usualParties.map(longParty) })),
  ],
  'recovery-code': [
    ...codeSheets(samples.recoveryCode),
    ['one of three shares', samples.recoveryShare],
    atLimit(recoveryCodeData, samples.recoveryCode),
  ],
  'root-code': [...codeSheets(samples.rootCode), atLimit(rootCodeData, samples.rootCode)],
  'village-sheet': [...villageSheets, atLimit(villageSheetData, samples.villageSheet())],
  'interview-record': [
    ...interviews,
    atLimit(interviewRecordData, cases.interviewRecord({ opinion: cases.opinion })),
  ],
  'deferral-notice': [
    ...notices,
    withCode(cases.deferralNotice()),
    atLimit(deferralNoticeData, cases.deferralNotice()),
  ],
  'document-receipt': [...receipts, atLimit(documentReceiptData, cases.documentReceipt())],
  'handover-record': [...handovers, atLimit(handoverRecordData, usualHandover)],
  'referral-letter': [
    ...letters,
    withCode(referrals.hardestLetter()),
    atLimit(referralLetterData, referrals.referralLetter()),
  ],
  'referral-annex': [...annexes, atLimit(referralAnnexData, referrals.referralAnnex())],
  'reply-slip': [...slips, atLimit(replySlipData, referrals.hardestSlip())],
  'proof-register': [...endedLists, atLimit(proofRegisterData, proofRegister())],
  'case-summary': [...summaries, atLimit(caseSummaryData, cases.caseSummary())],
  'number-register': [...numberBooks, atLimit(numberRegisterData, numberRegister())],
  'case-register': [...registers, atLimit(caseRegisterData, cases.caseRegister())],
}
