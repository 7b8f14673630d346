import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { whileDiskFails } from '../../../../tests/support/power-cut.ts'
import { createTestClock, startService, temporaryFolder } from '../../../../tests/support/test-office.ts'
import { takeProcessLock, type Holder, type ProcessLock } from './process-lock.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const note = (): string => join(folder, 'pemegang.json')
const now = Date.parse('2026-11-23T09:00:00Z')
const take = (shell = 'test'): ProcessLock => {
  const taken = takeProcessLock(folder, shell, now)
  if ('heldBy' in taken) throw new Error('held by somebody else')
  return taken
}
const holder = (): Holder | undefined => {
  const taken = takeProcessLock(folder, 'second', now + 1000)
  if ('heldBy' in taken) return taken.heldBy
  taken.release()
  return undefined
}

describe('the lock', () => {
  test('is held by one, named to the other, and free after its release', () => {
    const lock = take('browser')
    expect(holder()).toEqual({ shell: 'browser', since: new Date(now), processId: process.pid })
    lock.release()
    expect(holder()).toBeUndefined()
    expect(existsSync(note())).toBe(false)
  })

  test('on a full disk is held without a note, and the holder does not shut himself out', async () => {
    await whileDiskFails('openSync', /pemegang/, 'ENOSPC', async () => {
      const service = startService(folder, createTestClock())
      expect(service.hold()).toBeUndefined()
      expect(service.hold()).toBeUndefined()
      expect(holder()).toMatchObject({ processId: 0, since: new Date(now + 1000) })
      service.close()
      await Promise.resolve()
    })
    expect(holder()).toBeUndefined()
  })

  test.each(['', '{"shell":', '{"shell":1}', '[]'])('with the note %j still says that it is held', (text) => {
    const lock = take()
    writeFileSync(note(), text)
    expect(holder()).toMatchObject({ processId: 0 })
    lock.release()
  })
})

describe('that the one before ended abruptly', () => {
  test('is known from his note', () => {
    writeFileSync(note(), '{}')
    expect(take().lastEndedAbruptly).toBe(true)
  })

  test('is not said of one who still works and then ends by himself', () => {
    const first = startService(folder, createTestClock())
    first.hold()
    const second = startService(folder, createTestClock())
    expect(second.hold()).toBeDefined()
    expect(second.endedAbruptly()).toBe(false)
    first.close()
    expect(second.hold()).toBeUndefined()
    expect(second.endedAbruptly()).toBe(false)
    second.close()
  })
})

test('of several processes that start at once one holds the lock, and nobody two at a time', async () => {
  const module = pathToFileURL(join(import.meta.dirname, 'process-lock.ts')).href
  const script = `
    const { takeProcessLock } = await import(${JSON.stringify(module)})
    const taken = takeProcessLock(${JSON.stringify(folder)}, 'test', Date.now())
    const holds = 'release' in taken
    process.stdout.write(holds ? 'holds' : 'refused')
    process.stdin.resume().on('end', () => holds && taken.release())`
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  const answers = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((done) => child.stdout.once('data', (data: Buffer) => done(data.toString()))),
    ),
  )
  expect(answers.toSorted()).toEqual(['holds', 'refused', 'refused', 'refused'])
  const ends = children.map((child) => new Promise((done) => child.once('exit', done)))
  for (const child of children) child.stdin.end()
  await Promise.all(ends)
  expect(holder()).toBeUndefined()
})
