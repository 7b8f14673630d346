import { randomId } from '@mantine/hooks'
import type { Agreement, AgreementInput } from '#shared/features/agreement/agreement.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { PickedVillage } from './village-picker.tsx'

export type PartyValues = {
  key: string
  institution: string
  representative: string
  representativeTitle: string
  authority: string
  address: string
  number: string
}

/** One line of scope; an obligation knows its party, counted from 1, and whether it is fulfilled. */
export type ItemValues = { key: string; text: string; party: number; fulfilled: boolean }

export type AgreementValues = {
  kind: string
  title: string
  parties: PartyValues[]
  scope: ItemValues[]
  obligations: ItemValues[]
  signedOn: PlainDate | null
  signedAtPlace: string
  startsOn: PlainDate | null
  endsOn: PlainDate | null
  openEnded: boolean
  automaticRenewal: boolean
  originalsCount: number | string
  originalsHolders: string
  note: string
  villages: PickedVillage[]
}

type Party = AgreementInput['parties'][number]

export const partyValues = (party: Party): PartyValues => ({
  key: randomId(),
  institution: party.institution,
  representative: party.representative ?? '',
  representativeTitle: party.representativeTitle ?? '',
  authority: party.authority ?? '',
  address: party.address ?? '',
  number: party.number ?? '',
})

export const itemValues = (text: string, party = 1, fulfilled = false): ItemValues => ({
  key: randomId(),
  text,
  party,
  fulfilled,
})

/** What is on record, as the fields hold it. */
export const valuesOf = (agreement: Agreement, villages: PickedVillage[] = []): AgreementValues => ({
  kind: agreement.kind,
  title: agreement.title,
  parties: agreement.parties.map(partyValues),
  scope: agreement.scope.map((text) => itemValues(text)),
  obligations: agreement.obligations.map(({ text, party, fulfilled }) => itemValues(text, party, fulfilled)),
  signedOn: agreement.signedOn,
  signedAtPlace: agreement.signedAtPlace ?? '',
  startsOn: agreement.startsOn,
  endsOn: agreement.endsOn,
  openEnded: agreement.openEnded,
  automaticRenewal: agreement.automaticRenewal,
  originalsCount: agreement.originalsCount,
  originalsHolders: agreement.originalsHolders ?? '',
  note: agreement.note ?? '',
  villages,
})

const isWritten = ({ text }: ItemValues): boolean => text.trim() !== ''

/** What the procedures take, from what the fields hold; empty lines of scope and obligations are left out. */
export const inputOf = ({ villages: _villages, kind: _kind, ...values }: AgreementValues) => ({
  ...values,
  parties: values.parties.map(({ key: _key, ...party }) => party),
  scope: values.scope.filter(isWritten).map(({ text }) => text),
  obligations: values.obligations
    .filter(isWritten)
    .map(({ text, party, fulfilled }) => ({ text, party, fulfilled })),
})

/** Moves a party one place up; its obligations go with it. */
export const withPartyMovedUp = (values: AgreementValues, index: number): Partial<AgreementValues> => {
  const [above, moved] = [values.parties[index - 1], values.parties[index]]
  if (!above || !moved) return {}
  const places: Readonly<Record<number, number>> = { [index]: index + 1, [index + 1]: index }
  return {
    parties: values.parties.with(index - 1, moved).with(index, above),
    obligations: values.obligations.map((item) => ({ ...item, party: places[item.party] ?? item.party })),
  }
}

/** Takes a party out together with its obligations. */
export const withoutParty = (values: AgreementValues, index: number): Partial<AgreementValues> => ({
  parties: values.parties.filter((_party, place) => place !== index),
  obligations: values.obligations
    .filter(({ party }) => party !== index + 1)
    .map((item) => ({ ...item, party: item.party > index + 1 ? item.party - 1 : item.party })),
})
