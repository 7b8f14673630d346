import type { Decree } from '#shared/features/designation/designation.schema.ts'
import type { MissingField, MissingValue, PaperWarning } from '#shared/features/document/document.schema.ts'
import { capacityPrefix, signatoriesOn } from '#shared/features/office/office.rules.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { dots } from '../paper.ts'

type FrozenSignatory = Pick<Decree, 'signatoryName' | 'signatoryNip' | 'signatoryTitle' | 'signatoryCapacity'>

const headTitle = 'Kepala Kantor'

/** `Kepala Kantor` alone says whose on a certificate, under the office's name; a decree spells it out. */
const titleInFull = (title: string, officeName: string): string =>
  title.toLowerCase() === headTitle.toLowerCase() ? `Kepala ${officeName}` : title

/** Who signed the decree, as frozen there: never whoever heads the office today. */
export const signatoryOf = (decree: FrozenSignatory, office: Office, spelledOut: boolean) => {
  const prefix = decree.signatoryCapacity && capacityPrefix[decree.signatoryCapacity].trim()
  const own = decree.signatoryTitle ?? dots
  const full = (title: string): string => (spelledOut ? titleInFull(title, office.fullName) : title)
  const onBehalf = decree.signatoryCapacity === 'onBehalf'
  return {
    prefix: prefix === '' ? null : prefix,
    title: full(onBehalf ? headTitle : own),
    deputyTitle: onBehalf ? own : null,
    name: decree.signatoryName,
    nip: decree.signatoryNip,
  }
}

/** Says when nobody of that name is on the office's list for the day; a slip of the pen or a gap in the list. */
export const signatoryWarnings = (
  decree: FrozenSignatory,
  office: Office,
  day: PlainDate,
): PaperWarning[] => {
  const { signatoryName } = decree
  if (signatoryName === null) return []
  const listed = signatoriesOn(office.signatories, day).some(({ fullName }) => fullName === signatoryName)
  return listed ? [] : [{ code: 'signatoryNotListed', data: { name: signatoryName, day } }]
}

/** `W.17…-0099 Tahun 2024`; a number that names its year already is left as it is. */
export const numberWithYear = (number: string, day: PlainDate | null): string => {
  const year = day?.slice(0, 4)
  return year === undefined || /\btahun\b/i.test(number) || number.endsWith(year)
    ? number
    : `${number} Tahun ${year}`
}

type DecreeFacts = {
  id: string
  number: string | null
  decidedOn: string | null
  decidedAtPlace: string | null
  signatoryName: string | null
  signatoryTitle: string | null
}

/** What a certificate and the decree itself both need of the decree. */
export const missingOfDecree = (decree: DecreeFacts): MissingValue[] => {
  const needed: readonly [field: MissingField, value: string | null][] = [
    ['decreeNumber', decree.number],
    ['decreeDate', decree.decidedOn],
    ['decreePlace', decree.decidedAtPlace],
    ['signatoryName', decree.signatoryName],
    ['signatoryTitle', decree.signatoryTitle],
  ]
  return needed
    .filter(([, value]) => value === null)
    .map(([field]) => ({ field, detail: null, where: { kind: 'decree', id: decree.id } }))
}
