import { DomainError } from '#shared/kernel/errors.ts'
import type {
  ApplyInput,
  ApplyResult,
  RegisterPerson,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { passportKeyOf } from '#shared/features/identity/passport.rules.ts'
import { subjectInputOf } from '#shared/features/group-intake/register-person.rules.ts'
import {
  assertCaseOpen,
  type CaseRecord,
  createCase,
  getCase,
  recordCaseEvent,
} from '#main/features/case/index.ts'
import { createSubjects } from '#main/features/subject/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { unpack } from './checked-rows.ts'
import { keepMapping, listNumbersOfCase } from './group-intake.repo.ts'
import { getChecked } from './report.service.ts'
import { unstage } from './staging.ts'

/**
 * Adds the chosen people of a checked register to a case in one act: all of them or, where anything is refused, nobody.
 * Whoever is in that very case by NIK or passport is not added twice. How the columns were read is remembered.
 *
 * @throws DomainError REGISTER_NOT_STAGED, REGISTER_NOT_CHECKED, REGISTER_NOTHING_CHOSEN, RECORD_NOT_FOUND (case),
 *   CASE_CLOSED, CASE_MERGED, SUBJECTS_FULL, CASE_RECEIVED_IN_FUTURE
 */
export const applyRegister = (context: OfficerContext, input: ApplyInput): ApplyResult => {
  const { register, checked } = getChecked(context, input.id)
  const chosen = checked.rows.good.filter(({ isChosen }) => isChosen).map((row) => unpack(row).person)
  if (chosen.length === 0) throw new DomainError('REGISTER_NOTHING_CHOSEN')
  context.service.assertRoomForLargeWork()
  assertReceived(context, input)
  const about: { kind: 'case' | 'subject'; id: string }[] = []
  const result = context.change(about, (db) => {
    const record = targetCase(db, context, input)
    assertCaseOpen(record)
    const fresh = withoutThoseThere(db, record, chosen)
    if (fresh.length === 0) throw new DomainError('REGISTER_NOTHING_CHOSEN')
    const subjects = createSubjects(
      db,
      context,
      record,
      fresh.map((person) => subjectInputOf(person, input.role)),
    )
    recordCaseEvent(db, {
      caseRowId: record.rowId,
      kind: 'registerApplied',
      occurredAt: context.now(),
      recordedAt: context.now(),
      officerRowId: context.officer.id,
      data: { count: subjects.length, bad: checked.rows.bad.length },
    })
    if (checked.headingKey !== null) keepMapping(db, checked.headingKey, checked.mapping)
    about.push(
      { kind: 'case', id: record.id },
      ...subjects.map(({ id }) => ({ kind: 'subject' as const, id })),
    )
    return {
      caseId: record.id,
      caseNumber: record.number,
      added: subjects.length,
      alreadyThere: chosen.length - fresh.length,
    }
  })
  unstage(context, register)
  return result
}

const assertReceived = (context: OfficerContext, { target }: ApplyInput): void => {
  if (target.kind === 'new' && target.fields.receivedAt.getTime() > context.now())
    throw new DomainError('CASE_RECEIVED_IN_FUTURE')
}

const targetCase = (db: WriteDb, context: OfficerContext, { target }: ApplyInput): CaseRecord => {
  if (target.kind === 'existing') return getCase(db, context.scope, target.caseId)
  const { receivedAt, ...fields } = target.fields
  return createCase(db, context, {
    ...fields,
    receivedAt: receivedAt.getTime(),
    channelDetail: null,
    eventRegionCode: null,
    villageRowId: null,
    villageReportRowId: null,
    modus: [],
    urgency: 'ordinary',
    sectionId: null,
    responsibleOfficerId: null,
    warnings: [],
  })
}

const withoutThoseThere = (
  db: WriteDb,
  record: CaseRecord,
  people: readonly RegisterPerson[],
): RegisterPerson[] => {
  const { niks, passports } = listNumbersOfCase(db, record.rowId)
  return people.filter(
    ({ nik, passportNumber }) =>
      !(nik !== undefined && niks.has(nik)) &&
      !(passportNumber !== undefined && passports.has(passportKeyOf(passportNumber))),
  )
}
