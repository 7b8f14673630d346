import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestOffice, sampitSetup, type TestOffice } from '../../../tests/support/test-office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const { login, password } = sampitSetup().officer

/** The disk does not sync the next write, as SQLite reports it; afterwards it works again. */
const failNextWrite = (): void => {
  const { connection } = office.service.store().database
  const original = connection.transaction.bind(connection)
  Object.assign(connection, {
    transaction: (work: () => unknown) => {
      Object.assign(connection, { transaction: original })
      return {
        immediate: () => {
          connection.transaction(work).immediate()
          throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
        },
      }
    },
  })
}

const save = async (address: string): Promise<void> => {
  const { version, details } = await office.head.office.get()
  await office.head.office.saveDetails({ ...details, address, version })
}

test('a write that the disk could not sync is named, and the store is closed for everybody', async () => {
  await save('Jl. Contoh 1')
  failNextWrite()
  await expect(save('Jl. Contoh 2')).rejects.toMatchObject({ code: 'DISK_FAILED', defined: true })
  expect(office.service.openStore()).toBeUndefined()
  await expect(save('Jl. Contoh 3')).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
})

test('nothing is written on a connection whose disk failed, whoever still holds it', async () => {
  const { database } = office.service.store()
  failNextWrite()
  const act = { action: 'test.act', officerId: 1, recordedAt: 1, about: [] }
  const refusal = expect.objectContaining({ code: 'DISK_FAILED' })
  expect(() => database.change(act, () => {})).toThrow(refusal)
  expect(() => database.change(act, () => {})).toThrow(refusal)
})

test('the next login opens the store with everything that was acknowledged, verified', async () => {
  await save('Jl. Contoh 1')
  failNextWrite()
  await expect(save('Jl. Contoh 2')).rejects.toMatchObject({ code: 'DISK_FAILED' })
  const again = await office.login(login, password)
  expect(['Jl. Contoh 1', 'Jl. Contoh 2']).toContain((await again.office.get()).details.address)
  expect(await again.audit.verify({})).toMatchObject({ whole: true })
})
