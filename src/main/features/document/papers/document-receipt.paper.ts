import {
  documentReceiptData,
  type DocumentReceiptInput,
} from '#shared/features/document/papers/document-receipt.schema.ts'
import { suspicionIn } from '#shared/features/document/papers/neutral-words.ts'
import type { MissingValue } from '#shared/features/document/document.schema.ts'
import { findPassportMatter } from '../case-papers.repo.ts'
import type { HandoverItem, HandoverSource } from '../handover-source.repo.ts'
import { dots, type Paper } from '../paper.ts'
import { casePlace, officeSideOn, restrictedWarning } from './case-parts.ts'
import { getHanded, missingIn } from './handover-parts.ts'

/** Receipt for documents that the office keeps; the paper is the giver's own and carries no word of suspicion. */
export const documentReceiptPaper: Paper = {
  type: 'documentReceipt',
  template: 'document-receipt',
  schema: documentReceiptData,
  placeOf: (context, handoverId) => casePlace(getHanded(context, handoverId, ['receipt']).record),
  recordOf: (context, handoverId) => ({
    kind: 'case',
    id: getHanded(context, handoverId, ['receipt']).record.id,
  }),
  prepare: (context, handoverId, options) => {
    const { handover, record, subject, day, about } = getHanded(context, handoverId, ['receipt'])
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const words = wordsOf(handover)
    return {
      label: `Tanda terima ${about}`,
      origin: casePlace(record),
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [
        ...missing,
        ...(handover.items.length === 0 ? [missingIn('handoverItems', record)] : []),
        ...words.map((word): MissingValue => ({ ...missingIn('suspicionWord', record), detail: word })),
      ],
      warnings: [...warnings, ...restrictedWarning(record)],
      pictures,
      dataFor: ({ draft, number }) => ({
        draft,
        paper: size,
        letterhead: head,
        number,
        place: office.details.city,
        receivedOn: day,
        giver: { name: handover.givenBy, capacity: plainOrNull(handover.givenByTitle) },
        receiver: { name: handover.receivedBy, title: handover.receivedByTitle ?? 'Petugas Imigrasi' },
        applicationNumber: subject ? findPassportMatter(context.db, subject.rowId).applicationNumber : null,
        items: handover.items.length === 0 ? [{ name: dots, condition: dots }] : handover.items.map(itemRow),
        reason: plainOrNull(handover.reason) ?? dots,
      }),
    }
  },
}

const plainOrNull = (text: string | null | undefined): string | null =>
  text == null || suspicionIn(text) !== undefined ? null : text

const itemRow = ({
  name,
  number,
  quantity,
  condition,
  note,
}: HandoverItem): DocumentReceiptInput['items'][number] => ({
  name,
  number: number ?? null,
  quantity: quantity ?? 1,
  condition: plainOrNull(condition) ?? dots,
  note: plainOrNull(note),
})

/** Words that stand in the way, each once. */
const wordsOf = ({ reason, givenByTitle, items }: HandoverSource): string[] => {
  const texts = [reason, givenByTitle, ...items.flatMap(({ condition, note }) => [condition, note])]
  return [...new Set(texts.flatMap((text) => (text == null ? [] : (suspicionIn(text) ?? []))))]
}
