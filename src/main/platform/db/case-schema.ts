/** Tables of cases and what belongs to them; see schema.ts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import type { CaseChannel, CaseFinding, CaseOutcome, Modus } from '#shared/features/case/case.schema.ts'
import {
  emptyEntityDetails,
  type EntityDetails,
  type EntityKind,
  type EntityRole,
  type EntitySource,
  type EntityWarning,
  type HowMet,
} from '#shared/features/entity/entity.schema.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type {
  ScreeningResult,
  ScreeningWarningCode,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import type { SubjectDetails } from '#shared/features/subject/subject-details.schema.ts'
import type { Subject, SubjectWarning } from '#shared/features/subject/subject.schema.ts'
import { bytes, day, flag, instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()
const version = () => integer().notNull().default(1)
const json = () => text({ mode: 'json' })

export const sections = sqliteTable('sections', {
  id: id(),
  uuid: recordUuid(),
  name: text().notNull(),
  endedOn: day(),
  version: version(),
})

export const runningNumbers = sqliteTable('running_numbers', {
  id: id(),
  uuid: recordUuid(),
  series: text({ enum: ['case', 'villageReport', 'villageReportRegister'] }).notNull(),
  year: integer().notNull(),
  lastCounter: integer().notNull(),
})

export const villageReports = sqliteTable('village_reports', {
  id: id(),
  uuid: recordUuid(),
  ticket: text().notNull(),
  registerNumber: text(),
  villageId: integer().notNull(),
  category: text({ enum: ['villageActivity', 'foreigner', 'traffickingSign', 'incident'] }).notNull(),
  title: text().notNull(),
  titleKey: text().notNull(),
  occurredOn: day(),
  occurredTime: text(),
  hamlet: text(),
  neighbourhood: text(),
  chronology: text().notNull(),
  estimatedPersons: integer(),
  channel: text({ enum: ['whatsapp', 'phone', 'faceToFace', 'letter', 'file', 'other'] }).notNull(),
  reporterName: text(),
  reporterRole: text(),
  reporterPhone: text(),
  liaisonName: text(),
  receivedAt: instant().notNull(),
  recordedAt: instant().notNull(),
  state: text({
    enum: ['submitted', 'correctionAsked', 'verified', 'followedUp', 'done', 'rejected'],
  }).notNull(),
  correctionNote: text(),
  verifiedAt: instant(),
  followedUpAt: instant(),
  intervention: text({
    enum: ['documentCheck', 'summons', 'jointOperation', 'education', 'proJustitia', 'case', 'other'],
  }),
  summary: text(),
  rejectionReason: text(),
  breachCause: text(),
  importDigest: bytes(),
  enteredBy: integer().notNull(),
  warnings: json().notNull().default([]),
  version: version(),
})

export const villageReportFiles = sqliteTable('village_report_files', {
  id: id(),
  uuid: recordUuid(),
  villageReportId: integer().notNull(),
  fileId: integer().notNull(),
  title: text().notNull(),
})

export const cases = sqliteTable('cases', {
  id: id(),
  uuid: recordUuid(),
  number: text().notNull(),
  numberKey: integer().notNull(),
  title: text().notNull(),
  channel: text().$type<CaseChannel>().notNull(),
  channelDetail: text(),
  receivedAt: instant().notNull(),
  recordedAt: instant().notNull(),
  eventOn: day(),
  eventPlace: text(),
  eventRegionCode: text(),
  villageId: integer(),
  villageReportId: integer(),
  modus: json().$type<Modus[]>().notNull().default([]),
  confidentiality: text({ enum: ['ordinary', 'restricted', 'secret'] }).notNull(),
  urgency: text({ enum: ['ordinary', 'urgent'] }).notNull(),
  sectionId: integer(),
  responsibleOfficerId: integer(),
  enteredBy: integer().notNull(),
  state: text({
    enum: [
      'registered',
      'screening',
      'interview',
      'assessment',
      'decision',
      'awaitingDocuments',
      'referral',
      'monitoring',
      'closed',
      'merged',
    ],
  }).notNull(),
  finding: text().$type<CaseFinding>(),
  outcome: text().$type<CaseOutcome>(),
  closedOn: day(),
  mergedIntoId: integer(),
  colour: text({ enum: ['red', 'orange', 'yellow', 'blue'] }),
  isSmuggling: flag().notNull().default(false),
  subjectCount: integer().notNull().default(0),
  undecidedCount: integer().notNull().default(0),
  dueAt: instant(),
  dueKind: text(),
  waitingFor: text({ enum: ['applicant', 'agency', 'supervisor', 'village'] }),
  updatedAt: instant().notNull(),
  warnings: json().$type<Record<string, unknown>[]>().notNull().default([]),
  version: version(),
})

export const caseNarratives = sqliteTable('case_narratives', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  chronology: text().notNull().default(''),
})

export const caseNotes = sqliteTable('case_notes', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  kind: text({ enum: ['note', 'closing', 'reopening', 'merging'] }).notNull(),
  body: text().notNull(),
  recordedAt: instant().notNull(),
})

export const caseLinks = sqliteTable('case_links', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  otherCaseId: integer().notNull(),
  kind: text({ enum: ['related', 'duplicate', 'sameGroup', 'samePerson'] }).notNull(),
  note: text(),
  recordedAt: instant().notNull(),
})

export const caseEvents = sqliteTable('case_events', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  occurredAt: instant().notNull(),
  recordedAt: instant().notNull(),
  kind: text().$type<CaseEventKind>().notNull(),
  officerId: integer(),
  subjectId: integer(),
  recordKind: text(),
  recordUuid: uuid(),
  data: json().$type<CaseEventData>().notNull().default({}),
})

export const subjects = sqliteTable('subjects', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  position: integer().notNull(),
  role: text().$type<Subject['role']>().notNull(),
  fullName: text(),
  nameKey: text().notNull().default(''),
  description: text(),
  alias: text(),
  sex: text({ enum: ['male', 'female'] }),
  birthPlace: text(),
  birthOn: day(),
  isChildStated: flag().notNull().default(false),
  nik: text(),
  nikUnknownReason: text().$type<NonNullable<Subject['nikUnknownReason']>>(),
  familyCardNumber: text(),
  motherName: text(),
  citizenship: text().notNull().default('IDN'),
  religion: text().$type<NonNullable<Subject['religion']>>(),
  maritalStatus: text().$type<NonNullable<Subject['maritalStatus']>>(),
  education: text().$type<NonNullable<Subject['education']>>(),
  occupation: text(),
  identityAddress: text(),
  identityRegionCode: text(),
  domicileAddress: text(),
  domicileRegionCode: text(),
  spokenLanguage: text(),
  careNeed: text(),
  dependents: integer(),
  passportNumber: text(),
  passportKey: text(),
  newPassportNumber: text(),
  newPassportKey: text(),
  photoFileId: integer(),
  colour: text({ enum: ['red', 'orange', 'yellow', 'blue'] }),
  isSmuggling: flag().notNull().default(false),
  decisionKind: text(),
  warnings: json().$type<SubjectWarning[]>().notNull().default([]),
  version: version(),
})

export const subjectDetails = sqliteTable('subject_details', {
  id: id(),
  uuid: recordUuid(),
  subjectId: integer().notNull(),
  passportMatter: json().$type<Partial<SubjectDetails['passportMatter']>>().notNull().default({}),
  travel: json().$type<Partial<SubjectDetails['travel']>>().notNull().default({}),
  job: json().$type<Partial<SubjectDetails['job']>>().notNull().default({}),
  placement: json().$type<Partial<SubjectDetails['placement']>>().notNull().default({}),
  money: json().$type<Partial<SubjectDetails['money']>>().notNull().default({}),
  consent: json().$type<Partial<SubjectDetails['consent']>>().notNull().default({}),
  emergency: json().$type<Partial<SubjectDetails['emergency']>>().notNull().default({}),
  version: version(),
})

export const subjectContacts = sqliteTable('subject_contacts', {
  id: id(),
  uuid: recordUuid(),
  subjectId: integer().notNull(),
  kind: text({ enum: ['phone', 'social', 'email'] }).notNull(),
  value: text().notNull(),
  valueKey: text().notNull(),
  note: text(),
})

export const presentedDocuments = sqliteTable('presented_documents', {
  id: id(),
  uuid: recordUuid(),
  subjectId: integer().notNull(),
  kind: text().notNull(),
  number: text(),
  issuer: text(),
  issuedOn: day(),
  verification: text({ enum: ['notChecked', 'match', 'mismatch', 'deniedByIssuer'] }).notNull(),
  copyFileId: integer(),
  condition: text(),
  heldAt: instant(),
  heldReason: text(),
  returnedAt: instant(),
  returnedTo: text(),
  note: text(),
  version: version(),
})

export const handovers = sqliteTable('handovers', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  kind: text({ enum: ['person', 'document', 'receipt'] }).notNull(),
  subjectId: integer(),
  happenedAt: instant().notNull(),
  recordedAt: instant().notNull(),
  place: text().notNull(),
  givenBy: text().notNull(),
  givenByTitle: text(),
  receivedBy: text().notNull(),
  receivedByTitle: text(),
  institution: text(),
  reason: text().notNull(),
  items: json().notNull(),
  version: version(),
})

export const screeningSets = sqliteTable('screening_sets', {
  id: id(),
  uuid: recordUuid(),
  number: integer().notNull(),
  title: text().notNull(),
  state: text({ enum: ['draft', 'inForce', 'replaced'] }).notNull(),
  content: json().$type<SetContent>().notNull(),
  inForceSince: integer(),
  approvedBy: integer(),
  changeNote: text(),
  version: version(),
})

export const assessments = sqliteTable('assessments', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  subjectId: integer().notNull(),
  screeningSetId: integer().notNull(),
  scope: text({ enum: ['quick', 'full'] }).notNull(),
  state: text({ enum: ['open', 'complete'] }).notNull(),
  assessedAt: instant().notNull(),
  recordedAt: instant().notNull(),
  officerId: integer().notNull(),
  answers: json().$type<WorkingAnswer[]>().notNull(),
  urgentFlags: json().$type<WorkingAnswer[]>().notNull(),
  protectiveFacts: json().$type<WorkingAnswer[]>().notNull(),
  note: text(),
  colour: text({ enum: ['red', 'orange', 'yellow', 'blue'] }),
  isSmuggling: flag().notNull().default(false),
  result: json().$type<ScreeningResult>(),
  warnings: json().$type<ScreeningWarningCode[]>().notNull().default([]),
  version: version(),
})

export const statutes = sqliteTable('statutes', {
  id: id(),
  uuid: recordUuid(),
  statute: text().notNull(),
  article: text().notNull(),
  subjectMatter: text().notNull(),
  decisionKinds: json().notNull(),
  validFrom: day().notNull(),
  validUntil: day(),
  source: text(),
  isChecked: flag().notNull().default(false),
  version: version(),
})

export const decisions = sqliteTable('decisions', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  subjectId: integer().notNull(),
  kind: text().notNull(),
  decidedOn: day().notNull(),
  recordedAt: instant().notNull(),
  ground: text().notNull(),
  reasonCode: text(),
  statuteId: integer(),
  statuteText: text(),
  officerId: integer().notNull(),
  supervisorId: integer(),
  state: text({ enum: ['proposed', 'inForce', 'rejected', 'ended'] }).notNull(),
  confirmedAt: instant(),
  documentsAsked: json().notNull().default([]),
  dueOn: day(),
  blockedUntil: day(),
  endedOn: day(),
  endReason: text({
    enum: ['superseded', 'documentsComplete', 'documentsNotBrought', 'lifted', 'takenBack', 'notConfirmed'],
  }),
  note: text(),
  batchUuid: uuid(),
  warnings: json().notNull().default([]),
  version: version(),
})

export const clocks = sqliteTable('clocks', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer(),
  subjectId: integer(),
  villageReportId: integer(),
  kind: text().notNull(),
  startedAt: instant().notNull(),
  dueAt: instant().notNull(),
  metAt: instant(),
  stoppedAt: instant(),
  breachCause: text(),
})

export const clockSettings = sqliteTable('clock_settings', {
  id: id(),
  uuid: recordUuid(),
  kind: text().notNull(),
  amount: integer().notNull(),
  unit: text({ enum: ['hours', 'calendarDays', 'workingDays', 'months'] }).notNull(),
  basis: text(),
  version: version(),
})

export const holidays = sqliteTable('holidays', {
  id: id(),
  uuid: recordUuid(),
  day: day().notNull(),
  name: text().notNull(),
  kind: text({ enum: ['national', 'collectiveLeave', 'local'] }).notNull(),
})

export const entities = sqliteTable('entities', {
  id: id(),
  uuid: recordUuid(),
  kind: text().$type<EntityKind>().notNull(),
  value: text().notNull(),
  valueKey: text().notNull(),
  attributes: json().$type<EntityDetails>().notNull().default(emptyEntityDetails),
  note: text(),
  caseCount: integer().notNull().default(0),
  recordedAt: instant().notNull(),
  version: version(),
})

export const entityAliases = sqliteTable('entity_aliases', {
  id: id(),
  uuid: recordUuid(),
  entityId: integer().notNull(),
  valueKey: text().notNull(),
})

export const caseEntities = sqliteTable('case_entities', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  entityId: integer().notNull(),
  role: text().$type<EntityRole>(),
  holderId: integer(),
  subjectId: integer(),
  source: text().$type<EntitySource>().notNull(),
  sourceNote: text(),
  howMet: text().$type<HowMet>(),
  recordedAt: instant().notNull(),
  warnings: json().$type<EntityWarning[]>().notNull().default([]),
  version: version(),
})

export const publicIdentifiers = sqliteTable('public_identifiers', {
  id: id(),
  uuid: recordUuid(),
  kind: text().$type<EntityKind>().notNull(),
  value: text().notNull(),
  valueKey: text().notNull(),
  owner: text().notNull(),
  version: version(),
})

export const interviews = sqliteTable('interviews', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  subjectId: integer().notNull(),
  kind: text({ enum: ['interview', 'examination'] }).notNull(),
  startedAt: instant().notNull(),
  endedAt: instant(),
  recordedAt: instant().notNull(),
  place: text().notNull(),
  officerId: integer().notNull(),
  secondOfficer: text(),
  interpreter: text(),
  spokenLanguage: text(),
  guardian: text(),
  guardianRelation: text(),
  basis: text().notNull(),
  observations: text(),
  opinion: text(),
  opinionReasons: text(),
  signature: text({ enum: ['open', 'signed', 'refused'] }).notNull(),
  refusalReason: text(),
  witnesses: json().notNull().default([]),
  state: text({ enum: ['open', 'finished'] }).notNull(),
  version: version(),
})

export const interviewLines = sqliteTable('interview_lines', {
  id: id(),
  interviewId: integer().notNull(),
  position: integer().notNull(),
  question: text().notNull(),
  answer: text().notNull(),
})

export const evidence = sqliteTable('evidence', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  subjectId: integer(),
  interviewId: integer(),
  fileId: integer().notNull(),
  shownFileId: integer(),
  title: text().notNull(),
  kind: text({ enum: ['photo', 'scan', 'chat', 'recording', 'ticket', 'document', 'other'] }).notNull(),
  source: text().notNull(),
  obtainedOn: day(),
  note: text(),
  pageCount: integer(),
  recordedAt: instant().notNull(),
  recordedBy: integer().notNull(),
  withdrawnAt: instant(),
  withdrawalReason: text(),
  version: version(),
})

export const tasks = sqliteTable('tasks', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer(),
  villageReportId: integer(),
  kind: text({
    enum: ['ordinary', 'supervisorNotice', 'proposeCancellation', 'blockedPersonAppeared', 'confirmDecision'],
  }).notNull(),
  title: text().notNull(),
  data: json().notNull().default({}),
  dueOn: day(),
  assignedOfficerId: integer(),
  assignedRole: text(),
  sectionId: integer(),
  createdBy: integer().notNull(),
  recordedAt: instant().notNull(),
  state: text({ enum: ['open', 'done', 'cancelled'] }).notNull(),
  finishedAt: instant(),
  finishedBy: integer(),
  result: text(),
  version: version(),
})

export const savedViews = sqliteTable('saved_views', {
  id: id(),
  uuid: recordUuid(),
  officerId: integer().notNull(),
  list: text().notNull(),
  name: text().notNull(),
  query: json().notNull(),
  position: integer().notNull(),
})

export const purposeDocuments = sqliteTable('purpose_documents', {
  id: id(),
  uuid: recordUuid(),
  purpose: text().notNull(),
  document: text().notNull(),
  validFrom: day().notNull(),
  validUntil: day(),
  source: text(),
  version: version(),
})

export const countryStatuses = sqliteTable('country_statuses', {
  id: id(),
  uuid: recordUuid(),
  countryCode: text().notNull(),
  countryName: text().notNull(),
  sector: text(),
  status: text({ enum: ['open', 'closed', 'sectorMoratorium', 'notPlacement', 'warning'] }).notNull(),
  validFrom: day().notNull(),
  validUntil: day(),
  source: text(),
  version: version(),
})

export const registerMappings = sqliteTable('register_mappings', {
  id: id(),
  uuid: recordUuid(),
  headerKey: text().notNull(),
  mapping: json().notNull(),
})

export const drafts = sqliteTable('drafts', {
  id: id(),
  uuid: recordUuid(),
  officerId: integer().notNull(),
  kind: text().notNull(),
  recordKey: text().notNull(),
  label: text().notNull(),
  body: text().notNull(),
  startedAt: instant().notNull(),
  savedAt: instant().notNull(),
})
