import { referralNeed, type ReferralNeed } from '#shared/features/agency/agency.schema.ts'
import type { ReferralLetterInput } from '#shared/features/document/papers/referral-letter.schema.ts'
import type { ReferralSource, ReferredSource } from '../referral-source.repo.ts'

/** Words of referrals as papers carry them: Indonesian, whatever the screen speaks. */

const matterWords: Record<ReferralNeed, string> = {
  legalPlacement: 'Penempatan Pekerja Migran Indonesia secara Prosedural',
  traffickingCrime: 'Dugaan Tindak Pidana Perdagangan Orang',
  smugglingOrFalseStatement: 'Dugaan Penyelundupan Manusia atau Keterangan Tidak Benar',
  childProtection: 'Pelindungan Anak',
  medicalCare: 'Pelayanan Kesehatan',
  shelterAndTracing: 'Penampungan Sementara dan Penelusuran Keluarga',
  repatriationInside: 'Pemulangan ke Daerah Asal',
  witnessProtection: 'Pelindungan Saksi dan/atau Korban',
  citizenAbroad: 'Pelindungan Warga Negara Indonesia di Luar Negeri',
  foreignVictim: 'Penanganan Korban Warga Negara Asing',
  agencyViolation: 'Dugaan Pelanggaran Penempatan Pekerja Migran Indonesia',
  officialImplicated: 'Dugaan Keterlibatan Petugas',
}

/** Kept as plain text in the row. */
export const matterOf = (need: string): string =>
  `Rujukan dan Permohonan Tindak Lanjut ${matterWords[referralNeed.parse(need)]}`

/** Sifat of the letter. */
export const letterClassificationWords: Record<
  ReferralSource['confidentiality'],
  ReferralLetterInput['classification']
> = { ordinary: 'Biasa', restricted: 'Terbatas', secret: 'Rahasia', topSecret: 'Sangat Rahasia' }

export const urgencyWords: Record<ReferralSource['urgency'], ReferralLetterInput['urgency']> = {
  ordinary: null,
  urgent: 'Segera',
  veryUrgent: 'Sangat Segera',
}

const serviceWords: ReadonlyMap<string, string> = new Map([
  ['verification', 'verifikasi data dan dokumen'],
  ['identification', 'identifikasi korban'],
  ['healthRehabilitation', 'rehabilitasi kesehatan'],
  ['socialRehabilitation', 'rehabilitasi sosial'],
  ['shelter', 'penampungan sementara'],
  ['legalService', 'layanan hukum'],
  ['protection', 'pelindungan'],
  ['investigation', 'penyelidikan atau penyidikan'],
  ['repatriation', 'pemulangan'],
  ['reintegration', 'reintegrasi sosial'],
])

/** A service kept in other words is printed in them. */
export const serviceWordOf = (service: string): string => serviceWords.get(service) ?? service

/** For a child its best interest stands where an adult consents. */
export const consentWordOf = (consent: ReferredSource['consent'], isChild: boolean): string => {
  if (consent === 'given') return isChild ? 'Anak, disetujui orang tua/wali' : 'Menyetujui'
  if (isChild) return 'Anak, demi kepentingan terbaik'
  return consent === 'refused' ? 'Tidak menyetujui' : 'Tidak diperlukan'
}
