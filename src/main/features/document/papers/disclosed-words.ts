import type { JobSector } from '#shared/features/reference/reference.schema.ts'
import type { SubjectDetails } from '#shared/features/subject/subject-details.schema.ts'
import type { Subject } from '#shared/features/subject/subject.schema.ts'

/** Words of what is known about a person, as the sealed annex carries them. */

type Job = SubjectDetails['job']
type Placement = SubjectDetails['placement']

export const educationWords: Record<NonNullable<Subject['education']>, string> = {
  none: 'Tidak sekolah',
  primary: 'SD',
  juniorSecondary: 'SMP',
  seniorSecondary: 'SMA atau SMK',
  diploma: 'Diploma',
  bachelor: 'Sarjana',
  postgraduate: 'Pascasarjana',
}

export const modeWords: Record<NonNullable<SubjectDetails['travel']['mode']>, string> = {
  air: 'udara',
  sea: 'laut',
  land: 'darat',
}

export const sectorWords: Record<JobSector, string> = {
  domestic: 'rumah tangga',
  plantation: 'perkebunan',
  construction: 'konstruksi',
  manufacture: 'pabrik',
  fishingVessel: 'kapal ikan',
  hospitality: 'hotel dan restoran',
  care: 'perawatan',
  onlineService: 'layanan daring',
  entertainment: 'hiburan',
  other: 'lainnya',
}

export const wagePeriodWords: Record<NonNullable<Job['wagePeriod']>, string> = {
  hour: 'per jam',
  day: 'per hari',
  month: 'per bulan',
  year: 'per tahun',
  whole: 'seluruhnya',
}

export const contractWords: Record<NonNullable<Job['contract']>, string> = {
  seen: 'ada, sudah dilihat',
  said: 'ada, menurut keterangan',
  none: 'tidak ada',
  unknown: 'tidak diketahui',
}

export const schemeWords: Record<NonNullable<Placement['scheme']>, string> = {
  pToP: 'P to P (swasta ke swasta)',
  gToG: 'G to G (antarpemerintah)',
  gToP: 'G to P (pemerintah ke swasta)',
  ukps: 'UKPS (kepentingan perusahaan sendiri)',
  individual: 'mandiri (perseorangan)',
  none: 'tanpa skema',
}

export const licenceWords: Record<NonNullable<Placement['agencyLicenceState']>, string> = {
  valid: 'berlaku',
  expired: 'habis masa berlaku',
  revoked: 'dicabut',
  notFound: 'tidak ditemukan',
  notChecked: 'belum diperiksa',
}

export const moneyWords: Record<SubjectDetails['money']['rows'][number]['kind'], string> = {
  feePaid: 'Biaya sudah dibayar',
  feeOwed: 'Biaya masih terutang',
  salaryDeduction: 'Potong gaji',
  loan: 'Pinjaman',
  collateral: 'Jaminan',
  moneyToFamily: 'Uang untuk keluarga (sangu)',
  passportBroker: 'Jasa calo paspor',
  boatOperator: 'Ongkos tekong',
}

export const relationWords: Record<NonNullable<SubjectDetails['emergency']['relation']>, string> = {
  spouse: 'suami atau istri',
  father: 'ayah',
  mother: 'ibu',
  sibling: 'saudara kandung',
  child: 'anak',
  guardian: 'wali',
  relative: 'kerabat',
  friend: 'teman',
  other: 'lainnya',
}
