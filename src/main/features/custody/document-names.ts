import type { DocumentKind } from '#shared/features/custody/custody.schema.ts'

/** What a document is called on a paper, whatever the language of the screen. */
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  identityCard: 'Kartu Tanda Penduduk',
  familyCard: 'Kartu Keluarga',
  birthCertificate: 'Akta kelahiran',
  diploma: 'Ijazah',
  marriageBook: 'Buku nikah atau akta perkawinan',
  passport: 'Paspor',
  travelDocument: 'Surat Perjalanan Laksana Paspor',
  visa: 'Visa atau izin tinggal',
  ticket: 'Tiket perjalanan',
  employmentContract: 'Perjanjian kerja',
  placementLetter: 'Surat penempatan',
  recommendation: 'Surat rekomendasi',
  familyConsent: 'Surat izin keluarga',
  invitation: 'Surat undangan atau jaminan',
  workLetter: 'Surat keterangan kerja',
  enrolmentLetter: 'Surat keterangan sekolah atau magang',
  seamanBook: 'Buku pelaut',
  healthCertificate: 'Surat keterangan sehat',
  bankStatement: 'Rekening koran',
  other: 'Dokumen lain',
}
