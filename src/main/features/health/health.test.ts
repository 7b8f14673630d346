import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HealthFinding, HealthStep } from '#shared/features/health/health.schema.ts'
import { router } from '#main/platform/rpc/router.ts'
import {
  clientFor,
  openTestOffice,
  startService,
  temporaryFolder,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const password = 'lumbung senja perahu kayu'

/** `before` happens when the examination has begun, which is itself written down. */
const examined = async (before = (): void => {}): Promise<Partial<Record<HealthStep, HealthFinding>>> => {
  const found: Partial<Record<HealthStep, HealthFinding>> = {}
  for await (const event of await office.head.health.examine()) {
    if (event.type === 'found') found[event.finding.step] = event.finding
    else if (event.type === 'begun' && event.step === 'disk') before()
  }
  return found
}
const whatOf = async (step: HealthStep, before?: () => void) => (await examined(before))[step]?.what

const execute = (sql: string): void => {
  office.service.store().database.connection.exec(sql)
}

describe('an examination of the store', () => {
  test('finds nothing in a store that was only worked with', async () => {
    await addVillage(office.head, telagaAntang[0] ?? '')
    const found = Object.values(await examined())
    expect(found.map(({ what }) => what)).toEqual([
      'disk.ample',
      'clock.plausible',
      'lastEnd.orderly',
      'keyFile.whole',
      'headFile.agrees',
      'settings.right',
      'pages.readable',
      'references.whole',
      'attachments.whole',
      'log.whole',
      'rows.agree',
      'searchIndex.agrees',
    ])
  })

  test('finds a row that was changed past the log', async () => {
    await addVillage(office.head, telagaAntang[0] ?? '')
    for (const name of office.service
      .store()
      .database.connection.prepare(`select name from sqlite_schema where type = 'trigger'`)
      .pluck()
      .all())
      execute(`drop trigger "${String(name)}"`)
    execute(`update villages set printed_name = 'Desa Diubah'`)
    const found = await examined()
    expect(found.rows).toMatchObject({ grade: 'bad', what: 'rows.stray' })
    expect(found.pages?.what).toBe('pages.readable')
  })

  test('finds a file whose bytes are not those that were put', async () => {
    const { blobs } = office.service.store()
    const { blobId } = blobs.put(Buffer.from('sebuah lampiran'), 0)
    blobs.connection.prepare('update chunks set bytes = ? where blob_id = ?').run(Buffer.from('lain'), blobId)
    expect((await examined()).attachments).toMatchObject({
      what: 'attachments.damaged',
      data: { damaged: 1, missing: 0 },
    })
  })

  test('finds a key file whose newest generation is damaged', async () => {
    await office.officer('petugas', ['officer'])
    writeFileSync(join(office.folder, 'kunci.json'), 'rusak')
    expect(await whatOf('keyFile')).toBe('keyFile.olderUsed')
  })

  test('finds a head file that was taken away or speaks of other acts', async () => {
    const file = join(office.folder, 'puncak')
    const before = readFileSync(file)
    const empty = (): void => writeFileSync(file, Buffer.alloc(before.length))
    expect(await whatOf('headFile', empty)).toBe('headFile.missing')
    await addVillage(office.head, telagaAntang[1] ?? '')
    const putBack = (): void => writeFileSync(file, before)
    expect(await whatOf('headFile', putBack)).toBe('headFile.differs')
  })

  describe('of a head file', () => {
    const file = () => join(office.folder, 'puncak')
    const reopened = async (harm: () => void) => {
      await addVillage(office.head, telagaAntang[0] ?? '')
      await addVillage(office.head, telagaAntang[1] ?? '')
      office.service.close()
      harm()
      office.restart()
      const head = await office.login('kepala', password)
      const findings: HealthFinding[] = []
      for await (const event of await head.health.examine())
        if (event.type === 'found') findings.push(event.finding)
      const { items } = await head.audit.list({})
      return {
        now: (await head.health.now()).headWasLost,
        what: findings.find(({ step }) => step === 'headFile')?.what,
        isWritten: items.some(({ detail }) => detail.headLost),
      }
    }
    const slots = () => {
      const content = readFileSync(file())
      const [first = 0, second = 0] = [0, 4096].map((start) => Number(content.readBigUInt64BE(start)))
      return first > second ? { newest: 0, former: 4096 } : { newest: 4096, former: 0 }
    }
    const damage = (start: number): void => {
      const content = readFileSync(file())
      content[start + 20] = (content[start + 20] ?? 0) ^ 1
      writeFileSync(file(), content)
    }
    const told = { now: true, what: 'headFile.wasLost', isWritten: true }
    const quiet = { now: false, what: 'headFile.agrees', isWritten: false }

    test.each([
      ['was taken away', () => rmSync(file()), told],
      ['is empty', () => writeFileSync(file(), ''), told],
      ['has its newest slot damaged', () => damage(slots().newest), told],
      ['has the slot before the newest damaged', () => damage(slots().former), quiet],
      ['is whole', () => {}, quiet],
    ] as const)('that %s, it tells what it must', async (_how, harm, expected) => {
      expect(await reopened(harm)).toEqual(expected)
    })

    test('tells once: at the next opening it is whole again', async () => {
      expect(await reopened(() => rmSync(file()))).toEqual(told)
      office.restart()
      const head = await office.login('kepala', password)
      expect((await head.health.now()).headWasLost).toBe(false)
    })
  })

  test('finds a setting that somebody changed on the connection', async () => {
    execute('pragma synchronous = NORMAL')
    expect((await examined()).settings).toMatchObject({ what: 'settings.wrong', data: { wrong: 1 } })
  })

  test('ends quietly when the store is locked meanwhile', async () => {
    const seen: string[] = []
    for await (const event of await office.head.health.examine()) {
      seen.push(event.type)
      if (seen.length === 3) office.service.closeStore()
    }
    expect(seen).not.toContain('done')
  })

  test('is for those who verify the log', async () => {
    const officer = await office.officer('petugas', ['officer'])
    await expect(officer.health.examine()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await officer.health.now()).toMatchObject({ disk: { state: 'ample' }, isReadOnly: false })
  })
})

describe('a disk that is nearly full', () => {
  const withRoom = async (freeBytes: number, ballastBytes = 0) => {
    const { folder, clock } = office
    office.service.close()
    const service = startService(folder, clock, { freeBytes: () => freeBytes, ballastBytes })
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    await client.session.login({ login: 'kepala', password })
    return { service, client }
  }

  test('takes no change below 100 MB, and still shows everything and keeps drafts', async () => {
    const { service, client } = await withRoom(99_999_999)
    await expect(addVillage(client, telagaAntang[0] ?? '')).rejects.toMatchObject({
      code: 'DISK_ALMOST_FULL',
      data: { freeBytes: 99_999_999, wantedBytes: 100_000_000 },
    })
    expect((await client.village.list({})).items).toEqual([])
    expect(await client.health.now()).toMatchObject({ disk: { state: 'readOnly' } })
    service.close()
  })

  test('lays its ballast only where there is room, and gives it back when the disk is full', async () => {
    const ballast = join(office.folder, 'pemberat')
    const { service } = await withRoom(400_000_000, 1_048_576)
    expect(existsSync(ballast)).toBe(false)
    service.close()
    const roomy = await withRoom(Infinity, 1_048_576)
    expect(statSync(ballast).size).toBe(1_048_576)
    roomy.service.giveRoomBack()
    expect(existsSync(ballast)).toBe(false)
    roomy.service.close()
  })
})

describe('the date of the workstation', () => {
  test('is doubted when it lies days before the last act', async () => {
    await addVillage(office.head, telagaAntang[0] ?? '')
    office.clock.setDay('2026-11-01')
    office.restart()
    const head = await office.login('kepala', password)
    expect((await head.health.now()).clock.state).toBe('behindLog')
  })
})

/** Only root may mount, and root may write a folder whose rights say no. */
const mountReadOnly = (folder: string): boolean => {
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' })
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const unmount = (folder: string): void => {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' })
}
const probe = temporaryFolder()
const canMount = mountReadOnly(probe)
if (canMount) unmount(probe)
rmSync(probe, { recursive: true, force: true })

describe.skipIf(!canMount)('a folder that cannot be written', () => {
  test('is opened as a copy that shows everything, takes nothing and is gone afterwards', async () => {
    const code = telagaAntang[0] ?? ''
    await addVillage(office.head, code)
    const { folder, clock } = office
    office.service.close()
    expect(mountReadOnly(folder)).toBe(true)
    try {
      const service = startService(folder, clock)
      const visitor = createRouterClient(router, {
        context: { connection: { officer: undefined }, service },
      })
      expect(await visitor.session.status()).toMatchObject({ state: 'locked', problem: null })
      await visitor.session.login({ login: 'kepala', password })
      const client = clientFor(service, 'kepala')
      expect((await client.village.list({})).items).toHaveLength(1)
      expect(await client.health.now()).toMatchObject({ isReadOnly: true })
      await expect(addVillage(client, telagaAntang[1] ?? '')).rejects.toMatchObject({
        code: 'STORE_READ_ONLY',
      })
      const copies = (): string[] =>
        readdirSync(tmpdir()).filter((name) => name.startsWith('perisai-desa-baca-'))
      expect(copies()).toHaveLength(1)
      service.close()
      expect(copies()).toEqual([])
    } finally {
      unmount(folder)
    }
  })
})
