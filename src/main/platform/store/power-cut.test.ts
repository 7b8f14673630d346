import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assuredClient } from '../../../../tests/support/assured-client.ts'
import { statesDuring, whileDiskFails } from '../../../../tests/support/power-cut.ts'
import {
  createTestClock,
  createTestOffice,
  sampitSetup,
  startService,
  temporaryFolder,
  testPassword,
  type TestOffice,
  type TestClient,
} from '../../../../tests/support/test-office.ts'
import { readKeyFile } from '../keys/key-file.ts'

const { login, password } = sampitSetup().officer
const clock = createTestClock()
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code

/** A service over one state, as it starts after the cut. */
const after = async <Result>(
  folder: string,
  work: (client: TestClient, service: ReturnType<typeof startService>) => Promise<Result>,
): Promise<Result> => {
  const service = startService(folder, clock)
  try {
    return await work(assuredClient(service), service)
  } finally {
    service.close()
  }
}

const tryLogin = (folder: string, name: string, word: string): Promise<unknown> =>
  after(folder, (client) =>
    client.session.login({ login: name, password: word }).then(
      () => 'in',
      (error: unknown) => codeOf(error),
    ),
  )

const remove = (folders: readonly string[]): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

describe('a cut while the store is made', () => {
  test('leaves either no store, so that set-up runs through again, or a whole one', async () => {
    const folder = temporaryFolder()
    const states = await statesDuring(folder, () =>
      after(folder, (client) => client.setup.create(sampitSetup())),
    )
    const outcomes = new Set<string>()
    for (const state of states) {
      const status = await after(state, (client) => client.session.status())
      outcomes.add(status.state)
      if (status.state === 'setupNeeded') {
        await after(state, (client) => client.setup.create(sampitSetup()))
        const { storeId } = readKeyFile(state).keys
        for (const name of readdirSync(state).filter((file) => file.startsWith('kunci.json')))
          expect(readFileSync(join(state, name), 'utf8')).toContain(storeId)
      }
      expect([status.state, await tryLogin(state, login, password)]).toEqual([status.state, 'in'])
      expect(existsSync(join(state, 'baru'))).toBe(false)
    }
    expect([...outcomes].toSorted()).toEqual(['locked', 'setupNeeded'])
    remove([...states, folder])
  }, 120_000)

  test('a store that cannot be opened after it was made is taken back, for nobody saw its recovery code', async () => {
    const folder = temporaryFolder()
    await after(folder, async (client) => {
      await whileDiskFails('openSync', /puncak$/, 'ENOSPC', async () => {
        await expect(client.setup.create(sampitSetup())).rejects.toMatchObject({ code: 'DISK_FULL' })
      })
      expect(await client.session.status()).toMatchObject({ state: 'setupNeeded' })
      await client.setup.create(sampitSetup())
    })
    remove([folder])
  })
})

describe('a cut while a key slot changes', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await createTestOffice()
  })
  afterAll(() => office.close())

  const otherPassword = 'tikar kelapa layar sepeda'

  test('of an officer’s own password leaves the old or the new one, never none', async () => {
    const client = await office.login(login, password)
    const states = await statesDuring(office.folder, () =>
      client.session.changePassword({ oldPassword: password, newPassword: otherPassword }),
    )
    for (const state of states) {
      const words = [await tryLogin(state, login, password), await tryLogin(state, login, otherPassword)]
      expect(new Set(words)).toEqual(new Set(['LOGIN_REFUSED', 'in']))
      expect(readKeyFile(state).keys.officers).toHaveLength(1)
    }
    await client.session.changePassword({ oldPassword: otherPassword, newPassword: password })
    remove(states)
  }, 120_000)

  test('of a recovery leaves the used code or the new password', async () => {
    office.restart()
    const attempt = { login, recoveryCode: office.recoveryCode, newPassword: otherPassword, reason: 'lupa' }
    const client = office.visitor()
    const states = await statesDuring(office.folder, () => client.session.recover(attempt))
    for (const state of states) {
      if ((await tryLogin(state, login, otherPassword)) === 'in') continue
      const again = after(state, (fresh) => fresh.session.recover(attempt))
      await expect(again).resolves.toMatchObject({ session: { login } })
      expect(await tryLogin(state, login, otherPassword)).toBe('in')
    }
    await client.session.changePassword({ oldPassword: otherPassword, newPassword: password })
    remove(states)
  }, 120_000)

  test('of an officer who is added, reset and disabled never locks the others out nor lets him in again', async () => {
    const head = await office.login(login, password)
    const details = { fullName: 'Petugas Contoh', nip: null, position: null, roles: ['officer' as const] }
    const name = 'petugas'
    let id = ''
    const added = await statesDuring(office.folder, async () => {
      ;({ id } = await head.officer.add({ login: name, password: testPassword(name), ...details }))
    })
    for (const state of added) expect(await tryLogin(state, login, password)).toBe('in')
    expect(await tryLogin(added.at(-1) ?? '', name, testPassword(name))).toBe('in')

    const reset = await statesDuring(office.folder, () =>
      head.officer.resetPassword({ id, password: otherPassword, reason: 'lupa' }),
    )
    for (const state of reset) {
      const words = [
        await tryLogin(state, name, testPassword(name)),
        await tryLogin(state, name, otherPassword),
      ]
      expect(new Set(words)).toEqual(new Set(['LOGIN_REFUSED', 'in']))
    }

    const disabled = await statesDuring(office.folder, async () =>
      head.officer.disable({ id, reason: 'mutasi' }),
    )
    const words = []
    for (const state of disabled) {
      words.push(await tryLogin(state, name, otherPassword))
      expect(await tryLogin(state, login, password)).toBe('in')
      // Once the row refuses him, the next login of anybody takes the slot that a cut left.
      if (words.at(-1) !== 'in') expect(readKeyFile(state).keys.officers).toHaveLength(1)
    }
    expect(words.slice(words.indexOf('LOGIN_REFUSED'))).not.toContain('in')
    expect(words.at(-1)).toBe('LOGIN_REFUSED')
    remove([...added, ...reset, ...disabled])
  }, 120_000)
})

describe('a login that cannot write beside the store', () => {
  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EROFS', 'FOLDER_NOT_WRITABLE'],
  ])('because of %s says %s, and leaves the store locked', async (cause, code) => {
    const office = await createTestOffice()
    office.restart()
    await whileDiskFails('openSync', /puncak$/, cause, async () => {
      await expect(office.login(login, password)).rejects.toMatchObject({ code })
    })
    expect(office.service.openStore()).toBeUndefined()
    await office.login(login, password)
    office.close()
  })
})

describe('the slot file', () => {
  test('keeps its older generations when the disk fills up again and again', async () => {
    const office = await createTestOffice()
    await office.officer('satu', ['officer'])
    await office.officer('dua', ['officer'])
    const path = (name: string): string => join(office.folder, name)
    const generations = ['kunci.json', 'kunci.json.1', 'kunci.json.2']
    const before = generations.map((name) => readFileSync(path(name), 'utf8'))
    const details = { fullName: 'Tiga Contoh', nip: null, position: null, roles: ['officer' as const] }
    const add = () => office.head.officer.add({ login: 'tiga', password: testPassword('tiga'), ...details })
    await whileDiskFails('copyFileSync', /kunci/, 'ENOSPC', async () => {
      for (let attempt = 0; attempt < 3; attempt += 1)
        await expect(add()).rejects.toMatchObject({ code: 'DISK_FULL' })
    })
    expect(generations.map((name) => readFileSync(path(name), 'utf8'))).toEqual(before)
    expect(readdirSync(office.folder).filter((name) => /\.(new|old)$/.test(name))).toEqual([])
    await add()
    office.close()
  })
})
