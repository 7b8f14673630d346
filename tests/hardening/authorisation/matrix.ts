import { roles, type Role } from '#shared/kernel/permissions.ts'
import { openCaseOffice, type TestCaseOffice } from '../../support/test-case.ts'
import type { TestClient, TestOffice } from '../../support/test-office.ts'
import { answered, callOf, declared, inputFor, paths, rowFor } from './procedures.ts'
import { addAgency, asTest, fillCase, relate, type Person } from './whole-case.repo.ts'
import { writtenReach, writtenRows, type Relation, type WrittenRow } from './written-table.ts'

/*
 * Every procedure of the contract × five roles × what the caller has to do with the case × kinds of session; what is
 * expected stands in tests/tables.
 */

/** How many cases were asked, and those whose answer is not as written. */
export type Checked = { tried: number; wrong: string[] }

export const together = (checks: readonly Checked[]): Checked => ({
  tried: checks.reduce((sum, { tried }) => sum + tried, 0),
  wrong: checks.flatMap(({ wrong }) => wrong),
})

/** Procedures that end or change the session they are called in. */
const endsSession = new Set(['session.lock', 'session.login', 'setup.create', 'session.recover'])

/** Whether a role is refused exactly what it does not hold. */
export const checkRights = async (client: TestClient, role: Role): Promise<Checked> => {
  const asked = paths.filter((path) => !endsSession.has(path) && rowFor(path).holders !== undefined)
  const wrong: string[] = []
  for (const path of asked) {
    const { holders = [] } = rowFor(path)
    // Nothing is written by this: the right is asked before the input, and the input fits no procedure.
    const { code } = await answered(callOf(client, path), { fitsNothing: true })
    const isRefused = code === 'NOT_PERMITTED'
    if (isRefused === holders.includes(role) || code === 'SESSION_REQUIRED') wrong.push(`${path}: ${code}`)
  }
  return { tried: asked.length, wrong }
}

/** Whether this client, who has no session or no longer one, is answered nothing that is not open before login. */
export const checkSessionless = async (client: TestClient): Promise<Checked> => {
  const asked = paths.filter((path) => rowFor(path).holders !== undefined)
  const wrong: string[] = []
  for (const path of asked) {
    const { code } = await answered(callOf(client, path), { fitsNothing: true })
    if (code !== 'SESSION_REQUIRED') wrong.push(`${path}: ${code}`)
  }
  return { tried: asked.length, wrong }
}

/** One officer of each role, by role. */
export const officersByRole = async (office: TestOffice): Promise<Map<Role, TestClient>> => {
  const clients = new Map<Role, TestClient>()
  for (const role of roles) clients.set(role, await office.officer(`peran-${role.toLowerCase()}`, [role]))
  return clients
}

/** An officer who held rights and was disabled while he was logged in. */
export const disabledOfficer = async (office: TestOffice): Promise<TestClient> => {
  const gone = await office.officer('sudah-pergi', ['officeHead', 'operator', 'officer'])
  const { officers } = await office.head.officer.list()
  const { id } = officers.find(({ login }) => login === 'sudah-pergi')!
  await office.head.officer.disable({ id, reason: 'Pindah tugas.' })
  return gone
}

/** Answered from the kept bytes of a paper, which a row alone does not have. */
const needsBytes = new Set([
  'document.get',
  'document.file',
  'document.pages',
  'document.changes',
  'evidence.get',
  'evidence.shown',
  'document.wordDraftOfCasePaper',
  'document.previewCasePaper',
])

const isHarmless = ({ path }: WrittenRow, input: unknown): boolean =>
  declared(path).meta.audit !== 'change' ||
  (typeof input === 'object' && input !== null && 'version' in input)

const holdsNothing = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  Object.values(answer).every(
    (value) => value === null || value === 0 || (Array.isArray(value) && value.length === 0),
  )

const neverSeen = new Set([
  'RECORD_NOT_FOUND',
  'NOT_PERMITTED',
  'SESSION_REQUIRED',
  'BAD_REQUEST',
  'FAULT',
  'THROWN',
])

export type NeedToKnow = {
  office: TestCaseOffice
  /** Asks every procedure that belongs to a case as somebody of this role to whom the case is this. */
  check: (role: Role, relation: Relation) => Promise<Checked>
}

/** An office with one case that has a record of every kind, and an officer of each role. */
export const openNeedToKnow = async (): Promise<NeedToKnow> => {
  const office = await openCaseOffice()
  const { database } = office.service.store()
  const rowIdOf = (table: string, id: string): number =>
    database.connection
      .prepare(`select id from ${table} where uuid = ?`)
      .pluck()
      .get(Buffer.from(id.replaceAll('-', ''), 'hex')) as number
  const section = rowIdOf('sections', office.sectionId)
  const otherSection = rowIdOf('sections', office.otherSectionId)
  const other = rowIdOf('officers', office.officerIds.rekan)
  const { caseId, subjectId } = office
  const { assessment } = await office.worker.screening.start({ subjectId })
  const agency = addAgency(database)
  const records = { ...fillCase(database, { caseId, subjectId, agency }), assessment: assessment.id }
  const people = new Map<Role, { person: Person; client: TestClient }>()
  for (const role of roles) {
    const login = `kenal-${role.toLowerCase()}`
    const client = await office.officer(login, [role])
    const { officers } = await office.head.officer.list()
    const row = rowIdOf('officers', officers.find((one) => one.login === login)!.id)
    asTest(database, (db) => db.prepare('update officers set section_id = ? where id = ?').run(section, row))
    people.set(role, { person: { role, row, section }, client })
  }
  const bound = [...writtenRows.values()].filter(({ fields }) => fields.length > 0)

  return {
    office,
    check: async (role, relation) => {
      const { person, client } = people.get(role)!
      relate(database, caseId, relation, { person, other, otherSection })
      const sees = writtenReach.get(role)!.has(relation)
      const wrong: string[] = []
      let tried = 0
      for (const row of bound) {
        const { path, holders, isEmptyWhenHidden } = row
        const input = inputFor(row, records)
        const may = holders === undefined || holders.includes(role)
        if (may && sees && (!isHarmless(row, input) || needsBytes.has(path))) continue
        tried += 1
        const { code, answer } = await answered(callOf(client, path), input)
        const isAsWritten = !may
          ? code === 'NOT_PERMITTED'
          : sees
            ? !neverSeen.has(code)
            : isEmptyWhenHidden
              ? code === 'NOT_PERMITTED' || (code === 'OK' && holdsNothing(answer))
              : code === 'RECORD_NOT_FOUND'
        if (!isAsWritten) wrong.push(`${path}: ${code}`)
      }
      return { tried, wrong }
    },
  }
}
