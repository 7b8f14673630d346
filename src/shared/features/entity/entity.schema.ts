import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { caseId, caseState } from '../case/case.schema.ts'
import { identityWarningCode, socialPlatforms } from '../identity/identity.schema.ts'
import { regionCode } from '../region/region.schema.ts'
import { subjectId, subjectRole } from '../subject/subject.schema.ts'

export const entityId = idOf('Entity')
export type EntityId = z.infer<typeof entityId>
export const caseEntityId = idOf('CaseEntity')

/** Alleged persons (not the victim), and what leads to them. */
export const entityKinds = [
  'person',
  'phone',
  'account',
  'social',
  'agency',
  'address',
  'vehicle',
  'vessel',
  'booking',
  'flight',
  'document',
  'email',
  'employer',
] as const
export const entityKind = z.enum(entityKinds)
export type EntityKind = z.infer<typeof entityKind>

/** What an entity was in one case; in another it may be something else. */
export const entityRoles = [
  'recruiter',
  'passportBroker',
  'escort',
  'harbourer',
  'boatOperator',
  'driver',
  'foreignAgent',
  'financier',
  'coordinator',
  'witness',
  'contact',
  'group',
  'payee',
  'payer',
  'transport',
  'travel',
  'holdingPlace',
  'meetingPoint',
  'residence',
  'workplace',
  'employer',
  'identity',
  'other',
] as const
export const entityRole = z.enum(entityRoles)
export type EntityRole = z.infer<typeof entityRole>

/** Where the office has it from. */
export const entitySources = [
  'subjectStatement',
  'witnessStatement',
  'document',
  'chat',
  'villageReport',
  'agencyInformation',
  'observation',
  'other',
] as const
export const entitySource = z.enum(entitySources)
export type EntitySource = z.infer<typeof entitySource>

/** How the subject came to know an intermediary. */
export const howMetWays = [
  'neighbour',
  'relative',
  'facebook',
  'telegram',
  'whatsappGroup',
  'religiousGroup',
  'school',
  'other',
] as const
export const howMet = z.enum(howMetWays)
export type HowMet = z.infer<typeof howMet>

export const documentTypes = ['nik', 'passport', 'other'] as const

/** What belongs to some kinds only; the rest stays empty. */
export const entityDetails = z
  .object({
    /** Bank or e-wallet of an account. */
    bank: optionalLine(80).default(null),
    /** In whose name an account, phone or vehicle stands. */
    registeredName: optionalLine(120).default(null),
    platform: z.enum(socialPlatforms).nullable().default(null),
    /** Day of a flight or sailing. */
    day: plainDate.nullable().default(null),
    /** Village or district of an address or a person. */
    regionCode: regionCode.nullable().default(null),
    documentType: z.enum(documentTypes).nullable().default(null),
    /** Licence of an agency (SIP3MI). */
    licenceNumber: optionalLine(80).default(null),
    /** Colour and make of a vehicle, looks of a person. */
    description: optionalLine(200).default(null),
  })
  .strict()
export type EntityDetails = z.output<typeof entityDetails>
export const emptyEntityDetails: EntityDetails = entityDetails.parse({})

export const longestEntityValue = 200
export const entityInput = z
  .object({
    kind: entityKind,
    value: line(longestEntityValue),
    details: entityDetails.default(emptyEntityDetails),
  })
  .strict()
export type EntityInput = z.output<typeof entityInput>

export const entityWarningCode = z.union([
  identityWarningCode,
  z.enum(['ENTITY_IS_PUBLIC', 'ENTITY_IS_SUBJECTS_OWN']),
])
export const entityWarning = z.object({
  code: entityWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type EntityWarning = z.infer<typeof entityWarning>
export const largestEntityWarningList = 10
export const acceptedEntityWarnings = z.array(entityWarningCode).max(largestEntityWarningList).default([])

/** One of the cases an entity stands in. */
const appearance = z.object({
  caseId,
  caseNumber: z.string(),
  caseState,
  receivedAt: z.date(),
  role: entityRole.nullable(),
})

/** An entity as lists and cards may show it. */
export const shownEntity = z.object({
  id: entityId,
  kind: entityKind,
  /** Initials of a person, the end of a number; as it is where it belongs to nobody's private life. */
  shown: z.string(),
  /** Whether there is more to see than `shown` tells. */
  isCovered: z.boolean(),
  bank: z.string().nullable(),
  platform: z.enum(socialPlatforms).nullable(),
  day: plainDate.nullable(),
  documentType: z.enum(documentTypes).nullable(),
  /** `Telaga Antang, Kabupaten Kotawaringin Timur` */
  place: z.string().nullable(),
  /** In how many different cases within reach. */
  caseCount: z.number().int(),
  /** Whose number it is, where everybody has it: police, this office, hotlines. It links nobody. */
  publicOwner: z.string().nullable(),
})
export type ShownEntity = z.infer<typeof shownEntity>

export const newestAppearances = 3
export const knownEntity = shownEntity.extend({
  inThisCase: z.boolean(),
  appearances: z.array(appearance).max(newestAppearances),
})
export type KnownEntity = z.infer<typeof knownEntity>

/** A subject whose own number or name was typed. */
const knownSubject = z.object({
  subjectId,
  caseId,
  caseNumber: z.string(),
  shownName: z.string(),
  role: subjectRole,
  inThisCase: z.boolean(),
})
export type KnownSubject = z.infer<typeof knownSubject>

export const largestKnownList = 5
export const knownInput = z
  .object({
    kind: entityKind,
    value: z.string().max(longestEntityValue * 2),
    details: entityDetails.default(emptyEntityDetails),
    caseId: caseId.nullable().default(null),
  })
  .strict()
export const knownAnswer = z.object({
  /** Exactly this number; for a name everybody who bears it, the newest first. */
  entities: z.array(knownEntity).max(largestKnownList),
  entityTotal: z.number().int(),
  /** The same number as something else: the e-wallet or WhatsApp account of a phone. */
  related: z.array(knownEntity).max(largestKnownList),
  subjects: z.array(knownSubject).max(largestKnownList),
  subjectTotal: z.number().int(),
  publicOwner: z.string().nullable(),
})
export type KnownAnswer = z.infer<typeof knownAnswer>

export const entityLink = z
  .object({
    role: entityRole.nullable().default(null),
    source: entitySource,
    sourceNote: optionalLine(200).default(null),
    howMet: howMet.nullable().default(null),
    /** The alleged person or agency in this case who has the number or thing. */
    holderId: entityId.nullable().default(null),
    /** The subject who told it or whom it concerns. */
    subjectId: subjectId.nullable().default(null),
  })
  .strict()
export type EntityLink = z.output<typeof entityLink>

/** An entity in a case. */
export const caseEntity = z.object({
  id: caseEntityId,
  entity: shownEntity,
  role: entityRole.nullable(),
  source: entitySource,
  sourceNote: z.string().nullable(),
  howMet: howMet.nullable(),
  holder: z.object({ id: entityId, shown: z.string() }).nullable(),
  subject: z.object({ id: subjectId, shownName: z.string() }).nullable(),
  warnings: z.array(entityWarning).max(largestEntityWarningList),
  recordedAt: z.date(),
  version: z.number().int(),
})
export type CaseEntity = z.infer<typeof caseEntity>

export const caseEntityListInput = pageInput.extend({ caseId })
export const caseEntityPage = pageOf(caseEntity).extend({ total: z.number().int() })

/** `ask`: names that are known are offered first. `new`: somebody else of the same name. Otherwise the one that is meant. */
export const entityChoice = z.union([z.literal('ask'), z.literal('new'), entityId])
export type EntityChoice = z.infer<typeof entityChoice>

export const linkInput = z
  .object({
    caseId,
    entity: entityInput,
    link: entityLink,
    choice: entityChoice.default('ask'),
    acceptedWarnings: acceptedEntityWarnings,
  })
  .strict()
export type LinkInput = z.output<typeof linkInput>

export const linkOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), item: caseEntity }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(entityWarning).max(largestEntityWarningList) }),
  z.object({
    outcome: z.literal('choose'),
    candidates: z.array(knownEntity).max(largestKnownList),
    total: z.number().int(),
  }),
])
export type LinkOutcome = z.infer<typeof linkOutcome>

export const entitySorts = ['recent', 'cases'] as const
export const entityListInput = pageInput.extend({
  /** A name as it sounds, or part of a number. */
  query: z.string().max(longestEntityValue).default(''),
  kinds: z.array(entityKind).max(entityKinds.length).default([]),
  /** 2: only what stands in more than one case. */
  minimumCases: z.number().int().min(1).max(100).default(1),
  sort: z.enum(entitySorts).default('recent'),
})
export type EntityListInput = z.output<typeof entityListInput>
export const listedEntity = shownEntity.extend({
  recordedAt: z.date(),
  roles: z.array(entityRole).max(entityRoles.length),
})
export type ListedEntity = z.infer<typeof listedEntity>
export const entityListPage = pageOf(listedEntity).extend({ total: z.number().int() })

/** Who holds what, over all cases within reach. */
const relatedEntity = shownEntity.extend({ sharedCases: z.number().int() })
export const largestRelatedList = 50
export const entityView = z.object({
  entity: shownEntity,
  registeredInitials: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  description: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: z.date(),
  version: z.number().int(),
  holdings: z.array(relatedEntity).max(largestRelatedList),
  holders: z.array(relatedEntity).max(largestRelatedList),
  related: z.array(knownEntity).max(largestKnownList),
  subjects: z.array(knownSubject).max(largestKnownList),
  subjectTotal: z.number().int(),
})
export type EntityView = z.infer<typeof entityView>

export const entityAppearance = appearance.extend({
  linkId: caseEntityId,
  caseTitle: z.string(),
  source: entitySource,
  sourceNote: z.string().nullable(),
  howMet: howMet.nullable(),
  holder: z.object({ id: entityId, shown: z.string() }).nullable(),
  recordedAt: z.date(),
})
export type EntityAppearance = z.infer<typeof entityAppearance>
export const appearancePage = pageOf(entityAppearance).extend({ total: z.number().int() })

/** What is corrected about an entity in all of its cases; the name too, but no number. */
export const entityCorrection = z
  .object({
    value: line(longestEntityValue),
    details: entityDetails,
    note: optionalParagraph(2000),
    reason: optionalLine(200).default(null),
  })
  .strict()

/** An entity in clear: revealed, and opened for correction. */
export const clearEntity = z.object({
  value: z.string(),
  details: entityDetails,
  note: z.string().nullable(),
  version: z.number().int(),
})

export const publicIdentifierId = idOf('PublicIdentifier')
export const publicKinds = ['phone', 'account', 'social', 'email', 'agency'] as const
export const publicIdentifierInput = z
  .object({
    kind: z.enum(publicKinds),
    value: line(longestEntityValue),
    owner: line(120),
  })
  .strict()
export type PublicIdentifierInput = z.output<typeof publicIdentifierInput>
export const publicIdentifier = z.object({
  id: publicIdentifierId,
  kind: entityKind,
  value: z.string(),
  owner: z.string(),
  version: z.number().int(),
})
export type PublicIdentifier = z.infer<typeof publicIdentifier>
