import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, isProcedure, type AnyProcedure } from '@orpc/server'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createTestOffice,
  sampitSetup,
  testPassword,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import { type KeyFile, readKeyFile, writeKeyFile } from '../keys/key-file.ts'
import { createKeys } from '../keys/slots.ts'
import { kdfFloor } from '../keys/password.ts'
import { router } from './router.ts'

const { login, password } = sampitSetup().officer
let office: TestOffice
beforeEach(async () => {
  office = await createTestOffice()
})
afterEach(() => office.close())

const details = { fullName: 'Petugas Contoh', nip: null, position: null }
const officerNamed = async (name: string) => {
  const { officers } = await office.head.officer.list()
  const found = officers.find((officer) => officer.login === name)
  if (!found) throw new Error('officer is missing')
  return found
}
const keyFilePath = (): string => join(office.folder, 'kunci.json')

const procedures: [path: string, procedure: AnyProcedure][] = Object.entries(router).flatMap(
  ([feature, routes]) =>
    Object.entries(routes).map(([name, procedure]: [string, unknown]): [string, AnyProcedure] => {
      if (!isProcedure(procedure)) throw new Error(`${feature}.${name} is no procedure`)
      return [`${feature}.${name}`, procedure]
    }),
)

describe('without login', () => {
  test('every procedure that is not public is closed, before its input is looked at', async () => {
    const context = { connection: { officer: undefined }, service: office.service }
    for (const [path, procedure] of procedures) {
      const { permission } = procedure['~orpc'].meta as ProcedureMeta
      if (permission === 'public') continue
      const answer: unknown = await call(
        procedure,
        { nonsense: 1 },
        { context, path: path.split('.') },
      ).catch((error: unknown) => error)
      expect([path, answer]).toEqual([path, expect.objectContaining({ code: 'SESSION_REQUIRED' })])
    }
  })
})

describe('a running session', () => {
  test('ends at once for an officer who is disabled', async () => {
    const officer = await office.officer('petugas', ['officer'])
    await officer.office.get()
    await office.head.officer.disable({ id: (await officerNamed('petugas')).id, reason: 'mutasi' })
    for (const attempt of [officer.office.get(), officer.session.touch(), officer.session.current()])
      await expect(attempt).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('has the rights of the officer’s roles as they are now', async () => {
    const officer = await office.officer('petugas', ['operator'])
    await officer.officer.list()
    const { id, version } = await officerNamed('petugas')
    await office.head.officer.save({ ...details, id, version, roles: ['officer'] })
    await expect(officer.officer.list()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await office.head.officer.save({ ...details, id, version: version + 1, roles: ['auditor'] })
    expect((await officer.officer.list()).officers).toHaveLength(2)
  })

  test('ends when somebody else gives the officer a new password', async () => {
    const officer = await office.officer('petugas', ['officer'])
    const { id } = await officerNamed('petugas')
    await office.head.officer.resetPassword({ id, password: testPassword('baru'), reason: 'lupa' })
    await expect(officer.office.get()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('goes on where the officer changed his own password, and ends on his other pages', async () => {
    const [here, there] = [await office.login(login, password), await office.login(login, password)]
    await here.session.changePassword({ oldPassword: password, newPassword: testPassword('baru') })
    await here.office.get()
    await expect(there.office.get()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('of one officer stays when the login of another is refused on the same page', async () => {
    await expect(office.head.session.login({ login, password: 'salah salah salah' })).rejects.toThrow()
    expect((await office.head.session.current()).login).toBe(login)
  })
})

describe('a refused login', () => {
  test('of a disabled officer whose slot is still there leaves the store locked', async () => {
    await office.officer('pindah', ['officer'])
    const withHisSlot = readFileSync(keyFilePath())
    await office.head.officer.disable({ id: (await officerNamed('pindah')).id, reason: 'mutasi' })
    writeFileSync(keyFilePath(), withHisSlot)
    office.restart()
    await expect(office.login('pindah', testPassword('pindah'))).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
    expect(office.service.openStore()).toBeUndefined()
    await office.login(login, password)
    // The slot that came back is gone again.
    expect(readKeyFile(office.folder).keys.officers).toHaveLength(1)
  })

  test('with the paper code but no such officer leaves the store locked and the code good', async () => {
    office.restart()
    const attempt = { recoveryCode: office.recoveryCode, newPassword: testPassword('baru'), reason: 'lupa' }
    const recover = office.visitor().session.recover({ ...attempt, login: 'tidak-ada' })
    await expect(recover).rejects.toMatchObject({ code: 'RECOVERY_CODE_REFUSED' })
    expect(office.service.openStore()).toBeUndefined()
    await office.visitor().session.recover({ ...attempt, login })
  })

  test('does not close the store under somebody who works in it', async () => {
    await expect(office.login(login, 'salah salah salah')).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await office.head.office.get()
  })
})

describe('a key file that somebody put in the place of ours', () => {
  test('opens nothing while the store is open: its paper code would make anybody the office head', async () => {
    const forged = await createKeys(readKeyFile(office.folder).keys.storeId, kdfFloor, login, password)
    writeKeyFile(office.folder, forged.keys)
    const recover = office.visitor().session.recover({
      login,
      recoveryCode: forged.recoveryCode,
      newPassword: testPassword('penyusup'),
      reason: 'coba',
    })
    await expect(recover).rejects.toMatchObject({ code: 'STORE_KEY_MISMATCH' })
    await office.head.office.get()
  })
})

describe('changes of key slots that run side by side', () => {
  const loginsOf = (keys: KeyFile): number => keys.officers.length

  test('of two officers lose neither slot', async () => {
    const officer = await office.officer('petugas', ['officer'])
    await Promise.all([
      office.head.session.changePassword({ oldPassword: password, newPassword: testPassword('satu') }),
      officer.session.changePassword({
        oldPassword: testPassword('petugas'),
        newPassword: testPassword('dua'),
      }),
      office.head.officer.add({
        ...details,
        login: 'ketiga',
        password: testPassword('ketiga'),
        roles: ['officer'],
      }),
    ])
    office.restart()
    await office.login(login, testPassword('satu'))
    await office.login('petugas', testPassword('dua'))
    await office.login('ketiga', testPassword('ketiga'))
    expect(loginsOf(readKeyFile(office.folder).keys)).toBe(3)
  })

  test('of one officer on two pages, and a reset meanwhile, leave exactly one password', async () => {
    const pages: TestClient[] = [await office.officer('petugas', ['officer'])]
    pages.push(await office.login('petugas', testPassword('petugas')))
    const { id } = await officerNamed('petugas')
    const words = ['satu', 'dua', 'tiga'].map(testPassword)
    const [first = '', second = '', third = ''] = words
    const old = testPassword('petugas')
    await Promise.allSettled([
      pages[0]?.session.changePassword({ oldPassword: old, newPassword: first }),
      office.head.officer.resetPassword({ id, password: third, reason: 'lupa' }),
      pages[1]?.session.changePassword({ oldPassword: old, newPassword: second }),
    ])
    const outcomes: string[] = []
    for (const word of [old, ...words])
      await office.login('petugas', word).then(
        () => outcomes.push('in'),
        () => outcomes.push('refused'),
      )
    expect(outcomes.toSorted()).toEqual(['in', 'refused', 'refused', 'refused'])
    expect(loginsOf(readKeyFile(office.folder).keys)).toBe(2)
  })

  test('with a login that two administrators add at once leave one officer who can come in', async () => {
    const add = (word: string) =>
      office.head.officer.add({
        ...details,
        login: 'kembar',
        password: testPassword(word),
        roles: ['officer'],
      })
    const answers = await Promise.allSettled([add('sama'), add('sama'), add('lain')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const outcomes = await Promise.allSettled(
      ['sama', 'lain'].map((word) => office.login('kembar', testPassword(word))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(loginsOf(readKeyFile(office.folder).keys)).toBe(2)
  })
})

describe('what comes in', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'x' : { inner: nested(depth - 1) })
  const cases: [what: string, input: unknown][] = [
    ['a text that is too long', { query: 'x'.repeat(20_001) }],
    ['a list that is too long', { query: Array.from({ length: 5001 }, () => 1) }],
    ['more than eight levels', nested(9)],
    ['a key of the prototype', JSON.parse('{"query":"a","__proto__":{"admin":true}}')],
    ['a key of the constructor', { query: { constructor: { prototype: {} } } }],
    [
      'many texts that are too much together',
      { query: Array.from({ length: 100 }, () => 'x'.repeat(19_000)) },
    ],
    ['an unknown key', { query: 'a', other: 1 }],
    ['an iterator', (async function* many() {})()],
  ]
  test.each(cases)('%s is refused as input', async (_what, input) => {
    const search = office.head.region.search as (value: unknown) => Promise<unknown>
    await expect(search(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  test('is refused without its values being said again', async () => {
    const answer: unknown = await office
      .visitor()
      .session.login({ login: 'SitiRahasia', password: 6202170 } as never)
      .catch((error: unknown) => error)
    expect(answer).toMatchObject({ code: 'BAD_REQUEST' })
    expect(JSON.stringify(answer)).not.toMatch(/SitiRahasia|6202170/)
  })
})

describe('what goes out', () => {
  test('and does not fit its contract is a fault with an incident number', async () => {
    const { database } = office.service.store()
    const about = [{ kind: 'office', id: v7() }]
    database.change({ action: 'test', officerId: 1, recordedAt: 1, about }, () =>
      database.connection.exec(`update letterheads set valid_from = 'kapan-kapan' where id = 1`),
    )
    await expect(office.head.office.get()).rejects.toMatchObject({
      code: 'FAULT',
      data: { incident: expect.stringMatching(/^[0-9A-F]{6}$/) as string },
    })
  })
})
