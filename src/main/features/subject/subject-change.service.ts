import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { SubjectDetails } from '#shared/features/subject/subject-details.schema.ts'
import { examinedVerdict } from '#shared/features/subject/subject.rules.ts'
import {
  subjectAddressInput,
  type SubjectInput,
  subjectIdentityInput,
  type SubjectWarning,
  type SubjectWarningCode,
} from '#shared/features/subject/subject.schema.ts'
import type {
  CoveredSection,
  FoundWarning,
  OpenedSection,
  RevealInput,
  SectionValues,
  SubjectSection,
} from '#shared/features/subject/subject-view.schema.ts'
import {
  assertCaseOpen,
  getCase,
  getCaseByRowId,
  recordCaseEvent,
  refreshCase,
} from '#main/features/case/index.ts'
import { dropDraft } from '#main/features/draft/index.ts'
import type { CaseEventData } from '#shared/features/case/case-event.schema.ts'
import type { Subject as About } from '#main/platform/db/change-log.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { clearLinesOf } from './subject-view.service.ts'
import {
  findSubject,
  getDetails,
  replaceContacts,
  type SubjectRecord,
  updateDetails,
  updateSubject,
} from './subject.repo.ts'
import { columnsOf, createSubjects, getSubject, judgeSubject } from './subject.service.ts'

type Warned = { outcome: 'warned'; warnings: FoundWarning[] }

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
const askFirst = (
  warnings: readonly FoundWarning[],
  accepted: readonly SubjectWarningCode[],
): Warned | undefined =>
  warnings.some(({ code }) => !accepted.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

const draftKind = 'subject'

/** Adds somebody, and takes the officer's draft for this case away with it. */
export const addSubject = (
  context: OfficerContext,
  input: {
    caseId: string
    subject: SubjectInput
    submissionId?: SubjectRecord['id'] | undefined
    acceptedWarnings: SubjectWarningCode[]
  },
): { outcome: 'saved'; id: SubjectRecord['id'] } | Warned => {
  const { submissionId } = input
  const record = getCase(context.db, context.scope, input.caseId)
  const earlier = submissionId && findSubject(context.db, context.scope, submissionId)
  if (earlier) {
    context.database.drafts.drop({ officerId: context.officer.id, kind: draftKind, recordKey: record.id })
    return { outcome: 'saved', id: earlier.id }
  }
  assertCaseOpen(record)
  const judged = judgeSubject(context, input.subject, { caseRowId: record.rowId })
  assertAllowed(examinedVerdict(judged))
  const question = askFirst(judged.warnings, input.acceptedWarnings)
  if (question) return question
  const about: About[] = [{ kind: 'case', id: record.id }]
  const id = context.change(about, (db) => {
    const [created] = createSubjects(db, context, record, [{ ...input.subject, id: submissionId }])
    if (!created) throw new Error('a subject that was added is there')
    about.push({ kind: 'subject', id: created.id })
    if (submissionId) dropDraft(db, context.officer.id, draftKind, record.id)
    return created.id
  })
  return { outcome: 'saved', id }
}

const aboutOf = (subject: SubjectRecord): About[] => [
  { kind: 'case', id: subject.caseId },
  { kind: 'subject', id: subject.id },
]

/** A subject with its details as it would be typed anew. */
const inputOf = (subject: SubjectRecord, details: SubjectDetails): SubjectInput => {
  const { id: _id, caseId: _case, rowId: _row, caseRowId: _caseRow, position: _position, ...rest } = subject
  const { age: _age, isChild: _child, colour: _colour, isSmuggling: _smuggling, ...kept } = rest
  const { decisionKind: _decision, warnings: _warnings, version: _version, contacts, ...typed } = kept
  return { ...typed, contacts: contacts.map(({ kind, value, note }) => ({ kind, value, note })), details }
}

const withSection = (input: SubjectInput, change: SectionValues): SubjectInput => {
  const { details } = input
  switch (change.section) {
    case 'identity':
    case 'address':
      return { ...input, ...change.values }
    case 'contacts': {
      const { contacts, emergency } = change.values
      return { ...input, contacts, details: { ...details, emergency } }
    }
    case 'passport': {
      const { passportMatter, ...numbers } = change.values
      return { ...input, ...numbers, details: { ...details, passportMatter } }
    }
    case 'travel':
      return { ...input, details: { ...details, travel: change.values } }
    case 'job':
      return { ...input, details: { ...details, job: change.values } }
    case 'placement':
      return { ...input, details: { ...details, placement: change.values } }
    case 'money':
      return { ...input, details: { ...details, money: change.values } }
    case 'consent':
      return { ...input, details: { ...details, consent: change.values } }
  }
}

/** Which findings are shown while a section is saved. */
const fieldsOfSection: Readonly<Record<SubjectSection, (field: string) => boolean>> = {
  identity: (field) => Object.hasOwn(subjectIdentityInput.shape, field),
  address: (field) => Object.hasOwn(subjectAddressInput.shape, field),
  contacts: (field) => field.startsWith('contacts.') || field.startsWith('details.emergency.'),
  passport: (field) => field.endsWith('assportNumber') || field.startsWith('details.passportMatter.'),
  travel: (field) => field.startsWith('details.travel.'),
  job: (field) => field.startsWith('details.job.'),
  placement: (field) => field.startsWith('details.placement.'),
  money: (field) => field.startsWith('details.money.'),
  consent: (field) => field.startsWith('details.consent.'),
}

const isKept = (kept: readonly SubjectWarning[], { code, data }: FoundWarning): boolean =>
  kept.some((one) => one.code === code && JSON.stringify(one.data) === JSON.stringify(data))

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'subject' })

/**
 * Saves one section. What was overruled once is not asked again as long as it is the same; warnings about other sections
 * are not asked here.
 *
 * @throws DomainError RECORD_CHANGED_MEANWHILE, CASE_CLOSED, the refusals of `subjectDataErrors`
 */
export const saveSection = (
  context: OfficerContext,
  input: { id: string; version: number; change: SectionValues; acceptedWarnings: SubjectWarningCode[] },
): { outcome: 'saved'; version: number } | Warned => {
  const { db, scope } = context
  const subject = getSubject(db, scope, input.id)
  const record = getCaseByRowId(db, subject.caseRowId)
  assertCaseOpen(record)
  if (subject.version !== input.version) throw staleRefusal()
  const { change } = input
  const typed = withSection(inputOf(subject, getDetails(db, subject.rowId)), change)
  const judged = judgeSubject(context, typed, { caseRowId: record.rowId, exceptRowId: subject.rowId })
  assertAllowed(examinedVerdict(judged))
  const asked = judged.warnings.filter(
    (warning) => fieldsOfSection[change.section](warning.field) && !isKept(subject.warnings, warning),
  )
  const question = askFirst(asked, input.acceptedWarnings)
  if (question) return question

  context.change(aboutOf(subject), (write) => {
    if (!updateSubject(write, { rowId: subject.rowId, version: input.version }, columnsOf(judged))) {
      throw staleRefusal()
    }
    if (change.section === 'contacts') replaceContacts(write, subject.rowId, judged.subject.contacts)
    updateDetails(write, subject.rowId, judged.subject.details)
    recordEvent(context, write, subject, 'subjectChanged', { section: change.section })
    refreshCase(write, subject.caseRowId, context.now())
  })
  return { outcome: 'saved', version: input.version + 1 }
}

const recordEvent = (
  context: OfficerContext,
  db: WriteDb,
  subject: SubjectRecord,
  kind: 'subjectChanged' | 'subjectRevealed',
  data: CaseEventData,
): void => {
  const now = context.now()
  recordCaseEvent(db, {
    caseRowId: subject.caseRowId,
    kind,
    occurredAt: now,
    recordedAt: now,
    officerRowId: context.officer.id,
    subjectRowId: subject.rowId,
    record: { kind: 'subject', id: subject.id },
    data: { position: subject.position, ...data },
  })
}

/** One covered value. The act names the field and the reason; the value stands nowhere in it. */
export const revealValue = (
  context: OfficerContext,
  { id, field, use, reason }: RevealInput,
): { lines: string[] } => {
  const subject = getSubject(context.db, context.scope, id)
  const lines = clearLinesOf(subject, getDetails(context.db, subject.rowId))[field]
  context.change(
    aboutOf(subject),
    (db) => recordEvent(context, db, subject, 'subjectRevealed', { field, use }),
    reason,
  )
  return { lines }
}

/** A section in clear for editing: the same act as revealing its fields one by one. */
export const openSection = (
  context: OfficerContext,
  { id, section, reason }: { id: string; section: CoveredSection; reason: string },
): OpenedSection => {
  const subject = getSubject(context.db, context.scope, id)
  const details = getDetails(context.db, subject.rowId)
  context.change(
    aboutOf(subject),
    (db) => recordEvent(context, db, subject, 'subjectRevealed', { section, use: 'edit' }),
    reason,
  )
  return { version: subject.version, opened: openedOf(subject, details, section) }
}

const openedOf = (
  subject: SubjectRecord,
  details: SubjectDetails,
  section: CoveredSection,
): SectionValues => {
  const { contacts, passportNumber, newPassportNumber, ...typed } = inputOf(subject, details)
  const { identityAddress, identityRegionCode, domicileAddress, domicileRegionCode, ...identity } = typed
  switch (section) {
    case 'identity': {
      const { details: _details, ...values } = identity
      return { section, values }
    }
    case 'address':
      return { section, values: { identityAddress, identityRegionCode, domicileAddress, domicileRegionCode } }
    case 'contacts':
      return { section, values: { contacts, emergency: details.emergency } }
    case 'passport':
      return {
        section,
        values: { passportNumber, newPassportNumber, passportMatter: details.passportMatter },
      }
    case 'consent':
      return { section, values: details.consent }
  }
}
