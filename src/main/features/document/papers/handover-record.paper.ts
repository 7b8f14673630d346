import type { SubjectRecord } from '#main/features/subject/index.ts'
import {
  handoverOpening,
  handoverRecordData,
  type HandoverRecordInput,
} from '#shared/features/document/papers/handover-record.schema.ts'
import type { HandoverItem } from '../handover-source.repo.ts'
import { dots, type Paper } from '../paper.ts'
import { birthOf, casePlace, officeSideOn, restrictedWarning } from './case-parts.ts'
import { sexLetter } from './case-words.ts'
import { getHanded, missingIn } from './handover-parts.ts'

const kinds = ['person', 'document'] as const

/**
 * Record of handing over a person or documents to the next agency. A person is named in full: the sheet goes with the
 * person, is secret, and says so on every page.
 */
export const handoverRecordPaper: Paper = {
  type: 'handoverRecord',
  template: 'handover-record',
  schema: handoverRecordData,
  placeOf: (context, handoverId) => casePlace(getHanded(context, handoverId, kinds).record),
  recordOf: (context, handoverId) => ({ kind: 'case', id: getHanded(context, handoverId, kinds).record.id }),
  prepare: (context, handoverId, options) => {
    const { handover, record, subject, day, about } = getHanded(context, handoverId, kinds)
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const isPerson = handover.kind === 'person'
    const nobody = isPerson && subject?.fullName == null
    const nothing = !isPerson && handover.items.length === 0
    return {
      label: `Serah terima ${about}`,
      origin: casePlace(record),
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [
        ...missing,
        ...(nobody ? [missingIn('subjectName', record)] : []),
        ...(nothing ? [missingIn('handoverItems', record)] : []),
      ],
      warnings: [...warnings, ...restrictedWarning(record)],
      pictures,
      dataFor: ({ draft, number }) => ({
        draft,
        paper: size,
        letterhead: head,
        kind: isPerson ? 'person' : 'document',
        number,
        opening: handoverOpening(day, handover.place),
        giver: {
          name: handover.givenBy,
          title: handover.givenByTitle ?? 'Petugas Imigrasi',
          institution: office.fullName,
          address: office.details.address,
        },
        receiver: {
          name: handover.receivedBy,
          title: handover.receivedByTitle ?? dots,
          institution: handover.institution ?? dots,
        },
        purpose: handover.reason,
        persons: isPerson ? [personRow(subject)] : [],
        items: nothing ? [{ name: dots, condition: dots }] : handover.items.map(itemRow),
      }),
    }
  },
}

const personRow = (
  subject: SubjectRecord | undefined,
): NonNullable<HandoverRecordInput['persons']>[number] => ({
  name: subject?.fullName ?? dots,
  sex: subject ? sexLetter(subject.sex) : null,
  birth: subject ? birthOf(subject) : null,
  identification: subject?.nik ?? subject?.passportNumber ?? null,
  condition: subject?.careNeed ?? dots,
})

const itemRow = ({
  name,
  number,
  quantity,
  condition,
  note,
}: HandoverItem): NonNullable<HandoverRecordInput['items']>[number] => ({
  name,
  number: number ?? null,
  quantity: quantity ?? 1,
  condition: condition ?? dots,
  note: note ?? null,
})
