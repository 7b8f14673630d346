import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** In the order in which a decree names its legal basis (UU 12/2011 on the hierarchy of regulations). */
const statuteRanks = [
  'law',
  'governmentRegulation',
  'presidentialRegulation',
  'ministerialRegulation',
  'ministerialDecree',
] as const
export type StatuteRank = (typeof statuteRanks)[number]

export type Statute = {
  rank: StatuteRank
  text: string
  /** First day on which this wording is right; null: before the first villages were designated in 2023. */
  from: PlainDate | null
  /** Last day on which it is right; null: still. */
  until: PlainDate | null
}

const law6Of2011 =
  'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian (Lembaran Negara Republik Indonesia Tahun 2011 Nomor 52, Tambahan Lembaran Negara Republik Indonesia Nomor 5216)'
const law6Of2014 =
  'Undang-Undang Nomor 6 Tahun 2014 tentang Desa (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 7, Tambahan Lembaran Negara Republik Indonesia Nomor 5495)'
const regulation69Of2008 =
  'Peraturan Presiden Nomor 69 Tahun 2008 tentang Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang'

const statute = (
  rank: StatuteRank,
  text: string,
  from: string | null = null,
  until: string | null = null,
): Statute => ({
  rank,
  text,
  from: from as PlainDate | null,
  until: until as PlainDate | null,
})

/**
 * Defaults of Mengingat with the days between which each wording is right. A law that was amended stands here once a
 * wording. It is a beginning for the officer, who edits every line, not a statement of what is in force.
 */
export const statuteTable: readonly Statute[] = [
  statute(
    'law',
    'Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang (Lembaran Negara Republik Indonesia Tahun 2007 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 4720)',
  ),
  statute('law', law6Of2011, null, '2023-03-30'),
  statute(
    'law',
    `${law6Of2011} sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang`,
    '2023-03-31',
    '2024-10-16',
  ),
  statute(
    'law',
    `${law6Of2011} sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 63 Tahun 2024 tentang Perubahan Ketiga atas Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian`,
    '2024-10-17',
  ),
  statute('law', law6Of2014, null, '2024-04-24'),
  statute(
    'law',
    `${law6Of2014} sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 3 Tahun 2024 tentang Perubahan Kedua atas Undang-Undang Nomor 6 Tahun 2014 tentang Desa`,
    '2024-04-25',
  ),
  statute(
    'law',
    'Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 242, Tambahan Lembaran Negara Republik Indonesia Nomor 6141)',
  ),
  statute(
    'governmentRegulation',
    'Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia',
  ),
  statute(
    'presidentialRegulation',
    `${regulation69Of2008} sebagaimana telah diubah dengan Peraturan Presiden Nomor 22 Tahun 2021`,
    null,
    '2023-08-09',
  ),
  statute(
    'presidentialRegulation',
    `${regulation69Of2008} sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Presiden Nomor 49 Tahun 2023`,
    '2023-08-10',
  ),
  statute(
    'presidentialRegulation',
    'Peraturan Presiden Nomor 157 Tahun 2024 tentang Kementerian Imigrasi dan Pemasyarakatan',
    '2024-11-05',
  ),
  statute(
    'ministerialDecree',
    'Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor M.HH-01.OT.01.01 Tahun 2024 tentang Target Kinerja Kementerian Hukum dan Hak Asasi Manusia Tahun 2024',
    '2024-01-01',
    '2024-12-31',
  ),
]

/** The lines of Mengingat for a decree of that day, in the order of their rank. */
export const statutesOn = (day: PlainDate, table: readonly Statute[] = statuteTable): string[] =>
  table
    .filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until))
    .sort((first, second) => statuteRanks.indexOf(first.rank) - statuteRanks.indexOf(second.rank))
    .map(({ text }) => `${text};`)
