import {
  type ProtectiveFact,
  type QuickQuestion,
  type ScreeningSetHead,
  type SetContent,
  type UrgentFlag,
  urgentFlagIds,
} from '../screening-set.schema.ts'
import { documentRows, processRows } from './documents-and-process.ts'
import { meansRows, purposeRows, smugglingRows } from './means-and-purpose.ts'
import { indicatorsOf } from './rows.ts'

const flagTexts: Record<UrgentFlag['id'], Omit<UrgentFlag, 'id'>> = {
  U01: {
    statement: { id: 'Anak (di bawah 18 tahun)', en: 'Child (under 18)' },
    question: 'Kapan Anda lahir? Sekarang kelas berapa?',
  },
  U02: {
    statement: {
      id: 'Luka, sakit, atau hamil dan memerlukan perawatan',
      en: 'Injury, illness or pregnancy needing care',
    },
    question: 'Apakah Anda sakit, terluka, atau sedang hamil?',
  },
  U03: {
    statement: {
      id: 'Ada ancaman saat ini, atau pengendali tidak mau meninggalkan yang bersangkutan sendiri',
      en: 'Threat present now, or a controller who refuses to leave the subject alone',
    },
    question: 'Apakah Anda merasa terancam sekarang?',
  },
  U04: {
    statement: { id: 'Berangkat dalam 24 jam', en: 'Departure within 24 hours' },
    question: 'Kapan Anda berangkat?',
  },
  U05: {
    statement: { id: 'Orang hilang atau sedang dicari keluarga', en: 'Missing person or family search' },
    question: null,
  },
  U06: {
    statement: {
      id: 'Petugas atau aparat desa diduga terlibat',
      en: 'An officer or village official is implicated',
    },
    question: null,
  },
  U07: { statement: { id: 'Rombongan 5 orang atau lebih', en: 'Group of 5 or more' }, question: null },
  U08: {
    statement: { id: 'Menyatakan ingin menyakiti diri sendiri', en: 'Expresses self-harm' },
    question: null,
  },
}

const fact = (id: string, statement: string, english: string): ProtectiveFact => ({
  id,
  statement: { id: statement, en: english },
  question: null,
  inUse: true,
})

const protectiveFacts: readonly ProtectiveFact[] = [
  fact('F01', 'Dokumen kerja sudah diperiksa di SISKOP2MI dan benar', 'Work documents verified in SISKOP2MI'),
  fact('F02', 'Job order dibenarkan', 'Job order confirmed'),
  fact('F03', 'Keluarga dibenarkan oleh kepala desa/lurah', 'Family verified by the village head'),
  fact('F04', 'Tuan rumah di tempat tujuan sudah diperiksa dan benar', 'Host verified'),
  fact('F05', 'Riwayat perjalanan lengkap dan sah', 'Complete legitimate travel history'),
]

/** The quick subset of the two-minute intake under the six question families of SE IMI-1308.GR.01.01. */
const quickQuestions: readonly QuickQuestion[] = [
  { family: 'documentConsistency', itemIds: ['D01', 'D08', 'U01'] },
  { family: 'purposeClarity', itemIds: ['D02', 'D04', 'C02'] },
  { family: 'thirdPartyDependence', itemIds: ['P03', 'P05', 'C06'] },
  { family: 'behaviour', itemIds: ['C10', 'C15'] },
  { family: 'departurePattern', itemIds: ['U04'] },
  { family: 'intelligenceData', itemIds: ['P12'] },
]

/** The set that the program comes with. The store takes it over as version 1; from then on the office's own counts. */
export const setVersion1: SetContent = {
  indicators: [
    ...indicatorsOf('documents', documentRows),
    ...indicatorsOf('process', processRows),
    ...indicatorsOf('means', meansRows),
    ...indicatorsOf('purpose', purposeRows),
    ...indicatorsOf('smuggling', smugglingRows),
  ],
  flags: urgentFlagIds.map((id) => ({ id, ...flagTexts[id] })),
  protectiveFacts: [...protectiveFacts],
  quickQuestions: [...quickQuestions],
}

/** Its id is fixed, so that every store means the same by it. */
export const setVersion1Head: ScreeningSetHead = {
  id: '01930000-0000-7000-8000-000000000001' as ScreeningSetHead['id'],
  number: 1,
  title: 'Daftar indikator bawaan',
  state: 'inForce',
  inForceSince: null,
  approvedBy: null,
  changeNote: null,
  version: 1,
}
