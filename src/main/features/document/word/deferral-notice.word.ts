import type {
  DeferralNoticeData,
  NoticeReason,
} from '#shared/features/document/papers/deferral-notice.schema.ts'
import { formatLongDate, weekdayName } from '#shared/kernel/plain-date.ts'
import type { WordBlock, WordFile } from '#main/platform/documents/word-file.ts'
import {
  bold,
  copiesBlocks,
  letterheadBlocks,
  paragraph,
  placeholder,
  signatureBlocks,
  table,
  textWidth,
} from './word-parts.ts'

/** The sentences of the printed notice; a test holds the two together. */
const reasonSentences: Record<NoticeReason, string> = {
  documentsIncomplete: 'Dokumen pendukung yang Saudara serahkan belum lengkap.',
  documentsBeingChecked: 'Sebagian dokumen masih kami cocokkan dengan instansi yang menerbitkannya.',
  purposeUnclear: 'Keterangan dan dokumen tentang maksud perjalanan Saudara belum cukup.',
  dataDiffers: 'Ada data yang berbeda di antara dokumen yang Saudara serahkan.',
  guardianConsentMissing: 'Persetujuan orang tua atau wali belum dilengkapi.',
}

const headOf = (data: DeferralNoticeData, width: number): WordBlock => {
  const cell = (content: Parameters<typeof paragraph>[0]): WordBlock[] => [paragraph(content, { after: 2 })]
  const subject =
    data.matter === 'passport'
      ? 'Pemberitahuan Penundaan Penerbitan Paspor'
      : 'Pemberitahuan Penundaan Keberangkatan'
  const day = [{ text: `${data.place ?? '…………………'}, ` }, placeholder('tanggal_naskah')]
  return table(
    [22, 4, width - 86, 60],
    [
      [cell('Nomor'), cell(':'), cell([placeholder('nomor_naskah')]), [paragraph(day, { align: 'right' })]],
      [cell('Sifat'), cell(':'), cell([placeholder('sifat')]), cell('')],
      [cell('Hal'), cell(':'), cell([bold(subject)]), cell('')],
    ],
  )
}

const openingOf = ({ matter, appliedOn, applicationNumber, documents }: DeferralNoticeData): WordBlock[] => {
  const applied = appliedOn === null ? '' : ` pada tanggal ${formatLongDate(appliedOn)}`
  if (matter === 'passport') {
    const numbered = applicationNumber === null ? '' : ` dengan nomor permohonan ${applicationNumber}`
    return [
      paragraph(
        [
          {
            text: `Terima kasih atas permohonan paspor yang Saudara ajukan${applied}${numbered}. Penerbitan paspor Saudara `,
          },
          bold('kami tunda untuk sementara'),
          { text: '. Penundaan ini ' },
          bold('bukan penolakan'),
          { text: ': permohonan Saudara kami lanjutkan setelah dokumen di bawah ini lengkap dan sesuai.' },
        ],
        { align: 'both' },
      ),
    ]
  }
  const what = documents.length > 0 ? 'dokumen di bawah ini' : 'keterangan dan dokumen perjalanan Saudara'
  return [
    paragraph(
      [
        { text: `Keberangkatan Saudara${applied} ` },
        bold('kami tunda untuk sementara'),
        { text: '. Penundaan ini ' },
        bold('bukan larangan bepergian'),
        { text: `: Saudara dapat berangkat setelah ${what} lengkap dan sesuai.` },
      ],
      { align: 'both' },
    ),
  ]
}

const heading = (text: string): WordBlock => paragraph([bold(text)], { before: 8, keepWithNext: true })
const dash = (text: string): WordBlock => paragraph(`–\u00A0 ${text}`, { left: 6, hanging: 6, after: 3 })

const documentsOf = ({ documents }: DeferralNoticeData): WordBlock[] =>
  documents.length === 0
    ? []
    : [
        heading('Yang perlu Saudara bawa'),
        ...documents.map(({ name, hint }, index) =>
          paragraph(`${index + 1}.\u00A0 ${name}${hint === null ? '' : `\n${hint}`}`, {
            left: 8,
            hanging: 8,
            after: 3,
          }),
        ),
      ]

const deadlineOf = ({ dueOn, dueDays, matter }: DeferralNoticeData): WordBlock[] => {
  if (dueOn === null) return []
  const days = dueDays === null ? '' : ` (${dueDays} hari sejak tanggal surat)`
  return [
    paragraph(
      [
        { text: 'Serahkan paling lambat ' },
        bold(`${weekdayName(dueOn)}, ${formatLongDate(dueOn)}`),
        { text: `${days}.` },
      ],
      { before: 8 },
    ),
    ...(matter === 'passport'
      ? [
          paragraph(
            'Apabila sampai tanggal tersebut dokumen belum kami terima, permohonan ini dapat dibatalkan. Saudara tetap boleh mengajukan permohonan baru. Apabila Saudara memerlukan waktu lebih lama, beri tahu kami sebelum tanggal tersebut.',
            { align: 'both' },
          ),
        ]
      : []),
  ]
}

const contactOf = ({ contact }: DeferralNoticeData): WordBlock[] => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Bagian', contact.unit],
    ['Telepon', contact.phone],
    ['Alamat', contact.address],
    ['Jam layanan', contact.hours],
  ]
  return [
    heading('Bertanya atau menyerahkan dokumen'),
    ...rows.flatMap(([label, value]) =>
      value === null ? [] : [paragraph(`${label}: ${value}`, { after: 0 })],
    ),
  ]
}

/** The notice for the e-office. It says no word more than the printed one. */
export const deferralNoticeWord = (data: DeferralNoticeData): Omit<WordFile, 'title'> => {
  const width = textWidth(data)
  const address = data.address ?? 'di tempat'
  return {
    paper: data.paper,
    margins: data.margins,
    blocks: [
      ...letterheadBlocks(data.letterhead, width),
      headOf(data, width),
      paragraph([{ text: 'Yth. ' }, bold(data.recipient), { text: `\n${address}` }], {
        before: 10,
        after: 12,
      }),
      ...openingOf(data),
      heading('Mengapa ditunda'),
      ...data.reasons.map((reason) => dash(reasonSentences[reason])),
      ...documentsOf(data),
      ...deadlineOf(data),
      ...(data.receiptNumber === null
        ? []
        : [
            paragraph(
              `Dokumen asli yang sementara kami simpan tercatat dalam Tanda Terima Nomor ${data.receiptNumber} dan akan dikembalikan kepada Saudara.`,
              { align: 'both' },
            ),
          ]),
      ...contactOf(data),
      ...signatureBlocks([], width - 75),
      ...copiesBlocks(data.copiesTo),
    ],
  }
}
