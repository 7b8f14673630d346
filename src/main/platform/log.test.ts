import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/test-office.ts'
import { openLog } from './log.ts'

test('a log whose folder cannot be made stops nothing, and is written once the folder can be', () => {
  const folder = temporaryFolder()
  const blocked = join(folder, 'data')
  writeFileSync(blocked, 'a file where the folder should be')
  const log = openLog(join(blocked, 'log'), () => 0)
  log({ event: 'first' })
  rmSync(blocked)
  mkdirSync(blocked)
  log({ event: 'second' })
  expect(readFileSync(join(blocked, 'log', 'layanan.log'), 'utf8')).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","event":"second"}\n',
  )
  rmSync(folder, { recursive: true })
})
