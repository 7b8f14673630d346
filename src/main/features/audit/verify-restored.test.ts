import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '#main/platform/db/open.ts'
import {
  rewriteChain,
  rewriteCheckpoints,
  whileAttacked,
} from '../../../../tests/hardening/history-attack.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import {
  openTestOffice,
  sampitSetup,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

const { login, password } = sampitSetup().officer
const reason = 'Data salah terhapus'

let office: TestOffice
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice()
  await office.officer('saksi', ['operator'])
  head = office.head
})
afterEach(() => office.close())

const pass = () => office.clock.set(office.clock.now() + 61 * 60_000)
const backUp = async (): Promise<string> => {
  pass()
  return (await head.backup.create()).name
}
const change = (index: number) => addVillage(head, telagaAntang[index] ?? '')
const takeWitness = async () => {
  const { code, seq } = await head.audit.makeCheckpoint()
  return { code, seq, file: (await head.audit.witness()).file }
}
const restore = async (name: string): Promise<void> => {
  pass()
  await head.backup.restore({ source: { kind: 'local', name }, reason })
  office.restart()
  head = await office.login(login, password)
}
const restoreActOf = async () => {
  const { items } = await head.audit.list({})
  const found = items.find(({ action }) => action === 'backup.restore')
  if (!found) throw new Error('nothing was restored')
  return found
}

describe('a witness that knows acts which a restore gave up', () => {
  test.each(['file', 'code'] as const)(
    'as a %s is told so, with who restored and where it goes on',
    async (as) => {
      const name = await backUp()
      await change(0)
      const witness = await takeWitness()
      await change(1)
      await restore(name)
      const { seq } = await restoreActOf()
      const report = await head.audit.verify(
        as === 'file' ? { witness: witness.file } : { code: witness.code },
      )
      expect(report).toMatchObject({
        whole: true,
        brokenAt: null,
        givenUp: [{ seq, after: seq - 1, officerName: 'Kepala Contoh', secondOfficerName: 'Petugas saksi' }],
      })
      expect(report.witnessedUntil ?? 0).toBeLessThan(seq)
    },
  )

  test('and of acts of before the backup agrees as ever', async () => {
    await change(0)
    const witness = await takeWitness()
    const name = await backUp()
    await change(1)
    await restore(name)
    expect(await head.audit.verify({ witness: witness.file })).toMatchObject({
      whole: true,
      witnessedUntil: witness.seq,
      givenUp: [],
    })
  })

  test('is told so after a second restore that went back to before the first', async () => {
    const first = await backUp()
    await change(0)
    const second = await backUp()
    for (const index of [1, 2, 3]) await change(index)
    const witness = await takeWitness()
    await restore(second)
    await restore(first)
    for (const said of [{ witness: witness.file }, { code: witness.code }]) {
      const report = await head.audit.verify(said)
      expect(report.whole).toBe(true)
      expect(report.givenUp).toHaveLength(1)
    }
  })

  test('is agreed with again once the restore was itself given up', async () => {
    const name = await backUp()
    await change(0)
    const witness = await takeWitness()
    await restore(name)
    const { backups } = await head.backup.overview()
    await restore(backups.find(({ kind }) => kind === 'beforeRestore')?.name ?? '')
    expect(await head.audit.verify({ witness: witness.file })).toMatchObject({
      whole: true,
      witnessedUntil: witness.seq,
      givenUp: [],
    })
  })
})

describe('a restore explains nothing else', () => {
  let connection: Connection
  let later: Awaited<ReturnType<typeof takeWitness>>
  let earlier: typeof later
  beforeEach(async () => {
    await change(0)
    earlier = await takeWitness()
    const name = await backUp()
    await change(1)
    await restore(name)
    await change(2)
    later = await takeWitness()
    connection = office.service.store().database.connection
  })
  const rewritten = (seq: number, then: () => Promise<void>) => {
    const { masterKey, storeId } = office.service.store()
    return whileAttacked(
      connection,
      () => {
        connection.prepare(`update changes set reason = 'lain' where seq = ?`).run(seq)
        rewriteChain(connection, seq)
        rewriteCheckpoints(connection, { masterKey, storeId })
      },
      then,
    )
  }

  test('neither acts of before the backup that were rewritten, nor those of after the restore', async () => {
    const restored = (await restoreActOf()).seq
    for (const [seq, { file }] of [
      [earlier.seq, earlier],
      [restored + 1, later],
    ] as const)
      await rewritten(seq, async () =>
        expect(await head.audit.verify({ witness: file })).toMatchObject({
          whole: false,
          brokenAt: { cause: 'witness' },
        }),
      )
  })

  test('nor anything where its act does not stand right behind the backup it names', async () => {
    const { masterKey, storeId } = office.service.store()
    await whileAttacked(
      connection,
      () => {
        // What somebody with every key could write, to excuse that he rewrote an older act.
        connection.exec('update restores set backup_seq = 1, given_up_seq = 100000')
        connection.exec(
          `update change_entries set after_json = json_set(after_json, '$.backup_seq', 1, '$.given_up_seq', 100000)
           where table_name = 'restores'`,
        )
        connection.prepare(`update changes set reason = 'lain' where seq = ?`).run(earlier.seq)
        rewriteChain(connection, 2)
        rewriteCheckpoints(connection, { masterKey, storeId })
      },
      async () => expect(await head.audit.verify({ witness: earlier.file })).toMatchObject({ whole: false }),
    )
  })
})
