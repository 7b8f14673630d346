import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchEvent } from '#shared/features/document/batch-run.schema.ts'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  addFormerHead,
  addVillage,
  certificatePattern,
  decideDecree,
  none,
  pattern,
  sampitToday,
  telagaAntang,
} from './document.test-support.ts'

let office: TestOffice
let head: TestClient
let decreeId: string
beforeAll(async () => {
  office = await openTestOffice(sampitToday())
  head = office.head
  await addFormerHead(head)
  await head.number.savePattern(certificatePattern)
  const villages = []
  for (const code of telagaAntang) villages.push(await addVillage(head, code))
  decreeId = (await decideDecree(head, villages)).decree.id
})
afterAll(() => office.close())

type RunId = Parameters<TestClient['document']['continueRun']>[0]['id']

const follow = async (
  id: RunId,
  until: (event: BatchEvent) => boolean = () => false,
): Promise<BatchEvent[]> => {
  const events: BatchEvent[] = []
  for await (const event of await head.document.continueRun({ id })) {
    events.push(event)
    if (until(event)) break
  }
  return events
}
const openRun = async () => (await head.document.openRuns({ subjectId: decreeId })).runs[0]
const reached = (count: number) => (event: BatchEvent) => event.type === 'progress' && event.issued === count

describe('a run over the certificates of a decree', () => {
  test('begins without issuing, stops when nobody listens, and only one is open', async () => {
    const run = await head.document.startRun({ decreeId, number: pattern })
    expect(run).toMatchObject({ state: 'stopped', total: 8, issued: 0, failed: null })
    await expect(head.document.startRun({ decreeId, number: none })).rejects.toMatchObject({
      code: 'BATCH_RUN_OPEN',
      data: { id: run.id },
    })
    await follow(run.id, reached(3))
    expect(await openRun()).toMatchObject({ state: 'stopped', issued: 3 })
  })

  test('keeps what it issued when the power goes out in a sheet, and takes back only that sheet’s number', async () => {
    const run = await openRun()
    if (!run) throw new Error('no run')
    const { blobs } = office.service.store()
    const { put } = blobs
    let left = 2
    blobs.put = (content, storedAt) => {
      if (left === 0) throw new Error('the power went out here')
      left -= 1
      return put(content, storedAt)
    }
    const events = await follow(run.id)
    blobs.put = put
    expect(events.at(-1)).toMatchObject({ type: 'refused', code: 'FAULT' })
    expect(await openRun()).toMatchObject({ state: 'stopped', issued: 5 })
    const { total } = await head.number.list({ documentTypes: ['certificate'] })
    expect(total).toBe(5)
  })

  test('names the sheet it fails at and goes on there, past one that was issued by hand meanwhile', async () => {
    const run = await openRun()
    if (!run) throw new Error('no run')
    const { version, ...rest } = (await head.number.patterns()).patterns[0] ?? { version: 0 }
    expect(version).toBe(1)
    const { villages } = await head.document.ofDecree({ decreeId })
    const byHand = villages.findLast(({ document }) => document === null)
    if (!byHand) throw new Error('all issued')
    await head.document.issue({ type: 'certificate', subjectId: byHand.designationId, number: none })
    expect(rest).toBeDefined()
    const events = await follow(run.id)
    expect(events.at(-1)).toMatchObject({ type: 'done', batch: { documentCount: 7 } })
    const { batches } = await head.document.ofDecree({ decreeId })
    const [batch] = batches
    if (!batch) throw new Error('no file')
    const { file } = await head.document.batchFile({ id: batch.id })
    expect((await readPdf(new Uint8Array(await file.arrayBuffer()))).pages).toHaveLength(7)
    expect(await openRun()).toBeUndefined()
    await expect(follow(run.id)).rejects.toMatchObject({ code: 'BATCH_RUN_ENDED' })
    const { counters } = await head.number.counters({ year: 2024 })
    expect(counters[0]).toMatchObject({ taken: 7, lowest: 1, highest: 7, gaps: [] })
  })
})
