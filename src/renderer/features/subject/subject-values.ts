import { randomId } from '@mantine/hooks'
import {
  type consent,
  type emergency,
  type job,
  type money,
  moneyRow,
  type passportMatter,
  type placement,
  transit,
  type travel,
} from '#shared/features/subject/subject-details.schema.ts'
import type { z } from 'zod'
import { formatPhone } from '#shared/features/identity/phone.rules.ts'
import {
  type ContactInput,
  type subjectAddressInput,
  subjectIdentityInput,
  type SubjectIdentityInput,
} from '#shared/features/subject/subject.schema.ts'

/** A place of the region table with the words for it. */
export type Place = { code: string; path: string }

/** Fields hold an empty text where the contract holds nothing. */
type Texts<Values, Key extends keyof Values> = Omit<Values, Key> & Record<Key, string>
const withTexts = <Values extends object, Key extends keyof Values>(
  values: Values,
  ...keys: Key[]
): Texts<Values, Key> => ({
  ...values,
  ...(Object.fromEntries(keys.map((key) => [key, values[key] ?? ''])) as Record<Key, string>),
})

/** An empty `NumberInput` holds an empty text. */
const numberOf = (value: number | string | null): number | null =>
  value === null || value === '' ? null : Number(value)

export const identityValuesOf = (identity: SubjectIdentityInput) => ({
  ...withTexts(
    identity,
    ...(['fullName', 'description', 'alias', 'birthPlace', 'nik', 'familyCardNumber', 'motherName'] as const),
    ...(['occupation', 'spokenLanguage', 'careNeed'] as const),
  ),
  dependents: (identity.dependents ?? '') as number | string,
})
export type IdentityValues = ReturnType<typeof identityValuesOf>

export const identityInputOf = (values: IdentityValues): unknown => ({
  ...values,
  nikUnknownReason: values.nik.trim() === '' ? values.nikUnknownReason : null,
  dependents: numberOf(values.dependents),
})

type AddressInput = z.output<typeof subjectAddressInput>
export type AddressValues = {
  identityAddress: string
  identityRegion: Place | null
  domicileAddress: string
  domicileRegion: Place | null
}
export const addressValuesOf = (address: AddressInput, pathOf: (code: string) => string): AddressValues => {
  const place = (code: string | null): Place | null => (code === null ? null : { code, path: pathOf(code) })
  return {
    identityAddress: address.identityAddress ?? '',
    identityRegion: place(address.identityRegionCode),
    domicileAddress: address.domicileAddress ?? '',
    domicileRegion: place(address.domicileRegionCode),
  }
}
export const addressInputOf = (values: AddressValues): unknown => ({
  identityAddress: values.identityAddress,
  identityRegionCode: values.identityRegion?.code ?? null,
  domicileAddress: values.domicileAddress,
  domicileRegionCode: values.domicileRegion?.code ?? null,
})

/** Rows on screen have a key of their own. */
type Keyed<Row> = Row & { key: string }

export type ContactRow = Keyed<{ kind: ContactInput['kind']; value: string; note: string }>
export const contactRow = (contact?: ContactInput): ContactRow => ({
  key: randomId(),
  kind: contact?.kind ?? 'phone',
  value: contact?.kind === 'phone' ? formatPhone(contact.value) : (contact?.value ?? ''),
  note: contact?.note ?? '',
})
const isBlankContact = ({ value, note }: ContactRow): boolean => value.trim() === '' && note.trim() === ''

/** Rows at the end in which nothing was typed are no rows. */
const withoutBlankEnd = <Row>(rows: readonly Row[], isBlank: (row: Row) => boolean): Row[] =>
  rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1)

export const contactsInputOf = (rows: readonly ContactRow[]): unknown =>
  withoutBlankEnd(rows, isBlankContact).map(({ key: _key, ...contact }) => contact)

export const emergencyValuesOf = (values: z.output<typeof emergency>) =>
  withTexts(values, 'name', 'phone', 'address')
export type ContactsValues = {
  contacts: ContactRow[]
  emergency: ReturnType<typeof emergencyValuesOf>
}

export const passportValuesOf = (
  numbers: { passportNumber: string | null; newPassportNumber: string | null },
  matter: z.output<typeof passportMatter>,
) => ({
  ...withTexts(numbers, 'passportNumber', 'newPassportNumber'),
  passportMatter: withTexts(
    matter,
    ...(['applicationNumber', 'purposeStated', 'boothOfficer', 'oldOffice'] as const),
    ...(['emergencyDocumentNumber', 'withheld'] as const),
  ),
})
export type PassportValues = ReturnType<typeof passportValuesOf>

export type TransitRow = Keyed<Texts<z.output<typeof transit>, 'place'>>
export const transitRow = (stop?: z.output<typeof transit>): TransitRow => ({
  ...withTexts(stop ?? transit.parse({}), 'place'),
  key: randomId(),
})
const isBlankTransit = ({ place, country, mode, on }: TransitRow): boolean =>
  place.trim() === '' && country === null && mode === null && on === null

export const travelValuesOf = (trip: z.output<typeof travel>) => ({
  ...withTexts(
    trip,
    ...(['declaredDetail', 'realPurpose', 'destinationCity', 'carrier', 'vehicle', 'ticketNumber'] as const),
    ...(['bookingCode', 'ticketBuyer', 'visaKind', 'visaNumber', 'plannedStay', 'host'] as const),
    'hostRelation',
  ),
  transits: trip.transits.map(transitRow),
})
export type TravelValues = ReturnType<typeof travelValuesOf>
export const travelInputOf = (values: TravelValues): unknown => ({
  ...values,
  transits: withoutBlankEnd(values.transits, isBlankTransit).map(({ key: _key, ...stop }) => stop),
})

export const jobValuesOf = (work: z.output<typeof job>) => ({
  ...withTexts(
    work,
    ...(['position', 'employer', 'workplaceAddress', 'contractLanguage', 'jobOrderNumber'] as const),
  ),
  wageAmount: (work.wageAmount ?? '') as number | string,
})
export type JobValues = ReturnType<typeof jobValuesOf>
export const jobInputOf = (values: JobValues): unknown => ({
  ...values,
  wageAmount: numberOf(values.wageAmount),
})

export const placementValuesOf = (path: z.output<typeof placement>) =>
  withTexts(path, 'agencyName', 'agencyLicence', 'recruitmentPermit', 'workerId')
export type PlacementValues = ReturnType<typeof placementValuesOf>

type MoneyInput = z.output<typeof moneyRow>
export type MoneyRow = Keyed<
  Omit<Texts<MoneyInput, 'counterparty' | 'means' | 'note'>, 'amount' | 'months'> & {
    amount: number | string
    months: number | string
  }
>
export const moneyRowOf = (
  row: MoneyInput = moneyRow.parse({ kind: 'feePaid', currency: 'IDR' }),
): MoneyRow => ({
  ...withTexts(row, 'counterparty', 'means', 'note'),
  key: randomId(),
  amount: row.amount ?? '',
  months: row.months ?? '',
})
const isBlankMoney = ({ amount, counterparty, means, note }: MoneyRow): boolean =>
  amount === '' && [counterparty, means, note].every((text) => text.trim() === '')
export const moneyValuesOf = ({ rows }: z.output<typeof money>) => ({ rows: rows.map(moneyRowOf) })
export type MoneyValues = ReturnType<typeof moneyValuesOf>
export const moneyInputOf = ({ rows }: MoneyValues): unknown => ({
  rows: withoutBlankEnd(rows, isBlankMoney).map(({ key: _key, ...row }) => ({
    ...row,
    amount: numberOf(row.amount),
    months: row.kind === 'salaryDeduction' ? numberOf(row.months) : null,
  })),
})

export const consentValuesOf = (values: z.output<typeof consent>) =>
  withTexts(values, 'givenBy', 'verifiedHow')
export type ConsentValues = ReturnType<typeof consentValuesOf>

/** Somebody of whom nothing is known yet. */
export const emptyIdentity = identityValuesOf(subjectIdentityInput.parse({ role: 'prospectiveWorker' }))
