/** The tables as queries see them. The truth is the migrations; a test holds the two together. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accessKinds, checkpointOccasions, type AccessDetail } from '#shared/features/audit/audit.schema.ts'
import type { Language } from '#shared/kernel/plain-date.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import { bytes, day, flag, instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()
const version = () => integer().notNull().default(1)

export const changes = sqliteTable('changes', {
  seq: integer().primaryKey(),
  uuid: recordUuid(),
  action: text().notNull(),
  officerId: integer(),
  recordedAt: instant().notNull(),
  reason: text(),
  subjects: text().notNull(),
  lastEntryId: integer().notNull(),
  digest: bytes().notNull(),
})

export const changeEntries = sqliteTable('change_entries', {
  id: id(),
  changeSeq: integer().notNull(),
  tableName: text().notNull(),
  rowId: integer().notNull(),
  operation: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
  beforeJson: text(),
  afterJson: text(),
  segmentId: integer(),
})

export const changeSubjects = sqliteTable('change_subjects', {
  changeSeq: integer().notNull(),
  kind: text().notNull(),
  recordUuid: recordUuid(),
})

export const changeSegments = sqliteTable('change_segments', {
  id: id(),
  firstSeq: integer().notNull(),
  lastSeq: integer().notNull(),
  digest: bytes().notNull(),
  body: bytes().notNull(),
})

export const files = sqliteTable('files', {
  id: id(),
  uuid: recordUuid(),
  blobId: bytes().notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: integer().notNull(),
  sha256: bytes().notNull(),
  recordedAt: instant().notNull(),
  sealedSha256: text(),
})

export const officers = sqliteTable('officers', {
  id: id(),
  uuid: recordUuid(),
  login: text().notNull(),
  loginKey: text().notNull(),
  fullName: text().notNull(),
  nip: text(),
  position: text(),
  slotId: text().notNull(),
  disabledAt: instant(),
  version: version(),
  sectionId: integer(),
  sealKey: bytes(),
})

export const officerRoles = sqliteTable('officer_roles', {
  id: id(),
  officerId: integer().notNull(),
  role: text().$type<Role>().notNull(),
})

export const offices = sqliteTable('offices', {
  id: id(),
  uuid: recordUuid(),
  officeClass: text().notNull(),
  name: text().notNull(),
  city: text().notNull(),
  address: text().notNull(),
  phone: text(),
  email: text(),
  website: text(),
  provinceName: text().notNull(),
  logoFileId: integer(),
  language: text().$type<Language>().notNull(),
  idleMinutes: integer().notNull().default(5),
  paper: text({ enum: ['a4', 'f4'] })
    .notNull()
    .default('a4'),
  version: version(),
  letterCodes: flag().notNull().default(false),
})

export const workingAreas = sqliteTable('working_areas', {
  id: id(),
  uuid: recordUuid(),
  regencyCode: text().notNull(),
  regencyName: text().notNull(),
})

export const letterheads = sqliteTable('letterheads', {
  id: id(),
  uuid: recordUuid(),
  validFrom: day().notNull(),
  ministryLine: text().notNull(),
  parentLines: text({ mode: 'json' }).$type<string[]>().notNull(),
  source: text(),
})

export const signatories = sqliteTable('signatories', {
  id: id(),
  uuid: recordUuid(),
  fullName: text().notNull(),
  nip: text(),
  title: text().notNull(),
  capacity: text({ enum: ['definitive', 'acting', 'dailyActing', 'onBehalf'] }).notNull(),
  fromOn: day().notNull(),
  untilOn: day(),
})

export const villages = sqliteTable('villages', {
  id: id(),
  uuid: recordUuid(),
  regionCode: text().notNull(),
  tableName: text().notNull(),
  printedName: text().notNull(),
  printedNameKey: text().notNull(),
  unitType: text().notNull(),
  unitTypePrinted: text().notNull(),
  headTitle: text().notNull(),
  districtName: text().notNull(),
  regencyCode: text().notNull(),
  regencyName: text().notNull(),
  provinceName: text().notNull(),
  officeAddress: text(),
  note: text(),
  state: text().notNull(),
  version: version(),
})

export const villageMilestones = sqliteTable('village_milestones', {
  id: id(),
  uuid: recordUuid(),
  villageId: integer().notNull(),
  kind: text().notNull(),
  occurredOn: day().notNull(),
  note: text(),
  recordedAt: instant().notNull(),
})

export const villageHeads = sqliteTable('village_heads', {
  id: id(),
  uuid: recordUuid(),
  villageId: integer().notNull(),
  fullName: text().notNull(),
  phone: text(),
  fromOn: day().notNull(),
  untilOn: day(),
})

export const agreements = sqliteTable('agreements', {
  id: id(),
  uuid: recordUuid(),
  kind: text({ enum: ['cooperationAgreement', 'memorandum', 'addendum'] }).notNull(),
  parentId: integer(),
  title: text().notNull(),
  titleKey: text().notNull(),
  signedOn: day(),
  signedAtPlace: text(),
  startsOn: day(),
  endsOn: day(),
  openEnded: flag().notNull().default(false),
  automaticRenewal: flag().notNull().default(false),
  originalsCount: integer().notNull().default(2),
  originalsHolders: text(),
  note: text(),
  terminatedOn: day(),
  terminationReason: text(),
  version: version(),
})

export const agreementParties = sqliteTable('agreement_parties', {
  id: id(),
  agreementId: integer().notNull(),
  position: integer().notNull(),
  institution: text().notNull(),
  representative: text(),
  representativeTitle: text(),
  authority: text(),
  address: text(),
  number: text(),
})

export const agreementItems = sqliteTable('agreement_items', {
  id: id(),
  agreementId: integer().notNull(),
  kind: text({ enum: ['scope', 'obligation'] }).notNull(),
  position: integer().notNull(),
  partyPosition: integer(),
  text: text().notNull(),
  fulfilled: flag(),
})

export const agreementVillages = sqliteTable('agreement_villages', {
  id: id(),
  agreementId: integer().notNull(),
  villageId: integer().notNull(),
})

export const agreementFiles = sqliteTable('agreement_files', {
  id: id(),
  agreementId: integer().notNull(),
  fileId: integer().notNull(),
})

export const decrees = sqliteTable('decrees', {
  id: id(),
  uuid: recordUuid(),
  number: text(),
  decidedOn: day(),
  decidedAtPlace: text(),
  subject: text().notNull(),
  signatoryName: text(),
  signatoryNip: text(),
  signatoryTitle: text(),
  signatoryCapacity: text({ enum: ['definitive', 'acting', 'dailyActing', 'onBehalf'] }),
  agreementId: integer(),
  content: text({ mode: 'json' }).$type<unknown>().notNull(),
  state: text({ enum: ['draft', 'decided', 'revoked'] }).notNull(),
  revokedOn: day(),
  revocationReason: text(),
  version: version(),
})

export const designations = sqliteTable('designations', {
  id: id(),
  uuid: recordUuid(),
  decreeId: integer().notNull(),
  villageId: integer().notNull(),
  position: integer().notNull(),
  validUntil: day(),
  inauguratedOn: day(),
  inauguratedAtPlace: text(),
  presentedBy: text(),
  receivedBy: text(),
  receivedByTitle: text(),
  boardInstalledOn: day(),
  secretariat: flag(),
  endedOn: day(),
  endReason: text(),
  version: version(),
})

export const liaisonAssignments = sqliteTable('liaison_assignments', {
  id: id(),
  uuid: recordUuid(),
  villageId: integer().notNull(),
  officerName: text().notNull(),
  officerNameKey: text().notNull(),
  officerNip: text(),
  officerPhone: text(),
  kind: text({ enum: ['main', 'substitute'] }).notNull(),
  fromOn: day().notNull(),
  untilOn: day(),
  decreeNumber: text(),
  endNote: text(),
  version: version(),
})

export const numberPatterns = sqliteTable('number_patterns', {
  id: id(),
  uuid: recordUuid(),
  documentType: text().notNull(),
  pattern: text().notNull(),
  digits: integer().notNull(),
  counterScope: text({ enum: ['type', 'typeAndYear', 'year', 'classificationAndYear'] }).notNull(),
  tokens: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  version: version(),
})

export const documentNumbers = sqliteTable('document_numbers', {
  id: id(),
  uuid: recordUuid(),
  documentType: text().notNull(),
  number: text().notNull(),
  numberKey: text().notNull(),
  origin: text({ enum: ['pattern', 'external'] }).notNull(),
  counterKey: text(),
  counter: integer(),
  datedOn: day().notNull(),
  state: text({ enum: ['reserved', 'issued', 'cancelled'] }).notNull(),
  reason: text(),
  recordedAt: instant().notNull(),
})

export const numberStarts = sqliteTable('number_starts', {
  id: id(),
  uuid: recordUuid(),
  counterKey: text().notNull(),
  nextCounter: integer().notNull(),
})

export const numberGaps = sqliteTable('number_gaps', {
  id: id(),
  uuid: recordUuid(),
  counterKey: text().notNull(),
  firstCounter: integer().notNull(),
  lastCounter: integer().notNull(),
  reason: text().notNull(),
})

export const issuedDocuments = sqliteTable('issued_documents', {
  id: id(),
  uuid: recordUuid(),
  documentType: text().notNull(),
  subjectUuid: recordUuid(),
  subjectLabel: text().notNull(),
  numberId: integer(),
  number: text(),
  serial: text(),
  datedOn: day().notNull(),
  issuedAt: instant().notNull(),
  issuedBy: integer().notNull(),
  template: text().notNull(),
  templateDigest: text().notNull(),
  inputs: text().notNull(),
  fileId: integer().notNull(),
  pageCount: integer().notNull(),
  batchUuid: uuid(),
  state: text({ enum: ['issued', 'superseded', 'revoked'] }).notNull(),
  supersedesId: integer(),
  stateReason: text(),
  version: version(),
})

export const documentBatches = sqliteTable('document_batches', {
  id: id(),
  uuid: recordUuid(),
  documentType: text().notNull(),
  label: text().notNull(),
  fileId: integer().notNull(),
  documentCount: integer().notNull(),
  issuedAt: instant().notNull(),
})

export const printActs = sqliteTable('print_acts', {
  id: id(),
  uuid: recordUuid(),
  documentId: integer().notNull(),
  kind: text({ enum: ['sentToPrinter', 'inHand', 'spoiled', 'cancelled', 'savedAsFile'] }).notNull(),
  isCopy: flag().notNull(),
  copies: integer().notNull(),
  answersId: integer(),
  note: text(),
  recordedAt: instant().notNull(),
  officerId: integer().notNull(),
})

/** Acts that read, hand out or were refused; `seq` is the act itself. */
export const accessEntries = sqliteTable('access_entries', {
  id: id(),
  seq: integer().notNull(),
  kind: text({ enum: accessKinds }).notNull(),
  detail: text({ mode: 'json' }).$type<AccessDetail>().notNull().default({}),
})

export const deviceKeys = sqliteTable('device_keys', {
  id: id(),
  uuid: recordUuid(),
  publicKey: bytes().notNull(),
  sealedPrivateKey: bytes().notNull(),
  madeAt: instant().notNull(),
})

export const checkpoints = sqliteTable('checkpoints', {
  id: id(),
  uuid: recordUuid(),
  seq: integer().notNull(),
  digest: bytes().notNull(),
  previous: bytes(),
  madeAt: instant().notNull(),
  occasion: text({ enum: checkpointOccasions }).notNull(),
  statement: text().notNull(),
  signature: bytes().notNull(),
  keyId: integer().notNull(),
})

export * from './access-schema.ts'
export * from './backup-schema.ts'
export * from './case-schema.ts'
export * from './key-schema.ts'
export * from './referral-schema.ts'
