import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { roles, type Role } from '#shared/kernel/permissions.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import { openCaseOffice, type TestCaseOffice } from '../../support/test-case.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../support/test-office.ts'
import { sampleOf } from './sample-input.ts'
import { addAgency, asTest, fillCase, relate, type Person } from './whole-case.repo.ts'
import { relations, writtenReach, writtenRows, type WrittenRow } from './written-table.ts'

/**
 * Every procedure of the contract × five roles × what the caller has to do with the case × kinds of session, through the
 * real router; what is expected stands in tests/tables.
 */

type Call = (input?: unknown) => Promise<unknown>
type Declared = { '~orpc': { meta: ProcedureMeta; inputSchema?: unknown } }

const paths = Object.entries(contract).flatMap(([feature, routes]) =>
  Object.keys(routes).map((name) => `${feature}.${name}`),
)
const declared = (path: string): Declared['~orpc'] => {
  const [feature = '', name = ''] = path.split('.')
  return (contract as unknown as Record<string, Record<string, Declared>>)[feature]![name]!['~orpc']
}
const callOf = (client: TestClient, path: string): Call => {
  const [feature = '', name = ''] = path.split('.')
  return (client as unknown as Record<string, Record<string, Call>>)[feature]![name]!
}
const rowFor = (path: string): WrittenRow => {
  const row = writtenRows.get(path)
  if (!row) throw new Error(`${path} has no line in tests/tables/authorisation.txt`)
  return row
}

const answered = async (call: Call, input: unknown): Promise<{ code: string; answer?: unknown }> => {
  try {
    return { code: 'OK', answer: await call(input) }
  } catch (error) {
    return { code: error instanceof ORPCError ? error.code : 'THROWN' }
  }
}

test('every procedure has its line, and every line its procedure', () => {
  expect([...writtenRows.keys()].sort()).toEqual([...paths].sort())
})

/** Procedures that end or change the session they are called in. */
const endsSession = new Set(['session.lock', 'session.login', 'setup.create', 'session.recover'])

describe('rights', () => {
  let office: TestOffice
  const clients = new Map<Role, TestClient>()
  beforeAll(async () => {
    office = await openTestOffice()
    for (const role of roles) clients.set(role, await office.officer(`peran-${role.toLowerCase()}`, [role]))
  })
  afterAll(() => office.close())

  test.each(roles)('of %s are as written', async (role) => {
    const wrong: string[] = []
    for (const path of paths.filter((name) => !endsSession.has(name))) {
      const { holders } = rowFor(path)
      if (holders === undefined) continue
      // Nothing is written by this: the right is asked before the input, and the input fits no procedure.
      const { code } = await answered(callOf(clients.get(role)!, path), { fitsNothing: true })
      const isRefused = code === 'NOT_PERMITTED'
      if (isRefused === holders.includes(role) || code === 'SESSION_REQUIRED') wrong.push(`${path}: ${code}`)
    }
    expect(wrong).toEqual([])
  })

  const sessionless = async (client: TestClient): Promise<string[]> => {
    const wrong: string[] = []
    for (const path of paths.filter((name) => rowFor(name).holders !== undefined)) {
      const { code } = await answered(callOf(client, path), { fitsNothing: true })
      if (code !== 'SESSION_REQUIRED') wrong.push(`${path}: ${code}`)
    }
    return wrong
  }

  test('nobody without a login is answered', async () => {
    expect(await sessionless(office.visitor())).toEqual([])
  })

  test('nobody who was disabled meanwhile is answered', async () => {
    const gone = await office.officer('sudah-pergi', ['officeHead', 'operator', 'officer'])
    const { officers } = await office.head.officer.list()
    const { id } = officers.find(({ login }) => login === 'sudah-pergi')!
    await office.head.officer.disable({ id, reason: 'Pindah tugas.' })
    expect(await sessionless(gone)).toEqual([])
  })

  test('nobody is answered when the store is locked', async () => {
    office.service.closeStore()
    for (const role of roles) expect(await sessionless(clients.get(role)!)).toEqual([])
  })
})

/** Values that a schema alone does not tell. */
const meaningful: Readonly<Record<string, Record<string, unknown>>> = {
  'entity.link': { entity: { kind: 'booking', value: 'FIKTIF2' } },
  'entity.known': { kind: 'booking', value: 'FIKTIF2' },
  'document.previewCasePaper': { type: 'caseSummary' },
  'document.issueCasePaper': { type: 'caseSummary' },
  'document.wordDraftOfCasePaper': { type: 'caseSummary' },
  'history.ofRecord': { kind: 'case' },
  'task.add': { assignee: { kind: 'role', role: 'officer' } },
  'screening.save': { answers: [] },
  'screening.complete': { answers: [] },
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

describe('need-to-know', () => {
  let office: TestCaseOffice
  let records: Record<string, string>
  const people = new Map<Role, { person: Person; client: TestClient }>()
  let other: number
  let otherSection: number

  beforeAll(async () => {
    office = await openCaseOffice()
    const { database } = office.service.store()
    const rowIdOf = (table: string, id: string): number =>
      database.connection
        .prepare(`select id from ${table} where uuid = ?`)
        .pluck()
        .get(Buffer.from(id.replaceAll('-', ''), 'hex')) as number
    const section = rowIdOf('sections', office.sectionId)
    otherSection = rowIdOf('sections', office.otherSectionId)
    other = rowIdOf('officers', office.officerIds.rekan)
    const { assessment } = await office.worker.screening.start({ subjectId: office.subjectId })
    records = {
      ...fillCase(database, {
        caseId: office.caseId,
        subjectId: office.subjectId,
        agency: addAgency(database),
      }),
      assessment: assessment.id,
    }
    for (const role of roles) {
      const login = `kenal-${role.toLowerCase()}`
      const client = await office.officer(login, [role])
      const { officers } = await office.head.officer.list()
      const row = rowIdOf('officers', officers.find((one) => one.login === login)!.id)
      asTest(database, (db) =>
        db.prepare('update officers set section_id = ? where id = ?').run(section, row),
      )
      people.set(role, { person: { role, row, section }, client })
    }
  })
  afterAll(() => office.close())

  const bound = [...writtenRows.values()].filter(({ fields }) => fields.length > 0)

  const inputFor = ({ path, fields }: WrittenRow): Record<string, unknown> => {
    const { inputSchema } = declared(path)
    const sample = sampleOf(inputSchema) as Record<string, unknown>
    const input = { ...sample, ...meaningful[path] }
    for (const [field, record] of fields) {
      const id = records[record] ?? randomUUID()
      if (field === 'ids') input[field] = [id]
      else if (field === 'targets') input[field] = [{ id, version: 99 }]
      else input[field] = id
    }
    // A version nobody has: what is found is refused, and nothing is written.
    if ('version' in input) input['version'] = 99
    return input
  }

  const isHarmless = ({ path }: WrittenRow, input: Record<string, unknown>): boolean =>
    declared(path).meta.audit !== 'change' || 'version' in input

  const holdsNothing = (answer: unknown): boolean =>
    typeof answer === 'object' &&
    answer !== null &&
    Object.values(answer).every(
      (value) => value === null || value === 0 || (Array.isArray(value) && value.length === 0),
    )

  test.each(roles.flatMap((role) => relations.map((relation) => [role, relation] as const)))(
    '%s reaches what is %s as written',
    async (role, relation) => {
      const { database } = office.service.store()
      const { person, client } = people.get(role)!
      relate(database, office.caseId, relation, { person, other, otherSection })
      const sees = writtenReach.get(role)!.has(relation)
      const wrong: string[] = []
      for (const row of bound) {
        const { path, holders, isEmptyWhenHidden } = row
        const input = inputFor(row)
        const may = holders === undefined || holders.includes(role)
        if (may && sees && (!isHarmless(row, input) || needsBytes.has(path))) continue
        const { code, answer } = await answered(callOf(client, path), input)
        const isAsWritten = !may
          ? code === 'NOT_PERMITTED'
          : sees
            ? ![
                'RECORD_NOT_FOUND',
                'NOT_PERMITTED',
                'SESSION_REQUIRED',
                'BAD_REQUEST',
                'FAULT',
                'THROWN',
              ].includes(code)
            : isEmptyWhenHidden
              ? code === 'NOT_PERMITTED' || (code === 'OK' && holdsNothing(answer))
              : code === 'RECORD_NOT_FOUND'
        if (!isAsWritten) wrong.push(`${path}: ${code}`)
      }
      expect(wrong).toEqual([])
    },
  )
})
