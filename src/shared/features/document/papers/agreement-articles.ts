import { dateInWords, numberInWords } from '#shared/kernel/in-words.ts'
import { formatLongDate, formatShortDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { AgreementArticle, AgreementInput } from './agreement.schema.ts'

/** What the usual articles need to know. Scope and obligations are fragments without a closing mark. */
export type AgreementTerms = {
  parties: readonly { institution: string; address: string; obligations: readonly string[] }[]
  scope: readonly string[]
  startsOn: PlainDate
  endsOn: PlainDate
}

/** What offices and regencies usually agree on; the scope of a new agreement starts with these. */
export const usualScope: readonly string[] = [
  'pertukaran data dan informasi yang berkaitan dengan pencegahan tindak pidana perdagangan orang dan tindak pidana penyelundupan manusia',
  'sosialisasi dan penyuluhan hukum keimigrasian kepada masyarakat desa',
  'penempatan Petugas Imigrasi Pembina Desa',
  'fasilitasi layanan keimigrasian bagi masyarakat desa',
  'pelaporan dan tindak lanjut informasi dari desa',
]

/** `Pada hari ini, Selasa tanggal dua puluh tujuh bulan … (27-02-2024), bertempat di Sampit, …`; null while day or place are open. */
export const agreementOpening = (signedOn: PlainDate | null, place: string | null): string | null =>
  signedOn === null || place === null
    ? null
    : `Pada hari ini, ${dateInWords(signedOn).replace(/^hari /, '')} (${formatShortDate(signedOn)}), bertempat di ${place}, yang bertanda tangan di bawah ini:`

/** The fourteen articles in the order the offices use. Every text may be changed before the agreement is issued. */
export const agreementArticles = (terms: AgreementTerms): AgreementArticle[] => [
  article('Ketentuan Umum', [
    withItems('Dalam Perjanjian Kerja Sama ini yang dimaksud dengan:', [
      'Desa Binaan Imigrasi adalah desa atau sebutan lain yang ditetapkan oleh Kepala Kantor Imigrasi sebagai tempat pembinaan kesadaran hukum keimigrasian masyarakat',
      'Petugas Imigrasi Pembina Desa yang selanjutnya disingkat PIMPASA adalah pegawai imigrasi yang ditugaskan membina Desa Binaan Imigrasi',
      'Pekerja Migran Indonesia adalah setiap warga negara Indonesia yang akan, sedang, atau telah melakukan pekerjaan dengan menerima upah di luar wilayah Republik Indonesia',
      'penempatan nonprosedural adalah penempatan Pekerja Migran Indonesia yang tidak memenuhi persyaratan sebagaimana diatur dalam peraturan perundang-undangan',
    ]),
  ]),
  article('Maksud dan Tujuan', [
    plain(
      'Perjanjian Kerja Sama ini dimaksudkan sebagai pedoman bagi PARA PIHAK dalam pembentukan dan pembinaan Desa Binaan Imigrasi.',
    ),
    plain(
      'Perjanjian Kerja Sama ini bertujuan untuk mencegah tindak pidana perdagangan orang, tindak pidana penyelundupan manusia, dan penempatan Pekerja Migran Indonesia nonprosedural.',
    ),
  ]),
  article('Ruang Lingkup', [withItems('Ruang lingkup Perjanjian Kerja Sama ini meliputi:', terms.scope)]),
  article('Hak dan Kewajiban', [
    ...terms.parties.map((party, index) =>
      withItems(`${partyName(index)} berkewajiban untuk:`, party.obligations),
    ),
    plain('Pelaksanaan kewajiban oleh satu pihak merupakan hak bagi pihak lainnya.'),
  ]),
  article('Pelaksanaan', [
    plain(
      'PARA PIHAK melaksanakan Perjanjian Kerja Sama ini sesuai dengan tugas, fungsi, dan kewenangan masing-masing.',
    ),
    plain(
      'Untuk melaksanakan Perjanjian Kerja Sama ini PARA PIHAK menunjuk pejabat penghubung dan dapat menyusun rencana kerja tahunan.',
    ),
  ]),
  duration(terms),
  article('Pembiayaan', [
    plain(
      'Biaya yang timbul dalam pelaksanaan Perjanjian Kerja Sama ini dibebankan pada anggaran masing-masing pihak sesuai dengan ketentuan peraturan perundang-undangan.',
    ),
  ]),
  article('Monitoring dan Evaluasi', [
    plain(
      'PARA PIHAK melakukan monitoring dan evaluasi atas pelaksanaan Perjanjian Kerja Sama ini paling sedikit 1 (satu) kali dalam 1 (satu) tahun.',
    ),
    plain(
      'Hasil monitoring dan evaluasi menjadi bahan pertimbangan perpanjangan, perubahan, atau pengakhiran Perjanjian Kerja Sama ini.',
    ),
  ]),
  article('Kerahasiaan dan Pelindungan Data', [
    plain(
      'PARA PIHAK menjaga kerahasiaan data dan informasi yang diperoleh dalam pelaksanaan Perjanjian Kerja Sama ini dan hanya menggunakannya untuk tujuan Perjanjian Kerja Sama ini.',
    ),
    plain(
      'Pemrosesan data pribadi dilaksanakan sesuai dengan ketentuan peraturan perundang-undangan di bidang pelindungan data pribadi.',
    ),
    plain('Kewajiban menjaga kerahasiaan tetap berlaku setelah Perjanjian Kerja Sama ini berakhir.'),
  ]),
  article('Keadaan Kahar', [
    plain(
      'PARA PIHAK dibebaskan dari tanggung jawab atas keterlambatan atau kegagalan melaksanakan kewajiban yang disebabkan oleh keadaan kahar, yaitu keadaan di luar kekuasaan PARA PIHAK seperti bencana alam, wabah penyakit, huru-hara, dan perubahan kebijakan pemerintah.',
    ),
    plain(
      'Pihak yang mengalami keadaan kahar memberitahukan secara tertulis kepada pihak lainnya paling lambat 14 (empat belas) hari kerja sejak terjadinya keadaan kahar.',
    ),
  ]),
  article('Penyelesaian Perselisihan', [
    plain(
      'Perselisihan yang timbul dalam pelaksanaan Perjanjian Kerja Sama ini diselesaikan oleh PARA PIHAK secara musyawarah untuk mufakat.',
    ),
  ]),
  correspondence(terms),
  article('Adendum', [
    plain(
      'Hal-hal yang belum diatur atau perubahan atas Perjanjian Kerja Sama ini dituangkan dalam adendum yang disepakati PARA PIHAK dan merupakan bagian yang tidak terpisahkan dari Perjanjian Kerja Sama ini.',
    ),
  ]),
  closing(terms.parties.length, 'Perjanjian Kerja Sama'),
]

/** Articles of an addendum that moves the end of an agreement, and of whatever else it changes. */
export const addendumArticles = (terms: {
  partyCount: number
  agreement: string
  newEnd: PlainDate | null
  changes: readonly string[]
}): AgreementArticle[] => [
  article('Perubahan', [
    ...(terms.newEnd === null
      ? []
      : [
          plain(
            `Jangka waktu ${terms.agreement} diperpanjang sampai dengan tanggal ${formatLongDate(terms.newEnd)}.`,
          ),
        ]),
    ...terms.changes.map(plain),
  ]),
  article('Ketentuan Lain', [
    plain(
      `Ketentuan dalam ${terms.agreement} yang tidak diubah dengan Adendum ini dinyatakan tetap berlaku.`,
    ),
    plain(
      `Adendum ini merupakan bagian yang tidak terpisahkan dari ${terms.agreement} dan mulai berlaku pada tanggal ditandatangani.`,
    ),
  ]),
  closing(terms.partyCount, 'Adendum'),
]

/** The sentences before the articles that most agreements open their reasons with. */
export const usualConsiderations: NonNullable<AgreementInput['considerations']> = [
  'bahwa PARA PIHAK mempunyai tanggung jawab bersama dalam melindungi masyarakat dari tindak pidana perdagangan orang, tindak pidana penyelundupan manusia, dan penempatan Pekerja Migran Indonesia nonprosedural;',
  'bahwa untuk itu diperlukan pembentukan dan pembinaan Desa Binaan Imigrasi melalui kerja sama antara PARA PIHAK.',
]

const ordinals = ['KESATU', 'KEDUA', 'KETIGA', 'KEEMPAT', 'KELIMA', 'KEENAM']

const partyName = (index: number): string => `PIHAK ${ordinals[index] ?? String(index + 1)}`

const plain = (text: string): AgreementArticle['paragraphs'][number] => ({ text, items: [] })

/** Entries of an enumeration end with a semicolon, the one before the last with `dan`, the last with a full stop. */
const withItems = (text: string, entries: readonly string[]): AgreementArticle['paragraphs'][number] => ({
  text,
  items: entries.map((entry, index) => {
    const bare = entry.replace(/[.;,\s]+$/, '')
    if (index === entries.length - 1) return `${bare}.`
    return index === entries.length - 2 ? `${bare}; dan` : `${bare};`
  }),
})

const article = (heading: string, paragraphs: AgreementArticle['paragraphs']): AgreementArticle => ({
  heading,
  paragraphs,
})

const duration = ({ startsOn, endsOn }: AgreementTerms): AgreementArticle =>
  article('Jangka Waktu', [
    plain(
      `Perjanjian Kerja Sama ini berlaku sejak tanggal ${formatLongDate(startsOn)} sampai dengan tanggal ${formatLongDate(endsOn)}.`,
    ),
    plain(
      'Perjanjian Kerja Sama ini dapat diperpanjang berdasarkan kesepakatan tertulis PARA PIHAK yang diajukan paling lambat 3 (tiga) bulan sebelum berakhirnya jangka waktu.',
    ),
    plain(
      'Perjanjian Kerja Sama ini dapat diakhiri sebelum jangka waktu berakhir dengan pemberitahuan tertulis paling lambat 1 (satu) bulan sebelumnya.',
    ),
  ])

const correspondence = ({ parties }: AgreementTerms): AgreementArticle =>
  article('Korespondensi', [
    withItems(
      'Surat-menyurat dan pemberitahuan dalam pelaksanaan Perjanjian Kerja Sama ini disampaikan secara tertulis kepada:',
      parties.map((party, index) => `${partyName(index)}: ${party.institution}, ${party.address}`),
    ),
    plain('Perubahan alamat diberitahukan secara tertulis kepada pihak lainnya.'),
  ])

const closing = (partyCount: number, what: string): AgreementArticle =>
  article('Penutup', [
    plain(
      `${what} ini dibuat dan ditandatangani pada hari dan tanggal sebagaimana disebutkan pada awal ${what} ini dalam rangkap ${copies(partyCount)} asli, bermeterai cukup, dan mempunyai kekuatan hukum yang sama bagi PARA PIHAK.`,
    ),
  ])

const copies = (partyCount: number): string => `${partyCount} (${numberInWords(partyCount)})`
