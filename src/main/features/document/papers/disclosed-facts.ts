import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import type { SubjectRecord } from '#main/features/subject/index.ts'
import type { DisclosedFact } from '#shared/features/document/papers/referral-annex.schema.ts'
import { formatPhone } from '#shared/features/identity/phone.rules.ts'
import type { SubjectDetails } from '#shared/features/subject/subject-details.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { formatLongDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { PaperContext } from '../paper.ts'
import { birthOf } from './case-parts.ts'
import { nikReasonWords, purposeWords } from './case-words.ts'
import {
  contractWords,
  educationWords,
  licenceWords,
  modeWords,
  moneyWords,
  relationWords,
  schemeWords,
  sectorWords,
  wagePeriodWords,
} from './disclosed-words.ts'

type Source = { context: PaperContext; subject: SubjectRecord; details: SubjectDetails }
type Line = string | null | undefined | false

/** Several values on one line; null where there is none of them. */
const joined = (parts: readonly Line[], between = ', '): string | null =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(between) || null

/** `Tujuan: Bangkok, THA`; null where there is nothing to say. */
const labelled = (label: string, parts: readonly Line[], between = ', '): string | null => {
  const value = joined(parts, between)
  return value === null ? null : `${label}: ${value}`
}

const dayOf = (day: PlainDate | null, before = ''): string | null =>
  day === null ? null : `${before}${formatLongDate(day)}`

const amountOf = (amount: number | null, currency: string | null): string | null => {
  if (amount === null) return null
  const figure = amount.toLocaleString('id-ID', { maximumFractionDigits: 2 })
  return currency === null || currency === 'IDR' ? `Rp${figure}` : `${currency} ${figure}`
}

/** Village, district, regency and province of an address, as far down as it is known. */
const regionOf = ({ service }: PaperContext, code: string | null): string | null => {
  if (code === null) return null
  try {
    return getRegionPath(regionTableOf(service), code).path
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

const nikOf = ({ nik, nikUnknownReason }: SubjectRecord): string | null =>
  nik ?? (nikUnknownReason === null ? null : `tidak diketahui (${nikReasonWords[nikUnknownReason]})`)

const contactLines = ({ contacts }: SubjectRecord): string | null =>
  joined(
    contacts.map(({ kind, value, note }) => {
      const shown = kind === 'phone' ? formatPhone(value) : value
      return note === null ? shown : `${shown} (${note})`
    }),
    '\n',
  )

const passportLines = ({
  subject,
  details: {
    passportMatter: { oldOffice, oldIssuedOn, oldExpiresOn, emergencyDocumentNumber },
  },
}: Source): string | null =>
  joined(
    [
      subject.passportNumber !== null &&
        joined(
          [
            subject.passportNumber,
            joined([oldOffice !== null && `terbit di ${oldOffice}`, dayOf(oldIssuedOn)]),
            dayOf(oldExpiresOn, 'berlaku sampai '),
          ],
          '; ',
        ),
      subject.newPassportNumber !== null && `${subject.newPassportNumber} (terbit dari permohonan ini)`,
      emergencyDocumentNumber !== null && `SPLP ${emergencyDocumentNumber}`,
    ],
    '\n',
  )

const travelLines = ({ details: { travel } }: Source): string | null =>
  joined(
    [
      labelled('Maksud menurut keterangan', [
        travel.declaredPurpose && purposeWords[travel.declaredPurpose],
        travel.declaredDetail,
      ]),
      labelled('Maksud sebenarnya', [travel.realPurpose]),
      labelled('Tujuan', [travel.destinationCity, travel.destinationCountry]),
      labelled(
        'Singgah',
        travel.transits.map(({ place, country }) => joined([place, country])),
        '; ',
      ),
      labelled('Berangkat', [
        travel.mode && modeWords[travel.mode],
        travel.carrier,
        travel.vehicle,
        dayOf(travel.departsOn),
      ]),
      labelled('Tiket/kode booking', [travel.ticketNumber, travel.bookingCode]),
      labelled('Pembeli tiket', [travel.ticketBuyer]),
      labelled('Penjamin di tujuan', [travel.host, travel.hostRelation]),
    ],
    '\n',
  )

const jobLines = ({ details: { job } }: Source): string | null =>
  joined(
    [
      joined([job.position, job.sector && sectorWords[job.sector]]),
      labelled('Pemberi kerja', [job.employer]),
      labelled('Tempat kerja', [job.workplaceAddress]),
      labelled(
        'Upah',
        [amountOf(job.wageAmount, job.wageCurrency), job.wagePeriod && wagePeriodWords[job.wagePeriod]],
        ' ',
      ),
      labelled('Kontrak kerja', [job.contract && contractWords[job.contract]]),
      labelled('Job order', [job.jobOrderNumber]),
    ],
    '\n',
  )

const placementLines = ({ details: { placement } }: Source): string | null =>
  joined(
    [
      labelled('Skema', [placement.scheme && schemeWords[placement.scheme]]),
      labelled('P3MI', [placement.agencyName]),
      labelled('SIP3MI', [
        placement.agencyLicence,
        placement.agencyLicenceState && licenceWords[placement.agencyLicenceState],
      ]),
      labelled('SIP2MI', [placement.recruitmentPermit]),
      labelled('ID PMI', [placement.workerId]),
    ],
    '\n',
  )

const moneyLines = ({ details: { money } }: Source): string | null =>
  joined(
    money.rows.map((row) =>
      joined([
        moneyWords[row.kind],
        amountOf(row.amount, row.currency),
        row.months !== null && `${row.months} bulan`,
        row.counterparty,
        dayOf(row.on),
        row.means,
        row.note,
      ]),
    ),
    '\n',
  )

const emergencyLines = ({ details: { emergency } }: Source): string | null =>
  joined([
    emergency.name,
    emergency.relation && relationWords[emergency.relation],
    emergency.phone,
    emergency.address,
  ])

const addressOf = (context: PaperContext, address: string | null, regionCode: string | null): string | null =>
  joined([address, regionOf(context, regionCode)])

type FieldLine = readonly [label: string, valueOf: (source: Source) => string | null]

/** Every field a referral can disclose, in the order in which the annex prints them. */
const fields: readonly (readonly [field: string, ...FieldLine])[] = [
  ['fullName', 'Nama lengkap', ({ subject }) => subject.fullName],
  ['alias', 'Alias', ({ subject }) => subject.alias],
  ['nik', 'NIK', ({ subject }) => nikOf(subject)],
  ['birth', 'Tempat, tanggal lahir', ({ subject }) => birthOf(subject)],
  ['sex', 'Jenis kelamin', ({ subject: { sex } }) => sex && { male: 'Laki-laki', female: 'Perempuan' }[sex]],
  [
    'identityAddress',
    'Alamat KTP',
    ({ context, subject }) => addressOf(context, subject.identityAddress, subject.identityRegionCode),
  ],
  [
    'domicileAddress',
    'Alamat domisili',
    ({ context, subject }) => addressOf(context, subject.domicileAddress, subject.domicileRegionCode),
  ],
  ['contacts', 'Telepon dan kontak', ({ subject }) => contactLines(subject)],
  ['passport', 'Paspor/SPLP', passportLines],
  ['emergencyContact', 'Kontak darurat', emergencyLines],
  ['education', 'Pendidikan', ({ subject: { education } }) => education && educationWords[education]],
  ['occupation', 'Pekerjaan', ({ subject }) => subject.occupation],
  ['travel', 'Perjalanan', travelLines],
  ['job', 'Pekerjaan yang ditawarkan', jobLines],
  ['placement', 'Penempatan', placementLines],
  ['money', 'Biaya dan utang', moneyLines],
  ['careNeed', 'Kebutuhan khusus', ({ subject }) => subject.careNeed],
]

const known = new Set(fields.map(([field]) => field))
export const isDisclosable = (field: string): boolean => known.has(field)

/** Exactly the fields that are disclosed of somebody; what the office does not know is a dash. */
export const disclosedFactsOf = (
  context: PaperContext,
  subject: SubjectRecord,
  details: SubjectDetails,
  disclosed: readonly string[],
): DisclosedFact[] =>
  fields
    .filter(([field]) => disclosed.includes(field))
    .map(([, label, valueOf]) => ({ label, value: valueOf({ context, subject, details }) }))
