import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { screeningDraftKind } from '#shared/features/screening/screening.schema.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { allYes } from './screening.test-support.ts'

let office: TestCaseOffice

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const typed = async () => {
  const subjectId = await office.addSubject(office.caseId)
  const { assessment } = await office.worker.screening.start({ subjectId })
  const place = { kind: screeningDraftKind, recordKey: assessment.id }
  for (const client of [office.worker, office.sectionHead]) {
    await client.draft.save({ ...place, label: 'F.M.', body: { answers: [] } })
  }
  const { id, version, assessedAt } = assessment
  const input = { id, version, assessedAt, note: null, answers: allYes('D06') }
  const kept = async () =>
    Promise.all(
      [office.worker, office.sectionHead].map(async (client) => (await client.draft.get(place)).draft),
    )
  return { input, kept }
}

describe('the working copy of an assessment', () => {
  test('is gone once its answers are saved; what a colleague typed stays his', async () => {
    const { input, kept } = await typed()
    await office.worker.screening.save(input)
    expect(await kept()).toEqual([null, expect.objectContaining({ label: 'F.M.' })])
  })

  test('is gone once the assessment is finished', async () => {
    const { input, kept } = await typed()
    await office.worker.screening.complete(input)
    expect((await kept())[0]).toBeNull()
  })

  test('is gone once the assessment is thrown away', async () => {
    const { input, kept } = await typed()
    await office.worker.screening.discard({ id: input.id, version: input.version })
    expect((await kept())[0]).toBeNull()
  })

  test('stays when the answers are refused or asked about', async () => {
    const { input, kept } = await typed()
    const early = { ...input, assessedAt: new Date(office.clock.now() - 86_400_000 * 3) }
    await expect(office.worker.screening.complete(early)).resolves.toMatchObject({ outcome: 'warned' })
    await expect(office.worker.screening.save({ ...input, version: 99 })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    expect((await kept())[0]).not.toBeNull()
  })
})
