import type { CaseChannel } from '../case/case.schema.ts'
import type { InterviewKind } from './interview.schema.ts'

/**
 * Questions to begin with, in the language of the printed record. They are open and neutral, one matter each, and go
 * through the families of the screening: documents and statement, recruitment, means, purpose. An officer takes away,
 * rewords and adds as he likes.
 */
export const questionSetIds = ['passport', 'departure', 'arrival', 'placement', 'witness', 'short'] as const
export type QuestionSetId = (typeof questionSetIds)[number]

const opening: readonly string[] = [
  'Apakah Saudara hari ini dalam keadaan sehat dan bersedia memberikan keterangan dengan sebenarnya?',
  'Apakah Saudara memahami bahasa yang dipakai dalam tanya jawab ini, atau memerlukan penerjemah?',
]

const closing: readonly string[] = [
  'Apakah saat ini Saudara merasa aman, atau memerlukan bantuan?',
  'Apakah masih ada keterangan yang ingin Saudara tambahkan atau perbaiki?',
  'Apakah seluruh keterangan tersebut Saudara berikan dengan benar dan tanpa tekanan dari siapa pun?',
]

const journey: readonly string[] = [
  'Ke negara dan kota mana Saudara akan pergi, dan melalui kota mana saja?',
  'Kapan Saudara berangkat dan kapan Saudara kembali?',
  'Siapa yang akan Saudara temui di sana, dan apa hubungannya dengan Saudara?',
  'Di mana Saudara akan tinggal selama di sana?',
]

const arranging: readonly string[] = [
  'Siapa yang pertama kali menawarkan atau mengajak Saudara untuk pergi, dan bagaimana Saudara mengenalnya?',
  'Siapa yang mengurus dokumen, tiket, dan perjalanan Saudara?',
  'Siapa yang membayar biayanya, berapa jumlahnya, dan apakah ada yang harus Saudara kembalikan?',
]

const work: readonly string[] = [
  'Apakah Saudara akan bekerja di sana? Jika ya, pekerjaan apa, di mana, dan pada siapa?',
  'Berapa upah yang dijanjikan, dan siapa yang menjanjikannya?',
  'Apakah Saudara sudah menerima, membaca, dan mengerti perjanjian kerjanya?',
]

const freedom: readonly string[] = [
  'Siapa yang sekarang memegang KTP, paspor, dan telepon Saudara?',
  'Adakah barang, surat berharga, atau uang yang Saudara serahkan sebagai jaminan, atau yang diterima keluarga Saudara?',
  'Apa yang dikatakan akan terjadi apabila Saudara membatalkan keberangkatan?',
  'Adakah orang yang memberi tahu Saudara apa yang harus dijawab kepada petugas?',
]

const sets: Readonly<Record<QuestionSetId, readonly string[]>> = {
  passport: [
    ...opening,
    'Untuk keperluan apa Saudara mengajukan permohonan paspor?',
    ...journey,
    'Dokumen apa saja yang Saudara serahkan, dari mana Saudara memperolehnya, dan apakah isinya benar?',
    'Apa pekerjaan Saudara sekarang, dan bagaimana Saudara memenuhi kebutuhan sehari-hari?',
    ...arranging,
    'Dengan siapa Saudara datang ke kantor ini, dan siapa yang menunggu Saudara?',
    ...work,
    ...freedom,
    'Siapa saja anggota keluarga Saudara yang mengetahui rencana ini, dan apa pendapat mereka?',
    'Apakah Saudara pernah bepergian atau bekerja di luar negeri, atau pernah ditunda atau ditolak oleh petugas imigrasi?',
    ...closing,
  ],
  departure: [
    ...opening,
    'Untuk keperluan apa Saudara berangkat hari ini?',
    ...journey,
    'Dengan siapa saja Saudara bepergian hari ini, dan sejak kapan Saudara mengenal mereka?',
    'Siapa yang memesan dan menyerahkan tiket kepada Saudara, dan apakah Saudara memegang tiket pulang?',
    ...arranging,
    'Di mana Saudara menginap sebelum berangkat, dan bersama siapa?',
    ...work,
    ...freedom,
    'Siapa yang akan menjemput Saudara di tempat tujuan, dan bagaimana Saudara menghubunginya?',
    'Siapa saja anggota keluarga Saudara yang mengetahui keberangkatan ini?',
    'Apakah Saudara pernah bepergian atau bekerja di luar negeri, atau pernah ditunda atau ditolak oleh petugas imigrasi?',
    ...closing,
  ],
  arrival: [
    ...opening,
    'Apakah Saudara memerlukan pengobatan, makanan, atau istirahat sebelum tanya jawab ini dilanjutkan?',
    'Kapan dan melalui mana Saudara dahulu berangkat dari Indonesia, dan dokumen apa yang Saudara pakai?',
    'Siapa yang menawarkan, mengurus, dan membiayai keberangkatan itu, dan bagaimana Saudara mengenalnya?',
    'Pekerjaan dan upah apa yang dijanjikan sebelum Saudara berangkat?',
    'Pekerjaan apa yang kemudian Saudara lakukan, di mana, dan pada siapa?',
    'Berapa jam sehari Saudara bekerja, dan kapan Saudara mendapat hari libur?',
    'Berapa upah yang benar-benar Saudara terima, dan potongan apa yang dikenakan?',
    'Di mana Saudara tinggal, dan apakah Saudara bebas keluar serta menghubungi keluarga?',
    'Siapa yang memegang paspor dan telepon Saudara selama di sana?',
    'Bagaimana Saudara diperlakukan oleh pemberi kerja dan orang lain di sana?',
    'Mengapa dan bagaimana Saudara kembali ke Indonesia?',
    'Adakah orang lain yang masih berada di sana dalam keadaan yang sama?',
    'Adakah utang atau jaminan yang masih ditagih kepada Saudara atau keluarga Saudara?',
    'Ke mana Saudara akan pulang, dan siapa yang dapat kami hubungi?',
    ...closing,
  ],
  placement: [
    ...opening,
    'Apa yang Saudara ketahui tentang rencana keberangkatan ini?',
    ...journey,
    ...arranging,
    'Melalui perusahaan mana Saudara akan ditempatkan, dan dokumen apa yang sudah Saudara terima?',
    ...work,
    'Di mana Saudara dan calon lain ditampung atau dikumpulkan, dan siapa yang mengawasinya?',
    ...freedom,
    'Siapa saja orang lain yang ditawari atau diajak oleh orang yang sama?',
    'Siapa saja anggota keluarga dan perangkat desa yang mengetahui rencana ini?',
    ...closing,
  ],
  witness: [
    ...opening,
    'Apa hubungan Saudara dengan orang yang berkaitan dengan perkara ini, dan sejak kapan Saudara mengenalnya?',
    'Apa yang Saudara lihat, dengar, atau alami sendiri?',
    'Kapan dan di mana hal itu terjadi?',
    'Siapa saja yang hadir atau terlibat, dan apa yang dilakukan masing-masing?',
    'Apakah ada uang, barang, atau dokumen yang berpindah tangan, dan kepada siapa?',
    'Apakah Saudara mempunyai pesan, foto, kuitansi, atau catatan tentang hal itu?',
    'Siapa lagi yang mengetahui hal itu dan dapat dimintai keterangan?',
    ...closing,
  ],
  short: [
    'Untuk keperluan apa Saudara pergi, ke mana, dan kapan kembali?',
    'Dokumen apa yang Saudara miliki untuk keperluan itu, dan dari mana Saudara memperolehnya?',
    'Siapa yang mengajak, mengurus, dan membiayai keberangkatan Saudara?',
    'Apakah Saudara akan bekerja di sana? Jika ya, pekerjaan apa dan pada siapa?',
    'Siapa yang datang bersama Saudara atau menunggu Saudara, dan apa yang dikatakannya untuk dijawab?',
    'Apakah saat ini Saudara merasa aman, atau memerlukan bantuan?',
  ],
}

export const questionsOf = (set: QuestionSetId): readonly string[] => sets[set]

const setByChannel: Partial<Record<CaseChannel, QuestionSetId>> = {
  passportInterview: 'passport',
  passportDocumentCheck: 'passport',
  eazyPassportEvent: 'passport',
  checkpointDeparture: 'departure',
  checkpointArrival: 'arrival',
}

/** The set that fits where a case was noticed. */
export const questionSetFor = (channel: CaseChannel): QuestionSetId => setByChannel[channel] ?? 'placement'

const immigrationLaw =
  'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 63 Tahun 2024'

/** What such a record usually rests on; a beginning for the officer, who edits every line. */
export const usualBasis = (kind: InterviewKind): string =>
  [
    immigrationLaw,
    ...(kind === 'examination'
      ? [
          'Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 8 Tahun 2014 tentang Paspor Biasa dan Surat Perjalanan Laksana Paspor sebagaimana telah diubah dengan Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 18 Tahun 2022',
        ]
      : []),
  ].join('\n')

/** What a further interview says of the one before it. `day` is written out: `2 Februari 2026`. */
export const furtherBasis = (kind: InterviewKind, day: string): string =>
  kind === 'examination'
    ? `Pemeriksaan tambahan atas Berita Acara Pemeriksaan tanggal ${day}`
    : `Wawancara tambahan atas Berita Acara Wawancara tanggal ${day}`
