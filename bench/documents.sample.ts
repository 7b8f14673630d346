import {
  certificateBody,
  certificateData,
  type CertificateData,
} from '#shared/features/document/papers/certificate.schema.ts'

/** `count` sheets with the longest names the region table holds; `run` differs, so that nothing is served from a cache. */
export const certificateSample = (count: number, run: number): CertificateData =>
  certificateData.parse({
    letterheadLines: [
      'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA',
      'DIREKTORAT JENDERAL IMIGRASI',
      'KANTOR IMIGRASI KELAS II TPI CONTOH',
    ],
    place: 'Contoh',
    signedOn: '2026-02-27',
    signatory: { title: 'Kepala Kantor', name: 'PEJABAT CONTOH', nip: null },
    certificates: Array.from({ length: count }, (_, index) => ({
      villageName: `Nagari Kampuang Tanjuang Koto Mambang Sungai Durian ${run}.${index}`,
      path: 'Distrik Buay Pematang Ribu Ranau Tengah, Kabupaten Kep. Siau Tagulandang Biaro, Provinsi Contoh',
      body: certificateBody({
        officeName: 'Kantor Imigrasi Kelas II TPI Contoh',
        decree: `Keputusan Kepala Kantor Nomor W.00.IMI.IMI.0-GR.03.05-${run}${index} tanggal 27 Februari 2026`,
      }),
      serial: `DBI-0000000000-2026-${index}`,
    })),
  })
