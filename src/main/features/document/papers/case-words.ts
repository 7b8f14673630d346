import type {
  CaseChannel,
  CaseFinding,
  CaseOutcome,
  CaseState,
  Confidentiality,
  Modus,
  TriageColour,
} from '#shared/features/case/case.schema.ts'
import type { ClockKind } from '#shared/features/clock/clock.schema.ts'
import { decisionKind, type DecisionKind } from '#shared/features/decision/decision.schema.ts'
import type { TravelPurpose } from '#shared/features/reference/reference.schema.ts'
import type { Subject, SubjectRole } from '#shared/features/subject/subject.schema.ts'

/** Words of cases as papers carry them: Indonesian, whatever the screen speaks. */

export const channelWords: Record<CaseChannel, string> = {
  passportInterview: 'Wawancara paspor',
  passportDocumentCheck: 'Pemeriksaan dokumen paspor',
  checkpointDeparture: 'TPI keberangkatan',
  checkpointArrival: 'TPI kedatangan/deportasi',
  villageReport: 'Laporan desa',
  publicComplaint: 'Pengaduan masyarakat',
  agencyInformation: 'Informasi instansi',
  fieldSupervision: 'Pengawasan lapangan',
  intelligence: 'Intelijen keimigrasian',
  eazyPassportEvent: 'Layanan Eazy Passport',
  systemLink: 'Kaitan antarkasus',
}

export const caseStateWords: Record<CaseState, string> = {
  registered: 'Terdaftar',
  screening: 'Penapisan',
  interview: 'Wawancara',
  assessment: 'Penilaian',
  decision: 'Keputusan',
  awaitingDocuments: 'Menunggu dokumen',
  referral: 'Rujukan',
  monitoring: 'Pemantauan',
  closed: 'Selesai',
  merged: 'Digabungkan',
}

/** Sifat of the sheet by the confidentiality of its case; no sheet of a case is open. */
export const classificationWords: Record<Confidentiality, 'Terbatas' | 'Rahasia' | 'Sangat Rahasia'> = {
  ordinary: 'Terbatas',
  restricted: 'Rahasia',
  secret: 'Sangat Rahasia',
}

export const colourWords: Record<TriageColour, string> = {
  red: 'Merah',
  orange: 'Oranye',
  yellow: 'Kuning',
  blue: 'Biru',
}

export const findingWords: Record<CaseFinding, string> = {
  traffickingConfirmed: 'TPPO terbukti',
  smugglingConfirmed: 'TPPM terbukti',
  nonproceduralConfirmed: 'Nonprosedural terbukti',
  falseStatement: 'Keterangan tidak benar',
  notProven: 'Tidak terbukti',
  unfounded: 'Tidak berdasar',
}

export const outcomeWords: Record<CaseOutcome, string> = {
  preventedEducated: 'Dicegah dan diedukasi',
  documentsCompleted: 'Dokumen dilengkapi, paspor terbit',
  procedurallyPlaced: 'Beralih ke jalur prosedural',
  victimAssisted: 'Korban didampingi atau dipulangkan',
  policeReport: 'Laporan polisi',
  verdict: 'Putusan',
  notProven: 'Tidak terbukti',
  applicantWithdrew: 'Pemohon mengundurkan diri',
  lostToFollowUp: 'Tidak dapat ditindaklanjuti',
  departedElsewhere: 'Berangkat dari tempat lain',
  duplicate: 'Kasus ganda',
}

export const modusWords: Record<Modus, string> = {
  tourismCover: 'dalih wisata',
  familyVisitCover: 'dalih kunjungan keluarga',
  pilgrimageCover: 'dalih umrah atau haji',
  internshipCover: 'dalih magang atau belajar',
  fictitiousVisa: 'visa fiktif',
  zeroCostPromise: 'janji tanpa biaya',
  onlineScam: 'penipuan daring',
  seaSmuggling: 'jalur laut',
  landBorder: 'jalur darat',
  fishingVessel: 'kapal ikan',
  contractMarriage: 'kawin kontrak',
  identitySubstitution: 'pergantian identitas',
  passportBroker: 'calo paspor',
  plantationOnVisitorPass: 'perkebunan dengan izin kunjungan',
  reentryUnderOtherIdentity: 'masuk kembali dengan identitas lain',
  villageSponsor: 'sponsor desa',
  misusedAgencyName: 'nama perusahaan disalahgunakan',
  childLabour: 'pekerja anak',
  entertainment: 'hiburan',
  other: 'lainnya',
}

export const roleWords: Record<SubjectRole, string> = {
  prospectiveWorker: 'Calon pekerja migran',
  victim: 'Korban',
  witness: 'Saksi',
  suspect: 'Terduga',
  companion: 'Pendamping',
}

export const purposeWords: Record<TravelPurpose, string> = {
  employment: 'Bekerja',
  pilgrimage: 'Umrah/haji',
  internshipOrStudy: 'Magang/belajar',
  familyVisit: 'Kunjungan keluarga',
  tourism: 'Wisata',
  seafarer: 'Pelaut',
  medical: 'Berobat',
  other: 'Lainnya',
}

export const clockWords: Record<ClockKind, string> = {
  passportIssue: 'Penerbitan paspor setelah wawancara',
  deferralDocuments: 'Dokumen setelah penundaan',
  cancellationExamination: 'Pemeriksaan pembatalan',
  cancellationDecision: 'Keputusan pembatalan',
  passportSurrender: 'Penyerahan paspor yang ditarik',
  suspension: 'Penangguhan',
  villageVerification: 'Verifikasi laporan desa',
  villageFollowUp: 'Tindak lanjut laporan desa',
  villageTrafficking: 'Laporan desa yang mengarah ke TPPO',
  urgentExitBan: 'Pencegahan mendesak',
  rehabilitationRequest: 'Permohonan rehabilitasi',
  referralReceipt: 'Tanda terima rujukan',
  referralProgress: 'Perkembangan rujukan',
  referralEscalation: 'Rujukan tanpa kabar',
}

export const sexLetter = (sex: Subject['sex']): 'L' | 'P' | null =>
  sex === null ? null : sex === 'male' ? 'L' : 'P'

export const sexWord = (sex: Subject['sex']): string =>
  sex === null ? 'seseorang' : sex === 'male' ? 'seorang laki-laki' : 'seorang perempuan'

export const religionWords: Record<NonNullable<Subject['religion']>, string> = {
  islam: 'Islam',
  protestant: 'Kristen',
  catholic: 'Katolik',
  hindu: 'Hindu',
  buddhist: 'Buddha',
  confucian: 'Khonghucu',
  belief: 'Kepercayaan terhadap Tuhan YME',
}

export const maritalWords: Record<NonNullable<Subject['maritalStatus']>, string> = {
  single: 'Belum kawin',
  married: 'Kawin',
  divorced: 'Cerai hidup',
  widowed: 'Cerai mati',
}

export const nikReasonWords: Record<NonNullable<Subject['nikUnknownReason']>, string> = {
  notCarried: 'tidak membawa kartu',
  notRemembered: 'tidak ingat',
  neverRegistered: 'belum pernah terdaftar',
  refused: 'tidak bersedia menyebutkan',
  foreigner: 'warga negara asing',
  notYetKnown: 'belum diketahui',
}

const decisionWords: Record<DecisionKind, string> = {
  passportContinue: 'Penerbitan paspor dilanjutkan',
  passportDeferred: 'Penerbitan paspor ditunda',
  passportApplicationCancelled: 'Permohonan paspor dibatalkan',
  passportRefused: 'Permohonan paspor ditolak',
  passportCancelled: 'Paspor dibatalkan',
  passportWithdrawn: 'Paspor ditarik',
  issuanceSuspended: 'Penerbitan paspor ditangguhkan',
  departureDeferred: 'Keberangkatan ditunda',
  departureRefused: 'Keberangkatan ditolak',
  released: 'Dilepas',
  referred: 'Dirujuk',
  educated: 'Diberi edukasi',
  proJustitia: 'Projustisia',
  reportedToPolice: 'Dilaporkan kepada Polri',
  exitBanProposed: 'Pencegahan diusulkan',
  noFinding: 'Tidak ada temuan',
}

/** Kept beside subjects and in rows as plain text. */
export const decisionWordOf = (kind: string): string => decisionWords[decisionKind.parse(kind)]
