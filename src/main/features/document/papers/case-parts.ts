import type { CaseRecord } from '#main/features/case/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import type { SubjectRecord } from '#main/features/subject/index.ts'
import type { Office, Signatory } from '#shared/features/office/office.schema.ts'
import { signatoriesOn } from '#shared/features/office/office.rules.ts'
import type {
  MissingValue,
  PaperOptions,
  PaperPlace,
  PaperWarning,
} from '#shared/features/document/document.schema.ts'
import type { Fact } from '#shared/features/document/papers/record-parts.schema.ts'
import { unnamed } from '#shared/features/document/papers/record-parts.schema.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import { formatLongDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { findPassportMatter } from '../case-papers.repo.ts'
import type { PaperContext, PaperPicture } from '../paper.ts'
import { maritalWords, nikReasonWords, religionWords } from './case-words.ts'
import { signatoryOf } from './decree-parts.ts'
import { letterheadOf, namesOfDay, officeLogo } from './office-parts.ts'

/** Initials; never a name, and never what an officer wrote about somebody without one. */
export const initialsOfSubject = ({ fullName }: Pick<SubjectRecord, 'fullName'>): string =>
  (fullName === null ? '' : initialsOf(fullName)) || unnamed

const easternMost = /papua|maluku/i
const central = /sulawesi|bali|nusa tenggara|kalimantan (timur|selatan|utara)|gorontalo/i

/** The zone of the office's clock by its province (Keppres 41/1987). */
export const zoneOf = (provinceName: string): 'WIB' | 'WITA' | 'WIT' => {
  if (easternMost.test(provinceName)) return 'WIT'
  return central.test(provinceName) ? 'WITA' : 'WIB'
}

/** Hour and minute of an instant as the workstation's clock shows them: `09:30`. */
export const clockTimeOf = (instant: Date): string =>
  `${String(instant.getHours()).padStart(2, '0')}:${String(instant.getMinutes()).padStart(2, '0')}`

/** What every paper with a letterhead needs of the office on a day. */
export type OfficeSide = {
  office: Office
  head: ReturnType<typeof letterheadOf>
  pictures: PaperPicture[]
  missing: MissingValue[]
  warnings: PaperWarning[]
}

export const officeSideOn = (context: PaperContext, day: PlainDate): OfficeSide => {
  const office = getOffice(context.db)
  const logo = officeLogo(context)
  const { missing, warnings } = namesOfDay(office, day)
  return {
    office,
    head: letterheadOf(office, day, logo),
    pictures: logo ? [logo] : [],
    missing,
    warnings: logo ? warnings : [...warnings, { code: 'logoMissing', data: {} }],
  }
}

/** Who signs: the one that was chosen, else whoever heads the office on that day. */
export const chosenSignatory = (
  { signatories }: Office,
  { signatoryId }: Pick<PaperOptions, 'signatoryId'>,
  day: PlainDate,
): Signatory | undefined =>
  signatories.find(({ id }) => id === signatoryId) ?? signatoriesOn(signatories, day)[0]

/** The chosen signatory as a paper carries him; one without a name where nobody is on the office's list. */
export const signatoryBlock = (office: Office, signatory: Signatory | undefined) =>
  signatoryOf(
    {
      signatoryName: signatory?.fullName ?? null,
      signatoryNip: signatory?.nip ?? null,
      signatoryTitle: signatory?.title ?? 'Kepala Kantor',
      signatoryCapacity: signatory?.capacity ?? null,
    },
    office,
    false,
  )

export const casePlace = ({ id }: Pick<CaseRecord, 'id'>): PaperPlace => ({ kind: 'case', id })
export const subjectPlace = (subject: SubjectRecord): PaperPlace => ({
  kind: 'subject',
  id: subject.id,
  caseId: subject.caseId,
})

export const restrictedWarning = ({ confidentiality }: CaseRecord): PaperWarning[] =>
  confidentiality === 'ordinary' ? [] : [{ code: 'caseRestricted', data: {} }]

const placeAndDay = (place: string | null, day: PlainDate | null): string | null => {
  const parts = [place, day === null ? null : formatLongDate(day)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** Day and place of birth: `Sampit, 14 Maret 2001`. */
export const birthOf = ({ birthPlace, birthOn }: SubjectRecord): string | null =>
  placeAndDay(birthPlace, birthOn)

const passportLine = ({ db }: PaperContext, { passportNumber, rowId }: SubjectRecord): string | null => {
  if (passportNumber === null) return null
  const { oldOffice, oldIssuedOn, oldExpiresOn } = findPassportMatter(db, rowId)
  const issued = [oldOffice, oldIssuedOn === null ? null : formatLongDate(oldIssuedOn)].filter(
    (part) => part !== null,
  )
  return [
    passportNumber,
    issued.length === 0 ? null : `terbit ${issued.join(', ')}`,
    oldExpiresOn === null ? null : `berlaku sampai ${formatLongDate(oldExpiresOn)}`,
  ]
    .filter((part) => part !== null)
    .join('; ')
}

const nikLine = ({ nik, nikUnknownReason }: SubjectRecord): string | null => {
  if (nik !== null) return nik
  return nikUnknownReason === null ? null : `tidak diketahui (${nikReasonWords[nikUnknownReason]})`
}

/** The identity block of a record, in the order the offices use. What nobody could tell is a dash. */
export const identityFacts = (context: PaperContext, subject: SubjectRecord): Fact[] => [
  { label: 'Tempat, tanggal lahir', value: birthOf(subject) },
  { label: 'NIK', value: nikLine(subject) },
  { label: 'Kewarganegaraan', value: subject.citizenship === 'IDN' ? 'Indonesia' : subject.citizenship },
  { label: 'Agama', value: subject.religion && religionWords[subject.religion] },
  { label: 'Status perkawinan', value: subject.maritalStatus && maritalWords[subject.maritalStatus] },
  { label: 'Pekerjaan', value: subject.occupation },
  { label: 'Alamat', value: subject.identityAddress ?? subject.domicileAddress },
  { label: 'Paspor (DPRI)', value: passportLine(context, subject) },
]
