import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bombRows, hostileFiles } from './hostile-files.test-support.ts'
import { forkReader, type ReaderProcess } from './reader-process.ts'
import { inspectRegisterFile, readRegisterRows } from './read-register.ts'
import { workbookOf } from './register-files.test-support.ts'

const isAlive = (id: number | undefined): boolean => {
  if (id === undefined) return false
  try {
    process.kill(id, 0)
    // A process that has ended but was not yet fetched by its parent is no longer one.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'))
  } catch {
    return false
  }
}
const gone = async (id: number | undefined): Promise<boolean> => {
  for (let attempt = 0; attempt < 100 && isAlive(id); attempt += 1)
    await new Promise((done) => setTimeout(done, 10))
  return !isAlive(id)
}

describe('a file that is no register', () => {
  test.each(hostileFiles)('%s is refused and leaves nothing behind', async (_what, make, code) => {
    const bytes = make()
    const started: ReaderProcess[] = []
    const launch = (): ReaderProcess => {
      const reader = forkReader()
      started.push(reader)
      return reader
    }
    await expect(inspectRegisterFile(bytes, { launch })).rejects.toMatchObject({ code })
    for (const { id } of started) expect(await gone(id)).toBe(true)
  })

  test('is refused by the reading of rows just as by the first look', async () => {
    const rows = readRegisterRows(workbookOf({ sheets: [bombRows(150)] }), 0, [0])
    await expect(rows.next()).rejects.toMatchObject({ code: 'REGISTER_UNPACKS_TOO_LARGE' })
  })
})
