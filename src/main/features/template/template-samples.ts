import { certificateBody, type CertificateInput } from '#shared/features/document/papers/certificate.schema.ts'
import { caseRegisterData } from '#shared/features/document/papers/case-register.schema.ts'
import { caseSummaryData } from '#shared/features/document/papers/case-summary.schema.ts'
import { certificateData } from '#shared/features/document/papers/certificate.schema.ts'
import { agreementData } from '#shared/features/document/papers/agreement.schema.ts'
import { decreeData } from '#shared/features/document/papers/decree.schema.ts'
import { deferralNoticeData } from '#shared/features/document/papers/deferral-notice.schema.ts'
import { documentReceiptData } from '#shared/features/document/papers/document-receipt.schema.ts'
import { handoverRecordData } from '#shared/features/document/papers/handover-record.schema.ts'
import { interviewRecordData } from '#shared/features/document/papers/interview-record.schema.ts'
import { referralAnnexData } from '#shared/features/document/papers/referral-annex.schema.ts'
import { referralLetterData } from '#shared/features/document/papers/referral-letter.schema.ts'
import { replySlipData } from '#shared/features/document/papers/reply-slip.schema.ts'
import { villageSheetData } from '#shared/features/document/papers/village-sheet.schema.ts'
import type { SampleKind } from '#shared/features/template/template.schema.ts'
import { addDays, plainDateOf } from '#shared/kernel/plain-date.ts'
import * as cases from '#main/platform/documents/case-paper-samples.ts'
import * as office from '#main/platform/documents/paper-samples.ts'
import * as referrals from '#main/platform/documents/referral-samples.ts'
import { withoutOptional } from './template-fields.ts'

/** Invented data a template is tried with. All persons, numbers and statements are fictitious. */
type Samples = Partial<Record<SampleKind, unknown>>

const { longestNames } = office
const nip = '19700101 199503 1 001'
const someDay = plainDateOf(2026, 2, 27)
const signatory = { title: 'Kepala Kantor', name: 'PEJABAT CONTOH', nip }
const longestSignatory = {
  prefix: 'a.n.' as const,
  title: `Kepala ${longestNames.office}`,
  deputyTitle: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
  subDeputyTitle: 'Kepala Subseksi Penindakan Keimigrasian',
  name: longestNames.person,
  nip,
}
const longestLetterhead = {
  ...cases.caseLetterhead,
  parentLines: [...cases.caseLetterhead.parentLines.slice(0, 2), 'KANTOR WILAYAH KEPULAUAN BANGKA BELITUNG'],
  officeName: longestNames.office.toUpperCase(),
  address: `Jalan Contoh Fiktif Nomor 1, ${longestNames.path}`,
}
const longestVillage = `Nagari ${longestNames.village}`
const longSentence =
  'bahwa dalam rangka pencegahan Tindak Pidana Perdagangan Orang dan Tindak Pidana Penyelundupan Manusia perlu dilakukan pembinaan kepada masyarakat desa secara berkesinambungan bersama pemerintah daerah, lembaga terkait, dan tokoh masyarakat setempat;'
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_none, index) => make(index))

const usualCertificate = office.certificate({
  emblem: office.plainLogo,
  signatory,
  witness: { title: 'Bupati Kotawaringin Timur', name: 'FIKTIF WIBOWO' },
  certificates: [
    {
      ...office.certificateSheet,
      number: 'W.17.IMI.IMI.2-GR.03.05-0101',
      proof: { picture: null, shortCode: 'K7QM-2X4P-9ZTE' },
    },
  ],
})
const sheets: CertificateInput['certificates'] = times(40, (index) => ({
  ...office.certificateSheet,
  villageName: index % 5 === 0 ? longestVillage : `Desa Contoh ${index + 1}`,
  body: certificateBody({ officeName: longestNames.office, decree: longestNames.decree }),
  serial: `DBI-6202172015-2026-${String(index + 1).padStart(2, '0')}`,
}))
export const certificateSamples = (): Samples => ({
  usual: usualCertificate,
  longest: office.longestCertificate(longestNames.village),
  missing: withoutOptional(certificateData, usualCertificate),
  manyRows: { ...usualCertificate, certificates: certificateData.parse({ ...usualCertificate, certificates: sheets }).certificates },
})

const usualDecree = office.decree({ signatory, annex: { title: 'Daftar Desa', villages: office.annexVillages(3) } })
export const decreeSamples = (): Samples => ({
  usual: usualDecree,
  longest: office.decree({
    letterhead: longestLetterhead,
    invocation: true,
    issuer: `Kepala ${longestNames.office}`,
    number: 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099 TAHUN 2026',
    about: `Penetapan ${longestVillage}, ${longestNames.path}, sebagai Desa Binaan Imigrasi`,
    considering: times(8, () => longSentence),
    recalling: times(16, (index) => `Undang-Undang Contoh Nomor ${index + 1} tentang ${longSentence.slice(7)}`),
    noting: times(4, () => longSentence),
    dictums: times(8, () => longSentence),
    place: 'Tanjung Balai Karimun',
    signatory: longestSignatory,
    copiesTo: times(12, () => `Kepala ${longestNames.office}`),
    annex: { title: `Daftar Desa Binaan ${longestNames.office}`, villages: office.annexVillages(12) },
  }),
  missing: withoutOptional(decreeData, usualDecree),
  manyRows: office.decree({ signatory, annex: { title: 'Daftar Desa', villages: office.annexVillages(200) } }),
})

const usualAgreement = office.agreement()
const longestParty = {
  institution: longestNames.office,
  logo: office.plainLogo,
  number: 'WIM.11.IMI.IMI.1.1949-HH.05.05-0099',
  signatoryName: longestNames.person,
  signatoryTitle: `Kepala ${longestNames.office}`,
  nip,
  authority: longSentence,
  address: longestNames.path,
}
export const agreementSamples = (): Samples => ({
  usual: usualAgreement,
  longest: office.agreement({
    about: `Pembentukan dan Pembinaan ${longestVillage}, ${longestNames.path}`,
    parties: times(4, (index) => ({ ...longestParty, institution: `${longestNames.office} ${index + 1}` })),
    considerations: times(8, () => longSentence),
  }),
  missing: withoutOptional(agreementData, usualAgreement),
  manyRows: office.agreement({
    articles: times(16, (index) => ({
      heading: `Ketentuan Contoh ${index + 1}`,
      paragraphs: times(4, () => ({ text: longSentence, items: times(6, () => longSentence) })),
    })),
  }),
})

const usualSheet = office.villageSheet()
export const villageSheetSamples = (): Samples => ({
  usual: usualSheet,
  longest: office.villageSheet({
    officeName: longestNames.office,
    villageName: longestVillage,
    path: longestNames.path,
    head: { title: 'Wali Nagari', name: longestNames.person, phone: '0812-0000-0001' },
    liaison: { name: longestNames.person, decreeNumber: 'WIM.11-0099', since: plainDateOf(2024, 3, 1) },
    designation: [{ label: 'Keputusan', value: longestNames.decree }],
  }),
  missing: withoutOptional(villageSheetData, usualSheet),
  manyRows: office.villageSheet({
    designation: times(16, (index) => ({ label: `Keterangan ${index + 1}`, value: longestNames.office })),
    milestones: times(60, (index) => ({ on: addDays(someDay, index), event: `Kegiatan contoh ${index + 1}` })),
    certificatePrints: times(60, (index) => ({
      on: addDays(someDay, index),
      serial: `DBI-6202172015-2026-${index + 1}`,
      by: 'Operator Contoh',
    })),
  }),
})

const usualInterview = cases.interviewRecord({ opinion: cases.opinion })
export const interviewRecordSamples = (): Samples => ({
  usual: usualInterview,
  longest: cases.hardestInterview(12),
  missing: withoutOptional(interviewRecordData, usualInterview),
  // All records of a case in one file.
  manyRows: {
    margins: usualInterview.margins,
    records: times(5, () => cases.interviewRecord({ entries: cases.entries(60) })),
  },
})

const usualNotice = cases.deferralNotice({ signatory, copiesTo: ['Kepala Seksi Lalu Lintas Keimigrasian'] })
export const deferralNoticeSamples = (): Samples => ({
  usual: usualNotice,
  longest: cases.deferralNotice({
    letterhead: longestLetterhead,
    number: 'WIM.11.IMI.IMI.1.1949-GR.01.01-0107/XI/2026',
    place: 'Tanjung Balai Karimun',
    recipient: `Sdri. ${longestNames.person}`,
    address: `Jalan Contoh Fiktif RT 001 RW 002, ${longestVillage}, ${longestNames.path}`,
    reasons: ['documentsIncomplete', 'documentsBeingChecked', 'purposeUnclear', 'dataDiffers', 'guardianConsentMissing'],
    contact: {
      unit: `Seksi Lalu Lintas Keimigrasian ${longestNames.office}`,
      phone: '0812-0000-0001, 0812-0000-0002',
      address: longestNames.path,
      hours: 'Senin–Kamis, 08.00–15.00 WIB; Jumat, 08.00–11.00 WIB',
    },
    signatory: longestSignatory,
    copiesTo: times(10, () => `Kepala ${longestNames.office}`),
  }),
  missing: withoutOptional(deferralNoticeData, usualNotice),
  manyRows: cases.deferralNotice({
    signatory,
    documents: times(30, (index) => ({
      name: `Surat keterangan contoh ${index + 1}`,
      hint: 'asli, dengan alamat dan nomor telepon yang dapat dihubungi pada jam kerja',
    })),
  }),
})

const usualReceipt = cases.documentReceipt()
const longestOfficer = {
  name: longestNames.person,
  rank: 'Pembina Utama Muda (IV/c)',
  nip,
  title: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
}
export const documentReceiptSamples = (): Samples => ({
  usual: usualReceipt,
  longest: cases.documentReceipt({
    letterhead: longestLetterhead,
    giver: {
      name: longestNames.person,
      identification: 'NIK 6202080511940002',
      capacity: 'Orang tua atau wali dari pemohon paspor',
    },
    receiver: longestOfficer,
    reason: `pencocokan dengan instansi yang menerbitkan dokumen di ${longestNames.path}`,
  }),
  missing: withoutOptional(documentReceiptData, usualReceipt),
  manyRows: cases.documentReceipt({
    items: times(200, (index) => ({
      name: `Dokumen contoh ${index + 1}`,
      number: `X${String(index).padStart(7, '0')}`,
      condition: index % 3 === 0 ? 'Sudut sobek dan halaman pertama basah' : 'Baik',
    })),
  }),
})

const usualHandover = cases.handoverRecord({
  items: [{ name: 'Paspor Republik Indonesia', number: 'X0000001', condition: 'Baik' }],
  witnesses: [{ name: 'Saksi Contoh', title: 'Perangkat Desa' }],
})
export const handoverRecordSamples = (): Samples => ({
  usual: usualHandover,
  longest: cases.handoverRecord({
    letterhead: longestLetterhead,
    giver: { name: longestNames.person, nip, title: longestOfficer.title, institution: longestNames.office },
    receiver: {
      name: longestNames.person,
      title: 'Kepala Pos Pelayanan',
      institution: 'Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Bangka Belitung',
      address: longestNames.path,
    },
    basis: times(4, () => longSentence),
    notes: times(4, () => longSentence),
    witnesses: times(2, () => ({ name: longestNames.person, title: 'Perangkat Desa' })),
    acknowledgedBy: longestSignatory,
  }),
  missing: withoutOptional(handoverRecordData, usualHandover, { persons: usualHandover.persons }),
  manyRows: cases.handoverRecord({
    persons: times(150, (index) => ({
      name: index % 9 === 0 ? longestNames.person : `Fiktif Orang ${index + 1}`,
      sex: index % 2 === 0 ? ('L' as const) : ('P' as const),
      birth: 'Sampit, 5 November 1994',
      identification: '6202080511940002',
      condition: 'Sehat',
      belongings: 'Satu tas ransel, satu telepon',
    })),
  }),
})

const usualLetter = referrals.referralLetter()
export const referralLetterSamples = (): Samples => ({
  usual: usualLetter,
  longest: referrals.hardestLetter(),
  missing: withoutOptional(referralLetterData, usualLetter),
  manyRows: referrals.referralLetter({ subjects: referrals.referredRows(200) }),
})

const usualAnnex = referrals.referralAnnex()
export const referralAnnexSamples = (): Samples => ({
  usual: usualAnnex,
  longest: referrals.referralAnnex({
    letterhead: longestLetterhead,
    letterNumber: 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099/RHS/XI/2026',
    addressee: `Kepala ${longestNames.office}`,
    agencyName: 'Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Bangka Belitung',
    persons: referrals.annexPersons(6),
    signatory: longestSignatory,
  }),
  missing: withoutOptional(referralAnnexData, usualAnnex),
  manyRows: referrals.referralAnnex({ persons: referrals.annexPersons(200) }),
})

const usualSlip = referrals.replySlip()
export const replySlipSamples = (): Samples => ({
  usual: usualSlip,
  longest: referrals.hardestSlip(),
  missing: withoutOptional(replySlipData, usualSlip),
})

const usualSummary = cases.caseSummary()
export const caseSummarySamples = (): Samples => ({
  usual: usualSummary,
  longest: cases.caseSummary({
    letterhead: longestLetterhead,
    printedBy: longestNames.person,
    facts: times(12, (index) => ({ label: `Keterangan ${index + 1}`, value: longestNames.path })),
    note: longSentence,
  }),
  missing: withoutOptional(caseSummaryData, usualSummary),
  manyRows: cases.caseSummary({
    subjects: times(200, () => cases.summarySubject('U.R.')),
    identifiers: times(100, (index) => ({
      kind: 'Telepon',
      shown: '****0099',
      role: index % 2 === 0 ? 'Perekrut' : null,
      otherCases: index % 4,
    })),
    events: times(120, (index) => ({ on: addDays(someDay, index), text: `Peristiwa contoh ${index + 1}` })),
  }),
})

const usualRegister = cases.caseRegister({ signatory })
export const caseRegisterSamples = (): Samples => ({
  usual: usualRegister,
  longest: cases.caseRegister({
    letterhead: longestLetterhead,
    signatory: longestSignatory,
    keptBy: { name: longestNames.person, title: longestOfficer.title, nip },
    rows: times(12, () => ({
      caseNumber: 'KNP-2026-000007-TANJUNGBALAIKARIMUN',
      receivedOn: someDay,
      recordedOn: addDays(someDay, 2),
      channel: 'Tempat pemeriksaan imigrasi, keberangkatan laut',
      subjects: times(12, () => ({ initials: 'S.C.D.W.K.', sex: 'P' as const })),
      subjectCount: 40,
      purpose: 'Bekerja sebagai pekerja rumah tangga, Kepulauan Contoh',
      decisions: times(4, () => 'Penerbitan paspor ditunda sampai dokumen dilengkapi, 02-02-2026'),
      state: 'Menunggu dokumen',
      officer: longestNames.person,
    })),
  }),
  missing: withoutOptional(caseRegisterData, usualRegister),
  manyRows: cases.caseRegister({ signatory, rows: cases.registerRows(500), subjectTotal: 2100 }),
})
