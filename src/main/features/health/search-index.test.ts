import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HealthFinding } from '#shared/features/health/health.schema.ts'
import { clientFor } from '../../../../tests/support/test-office.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
  // Written, written again and taken away: what an index has to follow.
  await office.addSubject(office.caseId, { fullName: 'Fiktif Kenanga' })
  await office.addSubject((await office.addCase()).case.id, { fullName: 'Fiktif Melati' })
})
afterEach(() => office.close())

const examined = async (): Promise<HealthFinding | undefined> => {
  for await (const event of await office.head.health.examine())
    if (event.type === 'found' && event.finding.step === 'searchIndex') return event.finding
  return undefined
}
const connection = () => office.service.store().database.connection
/** Puts one inner record of an index back to what it was before `work`. */
const putBack = async (index: string, work: () => Promise<unknown>) => {
  const table = `${index}_data`
  const read = () => connection().prepare(`select * from ${table}`).all() as { id: number }[]
  const before = new Map(read().map((row) => [row.id, JSON.stringify(row)]))
  const rows = read()
  await work()
  const changed = read().filter((row) => JSON.stringify(row) !== before.get(row.id))
  connection().unsafeMode(true)
  for (const { id } of changed) connection().prepare(`delete from ${table} where id = ?`).run(id)
  for (const row of rows) {
    const names = Object.keys(row)
    connection()
      .prepare(`insert or replace into ${table} (${names.join()}) values (${names.map(() => '?').join()})`)
      .run(...Object.values(row))
  }
  connection().unsafeMode(false)
}

describe('the index of names', () => {
  test('agrees with the rows after people were written down', async () => {
    expect(await examined()).toMatchObject({ grade: 'good', what: 'searchIndex.agrees' })
  })

  test.each(['subject_names', 'case_names'])(
    '%s that is as it was before somebody was written down is found',
    async (index) => {
      await putBack(index, () => office.addSubject(office.caseId, { fullName: 'Fiktif Cempaka' }))
      expect(await examined()).toMatchObject({
        grade: 'bad',
        what: 'searchIndex.differs',
        data: { indexes: 1 },
      })
    },
  )

  test('is rebuilt from the rows as an act, and a search finds again', async () => {
    connection().unsafeMode(true)
    for (const index of ['subject_names', 'case_names'])
      connection().exec(`delete from ${index}_data where id > 10; delete from ${index}_idx`)
    connection().unsafeMode(false)
    expect((await examined())?.what).toBe('searchIndex.differs')
    await office.head.health.rebuildSearchIndex()
    expect((await examined())?.what).toBe('searchIndex.agrees')
    const { items } = await office.head.audit.list({})
    expect(items.map(({ action }) => action)).toContain('health.rebuildSearchIndex')
    // What is written afterwards goes on from the new index.
    await office.addSubject(office.caseId, { fullName: 'Fiktif Seroja' })
    expect((await examined())?.what).toBe('searchIndex.agrees')
  })

  test('is rebuilt by those who keep the workstation, not by everybody', async () => {
    await expect(clientFor(office.service, 'petugas').health.rebuildSearchIndex()).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'office.write' },
    })
  })
})
