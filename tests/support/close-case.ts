import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { getCase, refreshCase } from '#main/features/case/index.ts'
import { listSubjectsOfCase, markDecision } from '#main/features/subject/index.ts'
import type { TestCaseOffice } from './test-case.ts'

const scope = { reach: 'office' } as const

/** Closes a case as unfounded; everybody in it counts as decided. */
export const closeTestCase = async (office: TestCaseOffice, id: TestCaseOffice['caseId']): Promise<void> => {
  const { database } = office.service.store()
  const now = office.clock.now()
  const act = { action: 'test', officerId: null, recordedAt: now, about: [] }
  database.change(act, (db) => {
    const { rowId } = getCase(db, scope, id)
    for (const subject of listSubjectsOfCase(db, scope, rowId))
      markDecision(db, subject.rowId, 'passportContinue')
    refreshCase(db, rowId, now)
  })
  const { version } = (await office.worker.case.get({ id })).case
  const answer = await office.worker.case.close({
    id,
    version,
    finding: 'unfounded',
    outcome: 'documentsCompleted',
    closedOn: plainDateOfInstant(now),
    note: 'Berkas sudah lengkap dan cocok.',
    acceptedWarnings: ['CLOSING_HELD_DOCUMENTS', 'CLOSING_OPEN_REFERRALS'],
  })
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer.warnings))
}
