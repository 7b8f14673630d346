import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
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
  test.each([16, 48, 120, 240, 400, 560])(
    'of %d KiB is named, and nothing of a store stays behind',
    async (size) => {
      mountSmallDisk(size)
      try {
        const service = startService(folder, createTestClock())
        const client = createRouterClient(router, {
          context: { connection: { officer: undefined }, service },
        })
        const created = await client.setup.create(sampitSetup()).catch((error: unknown) => error)
        expect(created).toMatchObject({ code: 'DISK_FULL' })
        expect(readdirSync(folder).filter((name) => /gen-|kunci|store\.json|baru/.test(name))).toEqual([])
        expect(await client.session.status()).toMatchObject({ state: 'setupNeeded' })
        service.close()
      } finally {
        unmount()
      }
    },
  )
})

describe.skipIf(!canMount)('a disk that fills up later', () => {
  const ballast = (): string => join(folder, 'ballast')
  const fill = (): void => {
    for (const size of [1 << 20, 1 << 16, 1 << 12, 1 << 9]) {
      for (let part = 0; ; part += 1) {
        try {
          writeFileSync(`${ballast()}-${size}-${part}`, Buffer.alloc(size, 1))
        } catch {
          break
        }
      }
    }
  }
  const empty = (): void => {
    for (const name of readdirSync(folder)) if (name.startsWith('ballast')) rmSync(join(folder, name))
  }
  const { login, password } = sampitSetup().officer

  test('while the store is locked is named as full, never as damage; with room again the store opens', async () => {
    mountSmallDisk(4096)
    try {
      const service = startService(folder, createTestClock())
      const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
      await client.setup.create(sampitSetup())
      service.closeStore()
      fill()
      await expect(client.session.login({ login, password })).rejects.toMatchObject({ code: 'DISK_FULL' })
      expect(service.openStore()).toBeUndefined()
      empty()
      await client.session.login({ login, password })
      service.close()
    } finally {
      unmount()
    }
  })

  test('while an officer works is named, loses nothing that was saved, and goes on with room again', async () => {
    mountSmallDisk(4096)
    try {
      const service = startService(folder, createTestClock())
      const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
      await client.setup.create(sampitSetup())
      const save = async (address: string) => {
        const { version, details } = await client.office.get()
        await client.office.saveDetails({ ...details, address, version })
      }
      fill()
      const saved: string[] = []
      const refusals = new Set<unknown>()
      for (let turn = 0; turn < 40; turn += 1) {
        const address = `Jl. Contoh ${turn} ${'panjang '.repeat(30)}`.trim()
        await save(address).then(
          () => saved.push(address),
          (error: unknown) => refusals.add((error as { code?: unknown }).code),
        )
      }
      const newPassword = 'tikar kelapa layar sepeda'
      const change = client.session.changePassword({ oldPassword: password, newPassword })
      await expect(change).rejects.toMatchObject({ code: 'DISK_FULL' })
      expect([...refusals]).toEqual(['DISK_FULL'])
      if (saved.length > 0) expect((await client.office.get()).details.address).toBe(saved.at(-1))
      empty()
      await save('Jl. Sesudahnya 1')
      expect(await client.audit.verify({})).toMatchObject({ whole: true })
      service.closeStore()
      await client.session.login({ login, password })
      expect((await client.office.get()).details.address).toBe('Jl. Sesudahnya 1')
      service.close()
    } finally {
      unmount()
    }
  })
})
