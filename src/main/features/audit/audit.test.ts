import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '#main/platform/db/open.ts'
import {
  rewriteChain,
  rewriteCheckpoints,
  whileAttacked,
} from '../../../../tests/hardening/history-attack.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'

let office: TestOffice
let auditor: TestClient
beforeAll(async () => {
  office = await openTestOffice()
  auditor = await office.officer('pengawas', ['auditor'])
})
afterAll(() => office.close())

const kindsOf = async (kinds: Parameters<TestClient['audit']['list']>[0]['kinds']) =>
  (await auditor.audit.list({ kinds })).items

describe('the audit log', () => {
  test('tells who read which record, once in ten minutes, and not the record itself', async () => {
    const { id } = await addVillage(office.head, telagaAntang[0] ?? '')
    const reader = await office.officer('pembaca', ['officer'])
    for (let turn = 0; turn < 3; turn += 1) await reader.village.get({ id })
    const read = (await kindsOf(['read'])).filter(({ records }) => records.some((record) => record.id === id))
    expect(read.map(({ officerName, action }) => [officerName, action])).toEqual([
      ['Petugas pembaca', 'village.get'],
    ])
    expect(read[0]?.rows).toBe(0)
  })

  test('keeps the words of a search', async () => {
    await office.head.case.list({ query: 'Tanjung Fiktif' }).catch(() => {})
    expect((await kindsOf(['search'])).map(({ detail }) => detail.words)).toContain('Tanjung Fiktif')
  })

  test('tells what was refused to whom', async () => {
    await expect(auditor.case.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const [refusal] = await kindsOf(['refusal'])
    expect(refusal).toMatchObject({
      action: 'case.list',
      officerName: 'Petugas pengawas',
      detail: { code: 'NOT_PERMITTED', permission: 'case.read' },
    })
  })

  test('is closed to those who may not read it', async () => {
    const operator = await office.officer('operator', ['operator'])
    await expect(operator.audit.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('shows a section head without a section nothing', async () => {
    const sectionHead = await office.officer('kasi', ['sectionHead'])
    expect((await sectionHead.audit.list({})).items).toEqual([])
  })

  test('is read page by page without a gap, and by day', async () => {
    const seqs: number[] = []
    let cursor: string | undefined
    do {
      const page: Awaited<ReturnType<TestClient['audit']['list']>> = await auditor.audit.list({
        cursor,
        limit: 4,
      })
      seqs.push(...page.items.map(({ seq }) => seq))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seqs).toEqual(Array.from({ length: seqs[0] ?? 0 }, (_, index) => (seqs[0] ?? 0) - index))
    expect((await auditor.audit.list({ from: '2030-01-01' })).items).toEqual([])
  })
})

describe('verification', () => {
  let connection: Connection
  let witness: File
  let code: string
  let witnessedSeq: number
  beforeAll(async () => {
    for (const regionCode of telagaAntang.slice(1, 4)) await addVillage(office.head, regionCode)
    await auditor.audit.makeCheckpoint()
    for (let turn = 0; turn < 8; turn += 1) await office.officer(`sementara${turn}`, ['officer'])
    const made = await auditor.audit.makeCheckpoint()
    code = made.code
    witnessedSeq = made.seq
    witness = (await auditor.audit.witness()).file
    await office.officer('sesudah', ['officer'])
    connection = office.service.store().database.connection
  })
  const report = (input: { witness?: File; code?: string } = {}) => auditor.audit.verify(input)
  const headSeq = (): number => connection.prepare('select max(seq) from changes').pluck().get() as number

  test('of an untouched log agrees with the file and with the paper', async () => {
    expect(await report()).toMatchObject({ whole: true, witnessedUntil: null })
    expect(await report({ witness })).toMatchObject({ whole: true, witnessedUntil: witnessedSeq })
    expect(await report({ code: code.toLowerCase() })).toMatchObject({
      whole: true,
      witnessedUntil: witnessedSeq,
    })
  })

  test.each([
    ['an act renamed', `update changes set action = 'village.remove' where seq = @seq`],
    ['an act given to another officer', `update changes set officer_id = 99 where seq = @seq`],
    ['an act dated back', `update changes set recorded_at = recorded_at - 1 where seq = @seq`],
    ['an act taken out', `delete from changes where seq = @seq`],
    [
      'what was written before altered',
      `update change_entries set after_json = '{}' where change_seq = @seq`,
    ],
    ['an entry taken out', `delete from change_entries where change_seq = @seq`],
    ['its record unlinked', `delete from change_subjects where change_seq = @seq`],
  ])('finds %s at that act', async (_what, sql) => {
    const seqs = connection
      .prepare(
        'select seq from changes where exists (select 1 from change_entries where change_seq = seq) and json_array_length(subjects) > 0',
      )
      .pluck()
      .all() as number[]
    for (const seq of seqs) {
      await whileAttacked(
        connection,
        () => connection.prepare(sql).run({ seq }),
        async () => expect(await report()).toMatchObject({ whole: false, brokenAt: { seq } }),
      )
    }
    expect(seqs.length).toBeGreaterThan(10)
    expect(await report()).toMatchObject({ whole: true })
  })

  test.each([
    ['altered', `update villages set printed_name = 'Desa Lain' where id = 1`, 'villages'],
    [
      'taken out',
      'delete from officer_roles where id = (select max(id) from officer_roles)',
      'officer_roles',
    ],
    [
      'put in',
      `insert into officer_roles (officer_id, role) select id, 'officeHead' from officers where login = 'pengawas'`,
      'officer_roles',
    ],
  ])('finds a row that was %s past the log', async (_what, sql, table) => {
    await whileAttacked(
      connection,
      () => connection.exec(sql),
      async () => expect(await report()).toMatchObject({ whole: false, brokenAt: { cause: 'rows', table } }),
    )
  })

  test('finds a checkpoint that was altered or taken out', async () => {
    for (const sql of [
      'update checkpoints set made_at = 1 where id = 2',
      `update checkpoints set statement = replace(statement, ',null,', ',"",') where id = 1`,
      'update checkpoints set signature = zeroblob(64) where id = 2',
      'delete from checkpoints where id = 2',
    ]) {
      await whileAttacked(
        connection,
        () => connection.exec(sql),
        async () => expect((await report()).whole).toBe(false),
      )
    }
  })

  test('finds a chain that was computed anew by its checkpoints', async () => {
    for (const seq of [2, Math.floor(witnessedSeq / 2), witnessedSeq]) {
      await whileAttacked(
        connection,
        () => {
          connection.prepare(`update changes set reason = 'lain' where seq = ?`).run(seq)
          rewriteChain(connection, seq)
        },
        async () => expect(await report()).toMatchObject({ whole: false, brokenAt: { cause: 'checkpoint' } }),
      )
    }
  })

  test('of a log rewritten with every key finds it by the witness, and says honestly that alone it cannot', async () => {
    const { masterKey, storeId } = office.service.store()
    for (let seq = 2; seq <= witnessedSeq; seq += 3) {
      await whileAttacked(
        connection,
        () => {
          connection.prepare(`update changes set reason = 'lain' where seq = ?`).run(seq)
          rewriteChain(connection, seq)
          rewriteCheckpoints(connection, { masterKey, storeId })
        },
        async () => {
          expect(await report()).toMatchObject({ whole: true, witnessedUntil: null })
          expect(await report({ witness })).toMatchObject({ whole: false, brokenAt: { cause: 'witness' } })
          await expect(report({ code })).rejects.toMatchObject({ code: 'CHECKPOINT_CODE_UNKNOWN' })
        },
      )
    }
  })

  test('cannot tell what was rewritten after the last witness', async () => {
    const { masterKey, storeId } = office.service.store()
    await whileAttacked(
      connection,
      () => {
        connection.prepare(`update changes set reason = 'lain' where seq = ?`).run(headSeq())
        rewriteChain(connection, headSeq())
        rewriteCheckpoints(connection, { masterKey, storeId })
      },
      async () =>
        expect(await report({ witness })).toMatchObject({ whole: true, witnessedUntil: witnessedSeq }),
    )
  })

  test('refuses a witness of which one sign was changed, and one of another store', async () => {
    const text = await witness.text()
    for (let place = 40; place < text.length; place += 97) {
      const other = text[place] === '1' ? '2' : '1'
      const altered = new File([text.slice(0, place) + other + text.slice(place + 1)], 'saksi.json')
      const answer = await report({ witness: altered }).then(
        ({ whole }) => (whole ? 'accepted' : 'broken'),
        (error: { code: string }) => error.code,
      )
      expect(['WITNESS_UNREADABLE', 'WITNESS_OF_ANOTHER_STORE']).toContain(answer)
    }
    await expect(report({ code: 'XXXX' })).rejects.toMatchObject({ code: 'CHECKPOINT_CODE_MISTYPED' })
  })
})
