import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { jobSector, travelPurpose } from '../reference/reference.schema.ts'

const none = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)
const text = (maximum = 120) => optionalLine(maximum).default(null)
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) => none(z.enum(values))

/** An answer to a plain question; null where it was not asked. */
export const knownAnswers = ['yes', 'no', 'unknown'] as const
const known = () => choice(knownAnswers)

const country = none(z.string().regex(/^[A-Z]{3}$/))
const currency = none(z.string().regex(/^[A-Z]{3}$/))
/** At most two decimals. */
const amount = none(
  z
    .number()
    .min(0)
    .max(1_000_000_000_000)
    .transform((value) => Math.round(value * 100) / 100),
)

export const passportServices = ['new', 'replacement', 'express'] as const
export const passportMatter = z
  .object({
    applicationNumber: text(40),
    appliedOn: none(plainDate),
    purposeStated: text(200),
    service: choice(passportServices),
    boothOfficer: text(),
    oldIssuedOn: none(plainDate),
    oldExpiresOn: none(plainDate),
    oldOffice: text(),
    emergencyDocumentNumber: text(40),
    /** What the applicant did not tell and was found out. */
    withheld: optionalParagraph(1000).default(null),
  })
  .strict()

export const travelModes = ['air', 'sea', 'land'] as const
export const largestTransitList = 12
/** One stop on the way, in the order of travel. */
export const transit = z
  .object({ place: optionalLine(120).default(null), country, mode: choice(travelModes), on: none(plainDate) })
  .strict()

export const travel = z
  .object({
    declaredPurpose: none(travelPurpose),
    declaredDetail: text(200),
    /** Admitted or found. */
    realPurpose: text(300),
    destinationCountry: country,
    destinationCity: text(),
    transits: z.array(transit).max(largestTransitList).default([]),
    mode: choice(travelModes),
    carrier: text(),
    /** Flight number or name of the vessel. */
    vehicle: text(),
    departsOn: none(plainDate),
    ticketNumber: text(40),
    bookingCode: text(40),
    ticketBuyer: text(),
    returnTicket: known(),
    returnsOn: none(plainDate),
    visaKind: text(80),
    visaNumber: text(40),
    plannedStay: text(80),
    host: text(),
    hostRelation: text(80),
  })
  .strict()

export const contractStates = ['seen', 'said', 'none', 'unknown'] as const
export const wagePeriods = ['hour', 'day', 'month', 'year', 'whole'] as const
export const job = z
  .object({
    sector: none(jobSector),
    position: text(),
    employer: text(),
    workplaceAddress: text(300),
    wageAmount: amount,
    wageCurrency: currency,
    wagePeriod: choice(wagePeriods),
    contract: choice(contractStates),
    contractLanguage: text(80),
    jobOrderNumber: text(60),
  })
  .strict()

/** Ways of placement abroad by Law 18/2017: private, between governments, own company's needs, on one's own. */
export const placementSchemes = ['pToP', 'gToG', 'gToP', 'ukps', 'individual', 'none'] as const
export const licenceStates = ['valid', 'expired', 'revoked', 'notFound', 'notChecked'] as const
export const placement = z
  .object({
    scheme: choice(placementSchemes),
    agencyName: text(),
    /** SIP3MI */
    agencyLicence: text(60),
    agencyLicenceState: choice(licenceStates),
    /** SIP2MI or job order */
    recruitmentPermit: text(60),
    /** SISKOP2MI number or ID PMI */
    workerId: text(60),
    socialSecurity: known(),
    orientation: known(),
    trainingCertificate: known(),
    psychologyTest: known(),
    healthCertificate: known(),
  })
  .strict()

export const moneyKinds = [
  'feePaid',
  'feeOwed',
  'salaryDeduction',
  'loan',
  'collateral',
  'moneyToFamily',
  'passportBroker',
  'boatOperator',
] as const
export const moneyKind = z.enum(moneyKinds)
export const largestMoneyList = 50
export const moneyRow = z
  .object({
    kind: moneyKind,
    amount,
    currency,
    /** Of a deduction from wages. */
    months: none(z.number().int().min(1).max(600)),
    counterparty: text(),
    on: none(plainDate),
    /** Cash, transfer, …; of a collateral: what was handed over. */
    means: text(),
    receipt: known(),
    note: text(300),
  })
  .strict()
export const money = z.object({ rows: z.array(moneyRow).max(largestMoneyList).default([]) }).strict()

export const relations = [
  'spouse',
  'father',
  'mother',
  'sibling',
  'child',
  'guardian',
  'relative',
  'friend',
  'other',
] as const
export const consentForms = ['written', 'spoken', 'none'] as const
export const consent = z
  .object({
    givenBy: text(),
    relation: choice(relations),
    form: choice(consentForms),
    /** Whether the village head knows of it (Law 18/2017 Article 13). */
    knownByVillage: known(),
    verifiedHow: text(300),
  })
  .strict()

export const emergency = z
  .object({ name: text(), relation: choice(relations), phone: text(40), address: text(300) })
  .strict()

/** Field groups that are read with one subject and never searched. */
export const subjectDetails = z
  .object({ passportMatter, travel, job, placement, money, consent, emergency })
  .strict()
export type SubjectDetails = z.output<typeof subjectDetails>

export const emptySubjectDetails: SubjectDetails = {
  passportMatter: passportMatter.parse({}),
  travel: travel.parse({}),
  job: job.parse({}),
  placement: placement.parse({}),
  money: money.parse({}),
  consent: consent.parse({}),
  emergency: emergency.parse({}),
}
