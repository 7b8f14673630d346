import type { ReferralNeed } from '../agency/agency.schema.ts'
import { decisionKind, type DecisionKind } from '../decision/decision.schema.ts'
import type { ReferralKind } from './referral.schema.ts'

/** How a letter begins before an officer words it himself: Indonesian, whatever the screen speaks. */

const general = 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian Pasal 89'
const trafficking =
  'Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang Pasal 44 dan Pasal 51'
const workers = 'Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia'
const witnesses = 'Undang-Undang Nomor 21 Tahun 2007 Pasal 44 dan Pasal 48'
const children = 'Undang-Undang Nomor 23 Tahun 2002 tentang Perlindungan Anak sebagaimana telah diubah'
const smuggling = 'Undang-Undang Nomor 1 Tahun 2023 tentang Kitab Undang-Undang Hukum Pidana Pasal 457'

const bases: Readonly<Record<ReferralNeed, readonly string[]>> = {
  legalPlacement: [general, workers],
  traffickingCrime: [general, trafficking],
  smugglingOrFalseStatement: [general, smuggling],
  childProtection: [general, trafficking, children],
  medicalCare: [trafficking],
  shelterAndTracing: [trafficking],
  repatriationInside: [workers, trafficking],
  witnessProtection: [witnesses],
  citizenAbroad: [general, workers],
  foreignVictim: [general, trafficking],
  agencyViolation: [workers],
  officialImplicated: [general],
}

export const usualLegalBasisFor = (need: ReferralNeed): string => `${bases[need].join(';\n')}.`

const requests: Readonly<Record<ReferralKind, string>> = {
  information:
    'Mohon informasi ini ditindaklanjuti sesuai kewenangan dan hasilnya disampaikan kepada kami paling lambat pada tanggal tersebut di atas.',
  personHandover:
    'Mohon menerima dan mendampingi yang bersangkutan. Serah terima dituangkan dalam berita acara, dan perkembangannya disampaikan kepada kami.',
  service:
    'Mohon memberikan layanan yang dibutuhkan yang bersangkutan dan menyampaikan perkembangannya kepada kami.',
  investigation:
    'Mohon melakukan penyelidikan sesuai kewenangan dan menyampaikan nomor laporan serta perkembangannya kepada kami.',
}

export const usualRequestFor = (kind: ReferralKind): string => requests[kind]

const kinds: Readonly<Record<ReferralNeed, ReferralKind>> = {
  legalPlacement: 'service',
  traffickingCrime: 'investigation',
  smugglingOrFalseStatement: 'investigation',
  childProtection: 'service',
  medicalCare: 'service',
  shelterAndTracing: 'service',
  repatriationInside: 'service',
  witnessProtection: 'service',
  citizenAbroad: 'information',
  foreignVictim: 'information',
  agencyViolation: 'information',
  officialImplicated: 'information',
}

export const usualKindFor = (need: ReferralNeed): ReferralKind => kinds[need]

const measures: Readonly<Partial<Record<DecisionKind, string>>> = {
  passportDeferred: 'Penerbitan paspor ditunda',
  passportApplicationCancelled: 'Permohonan paspor dibatalkan',
  passportRefused: 'Permohonan paspor ditolak',
  passportCancelled: 'Paspor dibatalkan',
  passportWithdrawn: 'Paspor ditarik',
  issuanceSuspended: 'Penerbitan paspor ditangguhkan',
  departureDeferred: 'Keberangkatan ditunda',
  departureRefused: 'Keberangkatan ditolak',
  educated: 'Diberikan edukasi tentang penempatan yang aman',
  proJustitia: 'Ditindaklanjuti secara projustisia',
  exitBanProposed: 'Pencegahan diusulkan',
}

/** What was done already, a line each: `Penerbitan paspor ditunda (2 orang).` Two papers held are one line. */
export const measuresOf = (decisions: readonly string[], heldDocuments: number): string => {
  const known = decisions.flatMap((kind) => decisionKind.safeParse(kind).data ?? [])
  const lines = [...new Set(known)].flatMap((kind) => {
    const words = measures[kind]
    const count = known.filter((each) => each === kind).length
    return words === undefined ? [] : [`${words}${count > 1 ? ` (${count} orang)` : ''}.`]
  })
  const held =
    heldDocuments > 0 ? [`${heldDocuments} dokumen asli dititipkan pada kantor dengan tanda terima.`] : []
  return [...lines, ...held].join('\n')
}

const longestIndications = 4000

/** Statements as a letter lists them, a line each; what does not fit is left out whole. */
export const indicationLines = (statements: readonly string[]): string =>
  statements.reduce((text, statement) => {
    const line = `- ${statement.replace(/[.\s]+$/, '')}.`
    const longer = text === '' ? line : `${text}\n${line}`
    return longer.length > longestIndications ? text : longer
  }, '')
