/** Tables of agencies, referrals, proofs and templates; see schema.ts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes, day, instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()
const version = () => integer().notNull().default(1)
const json = () => text({ mode: 'json' })
const texts = () => json().$type<string[]>()

/** A warning about the agency that was overruled; the name as it was then, the instant in milliseconds. */
type KeptWarning = {
  code: string
  data: Record<string, string | number>
  reason: string
  officerName: string
  recordedAt: number
}

export const agencies = sqliteTable('agencies', {
  id: id(),
  uuid: recordUuid(),
  kind: text().notNull(),
  name: text().notNull(),
  nameKey: text().notNull(),
  shortName: text(),
  addressee: text().notNull(),
  city: text().notNull(),
  address: text(),
  phone: text(),
  email: text(),
  hours: text(),
  regionCodes: texts().notNull().default([]),
  validFrom: day().notNull(),
  validUntil: day(),
  replacedById: integer(),
  source: text(),
  note: text(),
  importDigest: bytes(),
  version: version(),
})

export const agencyUnits = sqliteTable('agency_units', {
  id: id(),
  uuid: recordUuid(),
  agencyId: integer().notNull(),
  name: text().notNull(),
  addressee: text(),
  phone: text(),
  validFrom: day().notNull(),
  validUntil: day(),
  version: version(),
})

export const agencyOfficials = sqliteTable('agency_officials', {
  id: id(),
  uuid: recordUuid(),
  agencyId: integer().notNull(),
  unitId: integer(),
  fullName: text().notNull(),
  title: text().notNull(),
  phone: text(),
  validFrom: day().notNull(),
  validUntil: day(),
  version: version(),
})

export const needRoutes = sqliteTable('need_routes', {
  id: id(),
  uuid: recordUuid(),
  need: text().notNull(),
  agencyKind: text().notNull(),
  part: text({ enum: ['first', 'copy'] }).notNull(),
  position: integer().notNull(),
  version: version(),
})

export const referrals = sqliteTable('referrals', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  groupUuid: uuid(),
  need: text().notNull(),
  kind: text({ enum: ['information', 'personHandover', 'service', 'investigation'] }).notNull(),
  agencyId: integer().notNull(),
  unitId: integer(),
  addressee: text().notNull(),
  agencyName: text().notNull(),
  city: text().notNull(),
  services: texts().notNull().default([]),
  urgency: text({ enum: ['ordinary', 'urgent', 'veryUrgent'] }).notNull(),
  confidentiality: text({ enum: ['ordinary', 'restricted', 'secret', 'topSecret'] }).notNull(),
  legalBasis: text().notNull(),
  chronology: text().notNull(),
  indications: text().notNull().default(''),
  measures: text().notNull().default(''),
  request: text().notNull(),
  contactName: text().notNull(),
  contactPhone: text().notNull(),
  contactHours: text(),
  copiesTo: texts().notNull().default([]),
  answerWantedOn: day(),
  state: text({
    enum: [
      'prepared',
      'signed',
      'sent',
      'received',
      'accepted',
      'inProgress',
      'completed',
      'declined',
      'reReferred',
      'returnedIncomplete',
      'noResponse',
      'cancelled',
    ],
  }).notNull(),
  replyCode: text().notNull(),
  replacesId: integer(),
  preparedAt: instant().notNull(),
  preparedBy: integer().notNull(),
  signedOn: day(),
  sentAt: instant(),
  sentByWay: text({ enum: ['byHand', 'post', 'email', 'srikandi', 'other'] }),
  sentProof: text(),
  receivedOn: day(),
  receivedBy: text(),
  nextFollowUpOn: day(),
  result: json().$type<Record<string, string | number | null>>().notNull().default({}),
  endedOn: day(),
  endReason: text(),
  warnings: json().$type<KeptWarning[]>().notNull().default([]),
  version: version(),
})

export const referralSubjects = sqliteTable('referral_subjects', {
  id: id(),
  uuid: recordUuid(),
  referralId: integer().notNull(),
  subjectId: integer().notNull(),
  consent: text({ enum: ['given', 'refused', 'notRequired'] }).notNull(),
  consentReason: text(),
  disclosed: texts().notNull(),
})

export const referralEntries = sqliteTable('referral_entries', {
  id: id(),
  uuid: recordUuid(),
  referralId: integer().notNull(),
  kind: text({ enum: ['state', 'followUp', 'reply'] }).notNull(),
  happenedOn: day().notNull(),
  recordedAt: instant().notNull(),
  officerId: integer().notNull(),
  state: text(),
  channel: text({ enum: ['phone', 'whatsapp', 'email', 'letter', 'visit', 'slip', 'other'] }),
  person: text(),
  note: text(),
  nextOn: day(),
  fileId: integer(),
})

export const issuingKeys = sqliteTable('issuing_keys', {
  id: id(),
  uuid: recordUuid(),
  keyId: text().notNull(),
  part: text({ enum: ['root', 'issuing'] }).notNull(),
  publicKey: bytes().notNull(),
  sealedPrivateKey: bytes(),
  rootSignature: bytes(),
  validFrom: day().notNull(),
  validUntil: day().notNull(),
  madeAt: instant().notNull(),
  revokedOn: day(),
  revocationReason: text(),
  version: version(),
})

export const documentProofs = sqliteTable('document_proofs', {
  id: id(),
  uuid: recordUuid(),
  documentId: integer().notNull(),
  keyId: text().notNull(),
  serial: text().notNull(),
  code: text().notNull(),
  shortCode: text().notNull(),
})

export const trustedLists = sqliteTable('trusted_lists', {
  id: id(),
  uuid: recordUuid(),
  office: text().notNull(),
  rootKeyId: text().notNull(),
  datedOn: day().notNull(),
  listText: text().notNull(),
  keptAt: instant().notNull(),
  keptBy: integer().notNull(),
  version: version(),
})

export const paperTemplates = sqliteTable('paper_templates', {
  id: id(),
  uuid: recordUuid(),
  paperType: text().notNull(),
  number: integer().notNull(),
  title: text().notNull(),
  source: text().notNull(),
  basedOn: text().notNull(),
  state: text({ enum: ['draft', 'submitted', 'approved', 'retired'] }).notNull(),
  madeBy: integer().notNull(),
  madeAt: instant().notNull(),
  submittedAt: instant(),
  approvedBy: integer(),
  approvedAt: instant(),
  changeNote: text(),
  version: version(),
})

export const signedDocuments = sqliteTable('signed_documents', {
  id: id(),
  uuid: recordUuid(),
  documentId: integer().notNull(),
  fileId: integer().notNull(),
  route: text({ enum: ['eOffice', 'inkScan'] }).notNull(),
  number: text(),
  signedOn: day().notNull(),
  pageCount: integer().notNull(),
  importedAt: instant().notNull(),
  importedBy: integer().notNull(),
  warnings: json().$type<{ code: string; data: Record<string, string | number> }[]>().notNull().default([]),
})

export const paperReviews = sqliteTable('paper_reviews', {
  id: id(),
  uuid: recordUuid(),
  documentId: integer().notNull(),
  dataDigest: bytes().notNull(),
  fields: texts().notNull(),
  reason: text().notNull(),
  recordedAt: instant().notNull(),
  officerId: integer().notNull(),
})

export const batchRuns = sqliteTable('batch_runs', {
  id: id(),
  uuid: recordUuid(),
  documentType: text().notNull(),
  label: text().notNull(),
  choices: text().notNull(),
  state: text({ enum: ['running', 'stopped', 'failed', 'done', 'discarded'] }).notNull(),
  startedAt: instant().notNull(),
  startedBy: integer().notNull(),
  endedAt: instant(),
  batchId: integer(),
  version: version(),
})

export const batchSheets = sqliteTable('batch_sheets', {
  id: id(),
  uuid: recordUuid(),
  runId: integer().notNull(),
  position: integer().notNull(),
  subjectUuid: recordUuid(),
  state: text({ enum: ['waiting', 'issued', 'failed', 'skipped'] }).notNull(),
  reason: text(),
  documentId: integer(),
})
