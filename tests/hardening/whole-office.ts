import { roles } from '#shared/kernel/permissions.ts'
import { clientFor, type TestClient } from '../support/test-office.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'
import { addAgency, fillCase } from './authorisation/whole-case.repo.ts'

export type WholeOffice = {
  office: TestCaseOffice
  /** Ids of one record of every kind of a case, by the names of the written table. */
  records: Record<string, string>
  /** A connection of an officer who holds every role. */
  all: TestClient
  /** His login. */
  login: string
  /** The same on a connection of its own, for when an earlier one has ended. */
  again: () => TestClient
}

const login = 'segala'

/** An office with a case that has a record of every kind, and somebody who may do everything. */
export const openWholeOffice = async (): Promise<WholeOffice> => {
  const office = await openCaseOffice()
  const { database } = office.service.store()
  const { caseId, subjectId } = office
  const { assessment } = await office.worker.screening.start({ subjectId })
  const agency = addAgency(database)
  const paper = await office.worker.document.issueCasePaper({
    type: 'caseSummary',
    subjectId: caseId,
    number: { kind: 'none' },
  })
  const rows = fillCase(database, { caseId, subjectId, agency })
  const records = { ...rows, assessment: assessment.id, paper: paper.id }
  const all = await office.officer(login, [...roles])
  return { office, records, all, login, again: () => clientFor(office.service, login) }
}
