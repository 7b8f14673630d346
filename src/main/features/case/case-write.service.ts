import type { z } from 'zod'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { caseContract } from '#shared/features/case/case.contract.ts'
import type { CaseDetail, CaseOutcomeOfWrite } from '#shared/features/case/case-detail.schema.ts'
import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { canReceive, canSetConfidentiality, caseFieldWarnings } from '#shared/features/case/case.rules.ts'
import type { CaseFields, CaseWarning } from '#shared/features/case/case.schema.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { sectionRowIdOf } from '#main/features/office/index.ts'
import { getVillage, type VillageRecord } from '#main/features/village/index.ts'
import { createCase, officerRowIdOf } from './case-create.service.ts'
import { insertNote } from './case-detail.repo.ts'
import { recordCaseEvent } from './case-event.repo.ts'
import { readCase, readCaseOnce } from './case-read.service.ts'
import { refreshCase, takeCaseStep } from './case-upkeep.service.ts'
import { type CaseRecord, findChronology, saveChronology, updateCase } from './case.repo.ts'
import { assertCaseOpen, getCase } from './case.service.ts'

type Contract = typeof caseContract
export type InputOf<Name extends keyof Contract> = Contract[Name] extends {
  '~orpc': { inputSchema?: infer Schema }
}
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : never
  : never

export type Target = { id: string; version: number }
type Accepted = { acceptedWarnings: readonly CaseWarning['code'][] }

const outdated = (): DomainError => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'case' })

/** The case as the officer read it, or the refusal that somebody saved it meanwhile. */
export const getCaseToChange = ({ db, scope }: OfficerContext, { id, version }: Target): CaseRecord => {
  const record = getCase(db, scope, id)
  if (record.version !== version) throw outdated()
  return record
}

/** Writes under the version that was read. @throws DomainError RECORD_CHANGED_MEANWHILE */
export const writeCase = (
  db: WriteDb,
  record: CaseRecord,
  changes: Parameters<typeof updateCase>[2],
): void => {
  if (!updateCase(db, record, changes)) throw outdated()
}

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
export const askFirst = (
  warnings: readonly CaseWarning[],
  { acceptedWarnings }: Accepted,
): CaseOutcomeOfWrite | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

/** A line of the timeline for something this officer does now. */
export const tell = (
  db: WriteDb,
  context: OfficerContext,
  caseRowId: number,
  kind: CaseEventKind,
  more: { data?: CaseEventData; noteId?: string; occurredAt?: number } = {},
): void => {
  const now = context.now()
  recordCaseEvent(db, {
    caseRowId,
    kind,
    occurredAt: more.occurredAt ?? now,
    recordedAt: now,
    officerRowId: context.officer.id,
    ...(more.noteId === undefined ? {} : { record: { kind: 'caseNote', id: more.noteId } }),
    ...(more.data === undefined ? {} : { data: more.data }),
  })
}

export const about = ({ id }: Pick<CaseRecord, 'id'>) => [{ kind: 'case', id }]

const judged = (
  context: OfficerContext,
  fields: CaseFields,
): { village: VillageRecord | undefined; warnings: CaseWarning[] } => {
  assertAllowed(canReceive(fields, context.now()))
  const village = fields.villageId === null ? undefined : getVillage(context.db, fields.villageId)
  return { village, warnings: caseFieldWarnings(fields, village?.regionCode ?? null, context.today()) }
}

/** Registers a case of which no person is known yet. */
export const createBareCase = (
  context: OfficerContext,
  { acceptedWarnings, villageId, receivedAt, ...input }: InputOf<'create'>,
): CaseOutcomeOfWrite => {
  const { village, warnings } = judged(context, { ...input, villageId, receivedAt })
  const question = askFirst(warnings, { acceptedWarnings })
  if (question) return question
  const id = newId('Case')
  const rowId = context.change([{ kind: 'case', id }], (db) => {
    const record = createCase(db, context, {
      ...input,
      id,
      receivedAt: receivedAt.getTime(),
      villageRowId: village?.rowId ?? null,
      villageReportRowId: null,
      sectionId: null,
      responsibleOfficerId: null,
      warnings,
    })
    refreshCase(db, record.rowId, context.now())
    return record.rowId
  })
  return { outcome: 'saved', detail: readCaseOnce(context, { id, rowId }) }
}

const changedFields = (
  before: CaseRecord,
  fields: CaseFields,
  chronologyBefore: string,
): (keyof CaseFields)[] =>
  (Object.keys(fields) as (keyof CaseFields)[]).filter((key) =>
    key === 'chronology'
      ? (fields.chronology ?? '') !== chronologyBefore
      : JSON.stringify(fields[key]) !== JSON.stringify(before[key]),
  )

/** Saves what is known of the event. Warnings are asked again only where what they are about has changed. */
export const saveCase = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...fields }: InputOf<'save'>,
): CaseOutcomeOfWrite => {
  const record = getCaseToChange(context, { id, version })
  assertCaseOpen(record)
  const { village, warnings } = judged(context, fields)
  const known = new Set(record.warnings.map(({ code, data }) => JSON.stringify([code, data])))
  const question = askFirst(
    warnings.filter(({ code, data }) => !known.has(JSON.stringify([code, data]))),
    { acceptedWarnings },
  )
  if (question) return question
  const changed = changedFields(record, fields, findChronology(context.db, record.rowId))
  if (changed.length === 0) return { outcome: 'saved', detail: readCase(context, id) }
  const { chronology, villageId: _villageId, receivedAt, ...rest } = fields
  context.change(about(record), (db) => {
    writeCase(db, record, {
      ...rest,
      receivedAt: receivedAt.getTime(),
      villageId: village?.rowId ?? null,
      warnings,
      updatedAt: context.now(),
    })
    saveChronology(db, record.rowId, chronology)
    tell(db, context, record.rowId, 'caseChanged', { data: { fields: changed.join(',') } })
  })
  return { outcome: 'saved', detail: readCase(context, id) }
}

/** Gives the case to an officer; without a section it goes to his. */
export const assignCase = (
  context: OfficerContext,
  { officerId, sectionId, note, ...target }: InputOf<'assign'>,
): CaseDetail => {
  const record = getCaseToChange(context, target)
  assertCaseOpen(record)
  const officer = officerRowIdOf(context.db, officerId)
  const section = sectionRowIdOf(context.db, sectionId) ?? officer.sectionRowId
  context.change(
    about(record),
    (db) => {
      const now = context.now()
      writeCase(db, record, {
        responsibleOfficerId: officer.rowId,
        sectionId: section,
        updatedAt: now,
      })
      const noteId =
        note === null
          ? undefined
          : insertNote(db, { caseRowId: record.rowId, kind: 'note', body: note, recordedAt: now })
      tell(db, context, record.rowId, 'caseAssigned', {
        data: { officerId, ...(sectionId === null ? {} : { sectionId }) },
        ...(noteId === undefined ? {} : { noteId }),
      })
    },
    note ?? undefined,
  )
  return readCaseOnce(context, record)
}

export const setConfidentiality = (
  context: OfficerContext,
  { confidentiality, reason, ...target }: InputOf<'setConfidentiality'>,
): CaseDetail => {
  const record = getCaseToChange(context, target)
  assertCaseOpen(record)
  assertAllowed(canSetConfidentiality(context.officer.roles, record.confidentiality, confidentiality))
  if (confidentiality === record.confidentiality) return readCase(context, record.id)
  // Without its key nobody can put the texts of a secret case back in clear.
  if (record.confidentiality === 'secret') context.officer.caseKeys.assertHeld(context.db, record.rowId)
  context.change(
    about(record),
    (db) => {
      writeCase(db, record, { confidentiality, updatedAt: context.now() })
      const data = { from: record.confidentiality, confidentiality }
      tell(db, context, record.rowId, 'caseConfidentialityChanged', { data })
    },
    reason,
  )
  return readCaseOnce(context, record)
}

export const setUrgency = (
  context: OfficerContext,
  { urgency, reason, ...target }: InputOf<'setUrgency'>,
): CaseDetail => {
  const record = getCaseToChange(context, target)
  assertCaseOpen(record)
  if (urgency === record.urgency) return readCase(context, record.id)
  context.change(
    about(record),
    (db) => {
      writeCase(db, record, { urgency, updatedAt: context.now() })
      const kind = urgency === 'urgent' ? 'caseUrgencyRaised' : 'caseUrgencyLowered'
      tell(db, context, record.rowId, kind)
    },
    reason,
  )
  return readCase(context, record.id)
}

/** Notes something in the timeline, now or when it happened. A closed case can still be noted in. */
export const addNote = (
  context: OfficerContext,
  { id, body, occurredAt }: InputOf<'addNote'>,
): CaseDetail => {
  const record = getCase(context.db, context.scope, id)
  const now = context.now()
  if (occurredAt !== null && occurredAt.getTime() > now) throw new DomainError('NOTE_IN_FUTURE')
  context.change(about(record), (db) => {
    const noteId = insertNote(db, { caseRowId: record.rowId, kind: 'note', body, recordedAt: now })
    tell(db, context, record.rowId, 'caseNoted', { noteId, occurredAt: occurredAt?.getTime() ?? now })
    refreshCase(db, record.rowId, now)
  })
  return readCase(context, id)
}

/** A step that is nothing but a step. */
export const takePlainStep = (
  context: OfficerContext,
  { step, ...target }: InputOf<'takeStep'>,
): CaseDetail => {
  const record = getCaseToChange(context, target)
  context.change(about(record), (db) => {
    const now = context.now()
    const { state } = takeCaseStep(db, record, step, now)
    writeCase(db, record, { updatedAt: now })
    tell(db, context, record.rowId, 'caseStepTaken', { data: { step, from: record.state, state } })
    refreshCase(db, record.rowId, now)
  })
  return readCase(context, record.id)
}
