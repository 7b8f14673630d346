import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forkReader, type ReaderProcess } from './reader-process.ts'
import { inspectRegisterFile, readRegisterRows } from './read-register.ts'

const csv = (rows: number): Buffer =>
  Buffer.from(`Nama;NIK\n${Array.from({ length: rows }, (_none, index) => `Fiktif ${index};x`).join('\n')}`)

const watched = () => {
  const started: ReaderProcess[] = []
  const exited: Promise<void>[] = []
  const launch = (): ReaderProcess => {
    const reader = forkReader()
    started.push(reader)
    exited.push(new Promise((done) => reader.onExit(done)))
    return reader
  }
  return { started, exited, launch }
}

describe('reading in a process of its own', () => {
  test('gives all rows in their order, with how far it has come', async () => {
    const { launch, exited } = watched()
    const names: unknown[] = []
    let share = 0
    for await (const batch of readRegisterRows(csv(5000), 0, [0], { launch })) {
      names.push(...batch.rows.map(({ cells }) => cells[0]))
      expect(batch.share).toBeGreaterThanOrEqual(share)
      share = batch.share
    }
    expect(names).toHaveLength(5001)
    expect([names[0], names[5000], share]).toEqual(['Nama', 'Fiktif 4999', 1])
    await exited[0]
  })

  test('does not read ahead of whoever takes the rows', async () => {
    const { launch } = watched()
    let batches = 0
    const counting = (): ReaderProcess => {
      const reader = launch()
      reader.onMessage(({ type }) => {
        if (type === 'batch') batches += 1
      })
      return reader
    }
    const rows = readRegisterRows(csv(20_000), 0, [0], { launch: counting })
    await rows.next()
    await new Promise((done) => setTimeout(done, 300))
    expect(batches).toBeLessThanOrEqual(4)
    await rows.return(undefined)
  })

  test('ends at once when it is cancelled, and the process with it', async () => {
    const { launch, exited } = watched()
    const cancel = new AbortController()
    const rows = readRegisterRows(csv(90_000), 0, [0], { launch, signal: cancel.signal })
    await rows.next()
    cancel.abort(new Error('cancelled'))
    await expect(rows.next()).rejects.toThrow('cancelled')
    await exited[0]
  })

  test('that somebody stops listening to ends its process', async () => {
    const { launch, exited } = watched()
    for await (const batch of readRegisterRows(csv(90_000), 0, [0], { launch })) {
      expect(batch.rows.length).toBeGreaterThan(0)
      break
    }
    await exited[0]
  })

  test('is told when the process dies', async () => {
    const { launch, started } = watched()
    const rows = readRegisterRows(csv(90_000), 0, [0], { launch })
    await rows.next()
    started[0]?.kill()
    const rest = async (): Promise<void> => {
      for await (const batch of rows) expect(batch.rows.length).toBeGreaterThan(0)
    }
    await expect(rest()).rejects.toMatchObject({ code: 'REGISTER_READER_FAILED' })
  })

  test('that takes too long is ended and told', async () => {
    const { launch, exited } = watched()
    const stuck = (): ReaderProcess => ({ ...launch(), onMessage: () => {} })
    await expect(inspectRegisterFile(csv(1), { launch: stuck, milliseconds: 200 })).rejects.toMatchObject({
      code: 'REGISTER_TOO_SLOW',
    })
    await exited[0]
  })

  test('counts only the time of the reader, not that of its listener', async () => {
    const { launch } = watched()
    let rows = 0
    for await (const batch of readRegisterRows(csv(1500), 0, [0], { launch, milliseconds: 3000 })) {
      rows += batch.rows.length
      await new Promise((done) => setTimeout(done, 1200))
    }
    expect(rows).toBe(1501)
  })
})

describe('the process of the reader', () => {
  test('has no environment and no arguments, and may neither open files nor start anything', async () => {
    const reader = forkReader({
      path: resolve(import.meta.dirname, 'probe.test-support.ts'),
      readable: [resolve(import.meta.dirname, '../../../..')],
    })
    const told = await new Promise<unknown>((done) => {
      reader.onMessage(done)
    })
    reader.kill()
    expect(told).toEqual({
      environment: [],
      arguments: [],
      read: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      start: 'ERR_ACCESS_DENIED',
      thread: 'ERR_ACCESS_DENIED',
    })
  })
})
