import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestClock, sampitSetup, startService } from '../../../../tests/support/test-office.ts'
import { router } from '../rpc/router.ts'

const folder = mkdtempSync(join(tmpdir(), 'perisai-desa-full-'))

/** A disk of this many KiB; only root may mount one. */
const mountSmallDisk = (kibibytes: number): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const unmount = (): void => {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' })
}

const canMount = mountSmallDisk(64)
if (canMount) unmount()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!canMount)('a disk that is full while the store is made', () => {
  // From no room at all to nearly enough: the cut falls into every step of the creation.
  test.each([16, 48, 120, 240, 400, 560])('of %d KiB is named, and nothing of a store stays behind', async (size) => {
    mountSmallDisk(size)
    try {
      const service = startService(folder, createTestClock())
      const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
      const created = await client.setup.create(sampitSetup()).catch((error: unknown) => error)
      expect(created).toMatchObject({ code: 'DISK_FULL' })
      expect(readdirSync(folder).filter((name) => /gen-|kunci|store\.json|baru/.test(name))).toEqual([])
      expect(await client.session.status()).toMatchObject({ state: 'setupNeeded' })
      service.close()
    } finally {
      unmount()
    }
  })
})
