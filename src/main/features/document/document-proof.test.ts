import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DecreeDetail } from '#shared/features/designation/designation.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { readTrustList } from '#shared/features/proof/trust-list.ts'
import { isTrustListWhole, verifyProof } from '#shared/features/proof/verify-proof.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'
import {
  addFormerHead,
  addVillage,
  bytesOf,
  certificateOf,
  certificatePattern,
  decideDecree,
  none,
  pattern,
  sampitToday,
  wordsOf,
} from './document.test-support.ts'
import {
  createTestOffice,
  openTestOffice,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

let office: TestOffice
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice(sampitToday())
  head = office.head
  await addFormerHead(head)
})
afterEach(() => office.close())

const start = async (client = head): Promise<string> => {
  const { code } = await client.proof.prepareRoot()
  await client.proof.start({ code })
  return code
}

/** A decree over so many villages of Telaga Antang. */
const decreeOver = async (count: number): Promise<DecreeDetail> => {
  const villages = []
  for (let unit = 2001; unit <= 2000 + count; unit += 1)
    villages.push(await addVillage(head, `62.02.17.${unit}`))
  return decideDecree(head, villages)
}

const issue = (decree: DecreeDetail, index = 0) =>
  head.document.issue({ ...certificateOf(decree, index), number: none })

const codeOf = async (documentId: Awaited<ReturnType<typeof issue>>['id']): Promise<string> => {
  const { code } = await head.proof.ofDocument({ documentId })
  if (code === null) throw new Error('the paper has no code')
  return code
}

const countIn = (table: string): number =>
  Number(office.service.store().database.read.prepare(`select count(*) from ${table}`).pluck().get())

const keyOf = async (part: 'root' | 'issuing') => {
  const key = (await head.proof.keys()).keys.findLast((candidate) => candidate.part === part)
  if (!key) throw new Error('the key is missing')
  return key
}

describe('after the master key was changed', () => {
  test('certificates go on being signed by the key there was, and those before stay genuine', async () => {
    await start()
    const decree = await decreeOver(2)
    const before = await codeOf((await issue(decree)).id)
    await head.storeKey.change({ reason: 'petugas pindah' })
    const after = await codeOf((await issue(decree, 1)).id)
    for (const code of [before, after])
      expect(await head.proof.check({ text: code })).toMatchObject({ result: 'genuine' })
    expect((await head.proof.keys()).keys.filter(({ part }) => part === 'issuing')).toHaveLength(1)
  })
})

describe('starting proofs', () => {
  test('a root code is on its sheet and nowhere else', async () => {
    const { code, sheet } = await head.proof.prepareRoot()
    expect(sheet.type).toBe('application/pdf')
    expect(countIn('issuing_keys')).toBe(0)
    expect((await head.proof.prepareRoot()).code).not.toBe(code)
  })

  test('wants the code typed from the sheet, and keeps only the public half', async () => {
    const { code, fingerprint } = await head.proof.prepareRoot()
    await expect(head.proof.start({ code: code.replace(/^.{4}/, '0000') })).rejects.toMatchObject({
      code: 'PROOF_ROOT_CODE_INVALID',
    })
    const { keys } = await head.proof.start({ code: code.toLowerCase().replaceAll('-', ' '), years: 2 })
    expect(keys).toMatchObject([
      { part: 'root', fingerprint, state: 'valid', validUntil: '2056-11-22' },
      { part: 'issuing', state: 'valid', validFrom: '2026-11-23', validUntil: '2028-11-22' },
    ])
    const sealed = office.service
      .store()
      .database.read.prepare('select part, sealed_private_key is null as open from issuing_keys order by id')
      .all()
    expect(sealed).toEqual([
      { part: 'root', open: 1 },
      { part: 'issuing', open: 0 },
    ])
  })

  test('a second root is made only with a reason, and the first stays good', async () => {
    const first = await start()
    const { code } = await head.proof.prepareRoot()
    await expect(head.proof.start({ code })).rejects.toMatchObject({ code: 'PROOF_ALREADY_STARTED' })
    await expect(head.proof.start({ code: first, reason: 'lembar hilang' })).rejects.toMatchObject({
      code: 'PROOF_ALREADY_STARTED',
    })
    const { keys } = await head.proof.start({ code, reason: 'lembar hilang' })
    expect(keys.map(({ part, state }) => [part, state])).toEqual([
      ['root', 'valid'],
      ['issuing', 'valid'],
      ['root', 'valid'],
      ['issuing', 'valid'],
    ])
  })

  test('keys are the business of the head of office', async () => {
    const { code } = await head.proof.prepareRoot()
    for (const role of ['sectionHead', 'officer', 'operator', 'auditor'] as const) {
      const client = await office.officer(role.toLowerCase(), [role])
      const refusal = { code: 'NOT_PERMITTED', data: { permission: 'proof.manage' } }
      await expect(client.proof.prepareRoot()).rejects.toMatchObject(refusal)
      await expect(client.proof.start({ code })).rejects.toMatchObject(refusal)
      expect((await client.proof.keys()).keys).toEqual([])
    }
  })
})

describe('issuing', () => {
  test('a certificate carries a code of its own facts, and is printed again byte for byte', async () => {
    await start()
    await head.number.savePattern(certificatePattern)
    const decree = await decreeOver(1)
    const issued = await head.document.issue({ ...certificateOf(decree), number: pattern })
    const check = await head.proof.check({ text: await codeOf(issued.id) })
    expect(check).toMatchObject({
      result: 'genuine',
      facts: {
        kind: 'certificate',
        number: issued.number,
        serial: issued.serial,
        regionCode: '62.02.17.2001',
        datedOn: '2024-02-27',
        issuedOn: '2026-11-23',
        office: 'Kanim Sampit',
      },
      document: { id: issued.id, state: 'issued' },
      asOf: '2026-11-23',
    })
    expect(issued.label).toContain(check.facts?.kind === 'certificate' ? check.facts.village : 'none')
    expect(await wordsOf(head, issued.id)).toContain(check.shortCode)
    expect((await head.document.pages({ id: issued.id })).pages).toHaveLength(1)
  })

  test('papers from before stay as they are', async () => {
    const decree = await decreeOver(2)
    const before = await issue(decree, 0)
    const bytes = await bytesOf(head, before.id)
    await start()
    expect(await head.proof.ofDocument({ documentId: before.id })).toEqual({ code: null, shortCode: null })
    expect(await bytesOf(head, before.id)).toEqual(bytes)
    expect((await head.document.pages({ id: before.id })).pages).toHaveLength(1)
    await issue(decree, 1)
    expect((await head.proof.keys()).provenPapers).toBe(1)
  })

  test('every certificate of a batch has its own code', async () => {
    await start()
    const { decree } = await decreeOver(3)
    const { issued } = await head.document.issueBatch({ decreeId: decree.id, number: none })
    const checks = []
    for (const { id } of issued) checks.push(await head.proof.check({ text: await codeOf(id) }))
    expect(checks.map(({ result, facts }) => [result, facts?.serial])).toEqual(
      issued.map(({ serial }) => ['genuine', serial]),
    )
    expect(new Set(checks.map(({ shortCode }) => shortCode)).size).toBe(3)
  })

  test('a preview keeps the place of the code; without a valid key it says that there will be none', async () => {
    const decree = await decreeOver(1)
    const request = certificateOf(decree)
    const preview = async () => {
      const { warnings } = await head.document.preview(request)
      return warnings.map(({ code }) => code).filter((code) => code === 'proofKeyMissing')
    }
    expect(await preview()).toEqual([])
    await start()
    expect(await preview()).toEqual([])
    office.clock.setDay('2029-11-23')
    expect(await preview()).toEqual(['proofKeyMissing'])
    const issued = await issue(decree)
    expect(await head.proof.ofDocument({ documentId: issued.id })).toEqual({ code: null, shortCode: null })
  })
})

describe('verifying', () => {
  test('a revoked and a superseded certificate are told as that, with reason and successor', async () => {
    await start()
    const decree = await decreeOver(2)
    const [first, second] = [await issue(decree, 0), await issue(decree, 1)]
    await head.document.revoke({ id: first.id, reason: 'salah nama desa' })
    const again = await head.document.reissue({ id: second.id, reason: 'kertas rusak', number: none })
    expect(await head.proof.check({ text: await codeOf(first.id) })).toMatchObject({
      result: 'revoked',
      facts: { serial: first.serial },
      document: { stateReason: 'salah nama desa', successor: null },
    })
    expect(await head.proof.check({ text: await codeOf(second.id) })).toMatchObject({
      result: 'superseded',
      document: { successor: { id: again.id, serial: again.serial } },
    })
    expect(await head.proof.check({ text: await codeOf(again.id) })).toMatchObject({ result: 'genuine' })
    const { items, total } = await head.proof.ended({})
    expect(total).toBe(2)
    expect(items.map(({ serial, state }) => [serial, state])).toEqual([
      [second.serial, 'superseded'],
      [first.serial, 'revoked'],
    ])
  })

  test('by telephone the register answers to a short code', async () => {
    await start()
    const issued = await issue(await decreeOver(1))
    const { shortCode } = await head.proof.ofDocument({ documentId: issued.id })
    const typed = (shortCode ?? '').toLowerCase().replaceAll('-', ' ')
    expect(await head.proof.check({ text: typed })).toMatchObject({
      result: 'genuine',
      askedByShortCode: true,
      document: { id: issued.id },
    })
    expect(await head.proof.check({ text: '0000 0000 0000' })).toMatchObject({
      result: 'unknownShortCode',
      facts: null,
    })
  })

  test('a code signed with our key but not in the register raises an alarm', async () => {
    await start()
    const issued = await issue(await decreeOver(1))
    const text = await codeOf(issued.id)
    office.service
      .store()
      .database.change({ action: 'test.forget', officerId: null, recordedAt: 0, about: [] }, (db) =>
        db.prepare('delete from document_proofs').run(),
      )
    expect(await head.proof.check({ text })).toMatchObject({ result: 'notInRegister', document: null })
  })

  test('what is no code is told as that', async () => {
    await start()
    for (const text of ['halo', 'https', 'PDS2:ABC'])
      expect(await head.proof.check({ text })).toMatchObject({ result: 'noCode', facts: null })
    expect(await head.proof.check({ text: 'PDS1:ABC' })).toMatchObject({ result: 'damaged' })
  })

  test('everybody of the office may verify', async () => {
    await start()
    const issued = await issue(await decreeOver(1))
    const auditor = await office.officer('auditor', ['auditor'])
    expect(await auditor.proof.check({ text: await codeOf(issued.id) })).toMatchObject({ result: 'genuine' })
  })
})

describe('keys', () => {
  test('a new one is made with the root code alone, and old papers stay proven', async () => {
    const root = await start()
    const decree = await decreeOver(2)
    const before = await issue(decree, 0)
    const stranger = (await head.proof.prepareRoot()).code
    await expect(head.proof.addKey({ code: stranger })).rejects.toMatchObject({
      code: 'PROOF_ROOT_CODE_UNKNOWN',
    })
    await head.proof.addKey({ code: root, years: 1 })
    const after = await issue(decree, 1)
    const used = office.service
      .store()
      .database.read.prepare('select count(distinct key_id) from document_proofs')
      .pluck()
      .get()
    expect(used).toBe(2)
    for (const { id } of [before, after])
      expect(await head.proof.check({ text: await codeOf(id) })).toMatchObject({ result: 'genuine' })
  })

  test('a revoked one signs nothing more, loses its private half and proves nothing', async () => {
    await start()
    const issued = await issue(await decreeOver(1))
    const { id, version } = await keyOf('issuing')
    const input = { id, version, reason: 'laptop kepala kantor dicuri' }
    await head.proof.revokeKey(input)
    expect(await keyOf('issuing')).toMatchObject({ state: 'revoked', revokedOn: '2026-11-23' })
    expect(await head.proof.check({ text: await codeOf(issued.id) })).toMatchObject({
      result: 'keyRevoked',
      document: { id: issued.id },
    })
    await expect(head.proof.revokeKey({ ...input, version: version + 1 })).rejects.toMatchObject({
      code: 'PROOF_KEY_ALREADY_REVOKED',
    })
    await expect(head.proof.trustList()).rejects.toMatchObject({ code: 'PROOF_NO_VALID_KEY' })
    const open = office.service
      .store()
      .database.read.prepare('select count(*) from issuing_keys where sealed_private_key is not null')
      .pluck()
      .get()
    expect(open).toBe(0)
  })

  test('they open again after the store was closed', async () => {
    await start()
    const decree = await decreeOver(1)
    office.restart()
    head = await office.login('kepala', 'lumbung senja perahu kayu')
    const issued = await issue(decree)
    expect(await head.proof.check({ text: await codeOf(issued.id) })).toMatchObject({ result: 'genuine' })
  })
})

describe('the trust list', () => {
  const listOf = async (client: TestClient): Promise<File> => (await client.proof.trustList()).file

  test('is signed, dated, and verifies codes without the store', async () => {
    await start()
    const decree = await decreeOver(2)
    const [good, bad] = [await issue(decree, 0), await issue(decree, 1)]
    await head.document.revoke({ id: bad.id, reason: 'salah nama desa' })
    const file = await listOf(head)
    expect(file.name).toBe('daftar-kepercayaan-Sampit-2026-11-23.json')
    const text = await file.text()
    expect(text).not.toContain('salah nama desa')
    const signed = readTrustList(text)
    if (!signed) throw new Error('the list cannot be read')
    expect(await isTrustListWhole(signed, isSignedBy)).toBe(true)
    expect(signed.list.on).toBe('2026-11-23' as PlainDate)
    const resultOf = async (id: typeof good.id) =>
      (await verifyProof(await codeOf(id), signed.list, isSignedBy)).result
    expect(await resultOf(good.id)).toBe('genuine')
    expect(await resultOf(bad.id)).toBe('revoked')
  })

  test('lets another office verify, and names the root to compare', async () => {
    await start()
    const issued = await issue(await decreeOver(1))
    const [text, list] = [await codeOf(issued.id), await listOf(head)]
    const { fingerprint } = await keyOf('root')
    const other = await createTestOffice(sampitToday())
    try {
      expect(await other.head.proof.check({ text })).toMatchObject({ result: 'unknownKey', facts: null })
      expect(await other.head.proof.check({ text, list })).toMatchObject({
        result: 'genuine',
        office: 'Kantor Imigrasi Kelas II TPI Sampit',
        foreignRoots: [fingerprint],
        document: null,
      })
      const changed = new File([(await list.text()).replaceAll('Sampit', 'Sampat')], 'x.json')
      await expect(other.head.proof.check({ text, list: changed })).rejects.toMatchObject({
        code: 'TRUST_LIST_NOT_WHOLE',
      })
      await expect(other.head.proof.check({ text, list: new File(['{}'], 'x.json') })).rejects.toMatchObject({
        code: 'TRUST_LIST_UNREADABLE',
      })
    } finally {
      other.close()
    }
  })

  test('stands inside the page that the office hands out', async () => {
    await start()
    const [list, { file }] = [await (await listOf(head)).text(), await head.proof.verifyPage()]
    expect(file.name).toBe('periksa-keaslian-Sampit-2026-11-23.html')
    const inside = /id="trust-list">(.+?)<\/script>/s.exec(await file.text())?.[1] ?? ''
    expect(JSON.parse(inside)).toEqual(JSON.parse(list))
  })
})
