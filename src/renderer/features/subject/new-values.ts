import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { contactKind, subjectAddressInput } from '#shared/features/subject/subject.schema.ts'
import type { DraftBody } from '#shared/features/draft/draft.schema.ts'
import {
  addressInputOf,
  type AddressValues,
  addressValuesOf,
  type ContactRow,
  contactRow,
  contactsInputOf,
  emptyIdentity,
  identityInputOf,
  type IdentityValues,
} from './subject-values.ts'

/** What the form for somebody new holds. */
export type NewValues = IdentityValues &
  AddressValues & { contacts: ContactRow[]; passportNumber: string; newPassportNumber: string }

export const newValues = (): NewValues => ({
  ...emptyIdentity,
  ...addressValuesOf(subjectAddressInput.parse({}), (code) => code),
  contacts: [contactRow()],
  passportNumber: '',
  newPassportNumber: '',
})

/** What `subject.add` takes; sections that are not on the form stay empty. */
export const newInputOf = (values: NewValues): unknown => {
  const { identityAddress, identityRegion, domicileAddress, domicileRegion, ...rest } = values
  const { contacts, passportNumber, newPassportNumber, ...identity } = rest
  return {
    ...(identityInputOf(identity) as object),
    ...(addressInputOf({ identityAddress, identityRegion, domicileAddress, domicileRegion }) as object),
    contacts: contactsInputOf(contacts),
    passportNumber,
    newPassportNumber,
  }
}

const place = z.object({ code: z.string(), path: z.string() }).nullable()
const keptDraft = z.object({
  submissionId: idOf('Subject'),
  values: z.looseObject({
    identityRegion: place,
    domicileRegion: place,
    contacts: z.array(z.object({ key: z.string(), kind: contactKind, value: z.string(), note: z.string() })),
  }),
})
export type SubjectDraft = { submissionId: z.infer<typeof keptDraft>['submissionId']; values: NewValues }

/** A draft as this form can use it: fields it does not know are left out, missing ones are empty. */
export const readDraft = (body: DraftBody): SubjectDraft | undefined => {
  const kept = keptDraft.safeParse(body)
  if (!kept.success) return undefined
  const { submissionId, values } = kept.data
  const empty = newValues()
  const known = Object.entries(empty).map(([name, before]) => {
    const after = values[name]
    const fits = after !== undefined && (before === null || after === null || typeof after === typeof before)
    return [name, fits ? after : before]
  })
  return { submissionId, values: Object.fromEntries(known) as NewValues }
}
