import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KeyFile } from '#main/platform/keys/key-file.ts'
import { openWithPassword } from '#main/platform/keys/slots.ts'
import { readHead } from '#main/platform/store/head-file.ts'
import { masterKeysByGeneration } from '#main/platform/store/key-history.ts'
import { openStore } from '#main/platform/store/store.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { statesDuring, whileDiskFails } from '../../../../tests/support/power-cut.ts'
import {
  createTestClock,
  openTestOffice,
  sampitSetup,
  startService,
  temporaryFolder,
  visitorOf,
  type TestClient,
  type TestOffice,
  testPassword,
} from '../../../../tests/support/test-office.ts'

const { login, password } = sampitSetup().officer
const leaving = 'pindah'
const staying = 'tetap'
const reason = 'mutasi'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const at = (name: string, folder = office.folder): string => join(folder, name)
const officerId = async (name: string) => {
  const { officers } = await office.head.officer.list()
  const found = officers.find((officer) => officer.login === name)
  if (!found) throw new Error(`no officer ${name}`)
  return found.id
}
const disable = async (name: string) => office.head.officer.disable({ id: await officerId(name), reason })
const copyOf = (folder = office.folder): string => {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true, filter: (path) => !/(lock\.db|pemegang\.json|-shm)/.test(path) })
  return copy
}
const content = Buffer.from(`%PDF-1.7 ${'naskah contoh '.repeat(40_000)}`)
const generations = (folder = office.folder): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('gen-'))
    .toSorted()
const keyFiles = (folder = office.folder): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('kunci.json'))
    .toSorted()

/** What a key file holds, whatever `store.json` says. */
const slotsIn = (path: string): KeyFile =>
  JSON.parse(readFileSync(path, 'utf8').split('\n').slice(1).join('\n')) as KeyFile

describe('removing an officer', () => {
  test('encrypts the store anew: what he kept opens nothing that is written from then on', async () => {
    await office.officer(leaving, ['officer'])
    const kept = copyOf()
    const oldKeys = slotsIn(at('kunci.json', kept))
    const { storeId } = office.service.store()
    await disable(leaving)
    expect(await office.head.storeKey.status()).toMatchObject({ generation: 2, pending: null })

    const his = await openWithPassword(oldKeys, leaving, testPassword(leaving))
    if (!his) throw new Error('his old slot opens his old copy, and that is what he has')
    const pointer = readFileSync(at('store.json'), 'utf8')
    for (const name of ['utama.db', 'lampiran.db']) expect(existsSync(at(`gen-1/${name}`))).toBe(false)
    office.service.close()
    // His own key file beside the new store, and his key on it.
    const together = copyOf()
    for (const name of keyFiles(together)) rmSync(join(together, name))
    for (const name of keyFiles(kept)) cpSync(join(kept, name), join(together, name))
    const service = startService(together, createTestClock())
    const client = visitorOf(service)
    await expect(
      client.session.login({ login: leaving, password: testPassword(leaving) }),
    ).rejects.toMatchObject({
      code: 'KEY_FILE_DAMAGED',
    })
    service.close()
    writeFileSync(
      join(together, 'store.json'),
      JSON.stringify({ ...JSON.parse(pointer), keyGeneration: undefined }),
    )
    expect(() => openStore(together, Uint8Array.from(his.masterKey))).toThrow(
      expect.objectContaining({ code: 'STORE_KEY_MISMATCH' }),
    )
    expect(storeId).toBe(oldKeys.storeId)
    for (const folder of [kept, together]) rmSync(folder, { recursive: true })
  })

  test('leaves his slot in no key file, and every kept one under the new key alone', async () => {
    await office.officer(leaving, ['officer'])
    await office.officer(staying, ['officer'])
    const before = slotsIn(at('kunci.json')).officers.map(({ id }) => id)
    const store = office.service.store().database.connection
    const his = String(store.prepare('select slot_id from officers where login = ?').pluck().get(leaving))
    expect(before).toContain(his)
    await disable(leaving)
    expect(keyFiles()).toEqual(['kunci.json', 'kunci.json.1'])
    for (const name of keyFiles()) {
      const { generation, next, officers } = slotsIn(at(name))
      expect([generation, next, officers.length]).toEqual([2, undefined, 2])
      expect(officers.map(({ id }) => id)).not.toContain(his)
    }
  })

  test('interrupts nobody: whoever works goes on, and all the others come in with the password they have', async () => {
    const working = await office.officer(staying, ['officer'])
    await office.officer(leaving, ['officer'])
    const gone = await office.login(leaving, testPassword(leaving))
    await disable(leaving)
    expect(await working.session.current()).toMatchObject({ login: staying })
    await expect(gone.session.current()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
    await expect(office.login(leaving, testPassword(leaving))).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
    office.restart()
    for (const [name, word] of [
      [login, password],
      [staying, testPassword(staying)],
    ] as const)
      expect(await (await office.login(name, word)).session.current()).toMatchObject({ login: name })
  })

  test('twice in a row keeps rows, log, attachments, head file and every earlier key', async () => {
    const first = Uint8Array.from(office.service.store().masterKey)
    const { blobId } = office.service.store().blobs.put(content, 1)
    await office.officer(leaving, ['officer'])
    await office.officer('kedua', ['officer'])
    await disable(leaving)
    const second = Uint8Array.from(office.service.store().masterKey)
    await disable('kedua')
    const store = office.service.store()
    expect([store.generation, store.keyGeneration, generations()]).toEqual([3, 3, ['gen-3']])
    expect(Buffer.from(store.blobs.get(blobId)).equals(content)).toBe(true)
    expect(store.blobs.put(content, 2).blobId).toEqual(blobId)
    expect(masterKeysByGeneration(store.database.connection, store)).toEqual(
      new Map([
        [3, Uint8Array.from(store.masterKey)],
        [2, second],
        [1, first],
      ]),
    )
    expect(await office.head.audit.verify({})).toMatchObject({ whole: true })
    const { head } = storeKeys(store.masterKey, store.storeId)
    expect(readHead(at('puncak'), head)?.seq).toBe(store.database.head().seq)
    office.restart()
    await office.login(login, password)
    expect(Buffer.from(office.service.store().blobs.get(blobId)).equals(content)).toBe(true)
  })

  test('while a colleague is changing his password does not lock him out', async () => {
    const working = await office.officer(staying, ['officer'])
    await office.officer(leaving, ['officer'])
    const id = await officerId(leaving)
    const newPassword = 'gerobak payung hujan sore'
    // The key derivation of the one waits while the other changes the key.
    const changing = working.session.changePassword({ oldPassword: testPassword(staying), newPassword })
    const entering = office.login(login, password)
    await office.head.officer.disable({ id, reason })
    await changing
    expect(await (await entering).session.current()).toMatchObject({ login })
    office.restart()
    expect(await (await office.login(staying, newPassword)).session.current()).toMatchObject({
      login: staying,
    })
  })

  test('does not hand the new key to a public key that somebody wrote into the key file', async () => {
    await office.officer(leaving, ['officer'])
    await office.officer(staying, ['officer'])
    const file = slotsIn(at('kunci.json'))
    const { writeKeyFile } = await import('#main/platform/keys/key-file.ts')
    const { createKeyPair, openSealed } = await import('#main/platform/keys/crypto.ts')
    const foreign = createKeyPair('x25519')
    const publicKey = Buffer.from(foreign.publicKey).toString('base64')
    const officers = file.officers.map((slot) => ({ ...slot, sealPublicKey: publicKey }))
    writeKeyFile(office.folder, { ...file, officers, recovery: { ...file.recovery, publicKey } })
    await disable(leaving)
    const after = slotsIn(at('kunci.json'))
    const context = JSON.stringify([after.storeId, 'master', 2])
    for (const sealed of [...after.officers, after.recovery])
      expect(openSealed(foreign, Buffer.from(sealed.masterKey, 'base64'), context)).toBeUndefined()
    office.restart()
    await office.login(staying, testPassword(staying))
  })
})

describe('after a change of the key', () => {
  test('the recovery code on paper still opens the store', async () => {
    await office.head.storeKey.change({ reason })
    office.restart()
    const newPassword = 'gerobak payung hujan sore'
    await office.visitor().session.recover({ login, recoveryCode: office.recoveryCode, newPassword, reason })
    expect(await (await office.login(login, newPassword)).storeKey.status()).toMatchObject({ generation: 2 })
  })

  test('checkpoints are signed by a new key of the workstation, and those before are still verified', async () => {
    const before = await office.head.audit.makeCheckpoint()
    const witness = await office.head.audit.witness()
    await office.head.storeKey.change({ reason })
    await office.head.audit.makeCheckpoint()
    const count = office.service
      .store()
      .database.connection.prepare('select count(*) from device_keys')
      .pluck()
    expect(count.get()).toBe(2)
    const report = await office.head.audit.verify({ witness: witness.file, code: null })
    expect(report).toMatchObject({ whole: true })
    expect(before).toBeDefined()
  })

  test('it can be asked for by the office head alone, with a reason that the log keeps', async () => {
    const operator = await office.officer('operator', ['operator'])
    await expect(operator.storeKey.change({ reason })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const status = await office.head.storeKey.change({ reason })
    expect(status).toMatchObject({ generation: 2, pending: null })
    expect(status.changedAt).toEqual(new Date(office.clock.now()))
    const { items } = await office.head.audit.list({ from: null, until: null })
    expect(items.find(({ action }) => action === 'storeKey.change')).toMatchObject({ reason })
  })
})

describe('a change of the key that cannot be made now', () => {
  test.each([
    ['the copy', /gen-2\/utama\.db$/],
    ['the key file', /kunci\.json\.new$/],
    ['the pointer', /store\.json\.new$/],
  ])(
    'because the disk is full at %s leaves the removal standing, says so, and is made at the next login',
    async (_what, path) => {
      await office.officer(leaving, ['officer'])
      const id = await officerId(leaving)
      await whileDiskFails('openSync', path, 'ENOSPC', () => office.head.officer.disable({ id, reason }))
      expect(await office.head.storeKey.status()).toMatchObject({
        generation: 1,
        pending: { problem: 'DISK_FULL' },
      })
      await expect(office.login(leaving, testPassword(leaving))).rejects.toMatchObject({
        code: 'LOGIN_REFUSED',
      })
      expect(generations()).toEqual(['gen-1'])
      await office.officer(staying, ['officer'])
      office.restart()
      const head = await office.login(login, password)
      expect(await head.storeKey.status()).toMatchObject({ generation: 2, pending: null })
      expect(await head.audit.verify({})).toMatchObject({ whole: true })
      office.restart()
      await office.login(staying, testPassword(staying))
    },
  )
})

describe('a cut while the key is changed', () => {
  const after = async <Result>(
    folder: string,
    work: (client: TestClient) => Promise<Result>,
  ): Promise<Result> => {
    const service = startService(folder, createTestClock())
    try {
      return await work(visitorOf(service))
    } finally {
      service.close()
    }
  }

  test('at any file operation leaves the old or the new store, and the next login ends it', async () => {
    const { blobId } = office.service.store().blobs.put(content, 1)
    await office.officer(leaving, ['officer'])
    const id = await officerId(leaving)
    const acts = office.service.store().database.head().seq
    const states = await statesDuring(office.folder, async () => office.head.officer.disable({ id, reason }))
    const outcomes = new Set<string>()
    for (const folder of states) {
      const { keyGeneration = 1 } = JSON.parse(readFileSync(at('store.json', folder), 'utf8')) as {
        keyGeneration?: number
      }
      const removed = await after(folder, async (client) => {
        await client.session.login({ login, password })
        const { officers } = await client.officer.list()
        const { generation, pending } = await client.storeKey.status()
        const isRemoved = officers.some((officer) => officer.id === id && officer.disabledAt !== null)
        // Once the removal is acknowledged by its row, nothing but the new key is left after one login.
        expect([isRemoved, generation, pending]).toEqual([isRemoved, isRemoved ? 2 : 1, null])
        expect(await client.audit.verify({})).toMatchObject({ whole: true })
        return isRemoved
      })
      await after(folder, async (client) => {
        const his = client.session.login({ login: leaving, password: testPassword(leaving) })
        await (removed ? expect(his).rejects.toMatchObject({ code: 'LOGIN_REFUSED' }) : his)
      })
      if (removed) {
        expect(generations(folder)).toEqual(['gen-2'])
        for (const name of keyFiles(folder)) expect(slotsIn(join(folder, name)).generation).toBe(2)
      }
      outcomes.add(`${keyGeneration} ${removed}`)
      const master = await openWithPassword(slotsIn(at('kunci.json', folder)), login, password)
      const store = openStore(folder, Uint8Array.from(master?.masterKey ?? []))
      expect(store.database.head().seq).toBeGreaterThanOrEqual(acts)
      expect(Buffer.from(store.blobs.get(blobId)).equals(content)).toBe(true)
      store.close()
      rmSync(folder, { recursive: true })
    }
    expect([...outcomes].toSorted()).toEqual(['1 true', '2 true'])
    expect(states.length).toBeGreaterThan(20)
  }, 300_000)

  test('leaves a head file that either key can read, so that neither store passes for newer than it is', async () => {
    await office.officer(leaving, ['officer'])
    const id = await officerId(leaving)
    const old = Uint8Array.from(office.service.store().masterKey)
    const { storeId } = office.service.store()
    const states = await statesDuring(office.folder, async () => office.head.officer.disable({ id, reason }))
    const fresh = Uint8Array.from(office.service.store().masterKey)
    for (const folder of states) {
      const { keyGeneration = 1 } = JSON.parse(readFileSync(at('store.json', folder), 'utf8')) as {
        keyGeneration?: number
      }
      const { head } = storeKeys(keyGeneration === 1 ? old : fresh, storeId)
      expect(readHead(at('puncak', folder), head)).toBeDefined()
      rmSync(folder, { recursive: true })
    }
  }, 120_000)
})
