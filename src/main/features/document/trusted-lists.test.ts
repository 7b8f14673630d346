import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  decideDecree,
  none,
  sampitToday,
} from './document.test-support.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

/** Pangkalan Bun issues and shares its list; Sampit verifies. */
let issuer: TestOffice
let office: TestOffice
let head: TestClient
beforeEach(async () => {
  issuer = await openTestOffice(sampitToday())
  await addFormerHead(issuer.head)
  const { version, details } = await issuer.head.office.get()
  await issuer.head.office.saveDetails({ ...details, name: 'Pangkalan Bun', city: 'Pangkalan Bun', version })
  await startProofs(issuer)
  office = await openTestOffice(sampitToday())
  head = office.head
})
afterEach(() => {
  issuer.close()
  office.close()
})

const startProofs = async ({ head: by }: TestOffice): Promise<string> => {
  const { code } = await by.proof.prepareRoot()
  await by.proof.start({ code })
  return code
}

/** A certificate of the other office, as somebody brings it. */
const foreignPaper = async () => {
  const village = await addVillage(issuer.head, '62.02.17.2015')
  const decree = await decideDecree(issuer.head, [village])
  const { id } = await issuer.head.document.issue({ ...certificateOf(decree), number: none })
  const { code } = await issuer.head.proof.ofDocument({ documentId: id })
  if (code === null) throw new Error('the certificate has no code')
  return { id, text: code }
}

const listOf = async ({ head: by }: TestOffice): Promise<File> => (await by.proof.trustList()).file
const keep = async (list: File) => {
  const { fingerprint } = await head.proof.readList({ list })
  return head.proof.keepList({ list, fingerprint })
}
const fullName = 'Kantor Imigrasi Kelas II TPI Pangkalan Bun'

describe('the trust list of another office', () => {
  test('shows whose it is and which root to compare, and keeps nothing yet', async () => {
    const [root] = (await issuer.head.proof.keys()).keys
    expect(await head.proof.readList({ list: await listOf(issuer) })).toEqual({
      office: fullName,
      asOf: '2026-11-23',
      fingerprint: root?.fingerprint,
      endedPapers: 0,
      keptAsOf: null,
      otherFingerprint: null,
    })
    expect(await head.proof.trustedOffices()).toEqual({ offices: [] })
  })

  test('once kept, its papers are genuine without a file, and the answer says whose', async () => {
    const { text } = await foreignPaper()
    expect(await head.proof.check({ text })).toMatchObject({ result: 'unknownKey', facts: null })
    const { offices } = await keep(await listOf(issuer))
    expect(offices).toMatchObject([{ office: fullName, asOf: '2026-11-23', keptBy: 'Kepala Contoh' }])
    const auditor = await office.officer('auditor', ['auditor'])
    for (const client of [head, auditor])
      expect(await client.proof.check({ text })).toMatchObject({
        result: 'genuine',
        office: fullName,
        keptList: true,
        facts: { office: 'Kanim Pangkalan Bun', village: 'Desa Tanjung Harapan' },
        document: null,
      })
    expect(await auditor.proof.trustedOffices()).toEqual({ offices })
  })

  test('of today tells what was revoked, the one of before does not; a newer one takes its place', async () => {
    const { id, text } = await foreignPaper()
    const before = await listOf(issuer)
    await keep(before)
    await issuer.head.document.revoke({ id, reason: 'salah nama desa' })
    issuer.clock.setDay('2026-12-01')
    expect(await head.proof.check({ text })).toMatchObject({ result: 'genuine', asOf: '2026-11-23' })
    const after = await listOf(issuer)
    expect(await head.proof.readList({ list: after })).toMatchObject({
      keptAsOf: '2026-11-23',
      endedPapers: 1,
    })
    expect((await keep(after)).offices).toMatchObject([{ asOf: '2026-12-01', endedPapers: 1 }])
    expect(await head.proof.check({ text })).toMatchObject({ result: 'revoked', asOf: '2026-12-01' })
    await expect(keep(before)).rejects.toMatchObject({
      code: 'TRUST_LIST_OLDER',
      data: { kept: '2026-12-01', offered: '2026-11-23' },
    })
  })

  test('survives a restart, and removed it is asked for again', async () => {
    const { text } = await foreignPaper()
    await keep(await listOf(issuer))
    office.restart()
    head = await office.login('kepala', 'lumbung senja perahu kayu')
    expect(await head.proof.check({ text })).toMatchObject({ result: 'genuine', keptList: true })
    const [kept] = (await head.proof.trustedOffices()).offices
    if (!kept) throw new Error('the list is gone')
    await expect(head.proof.removeList({ id: kept.id, version: kept.version + 1 })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    expect(await head.proof.removeList({ id: kept.id, version: kept.version })).toEqual({ offices: [] })
    expect(await head.proof.check({ text })).toMatchObject({ result: 'unknownKey' })
  })

  test('is kept by the head of office alone', async () => {
    const list = await listOf(issuer)
    const { fingerprint } = await head.proof.readList({ list })
    for (const role of ['sectionHead', 'officer', 'operator', 'auditor'] as const) {
      const client = await office.officer(role.toLowerCase(), [role])
      const refusal = { code: 'NOT_PERMITTED', data: { permission: 'proof.manage' } }
      await expect(client.proof.readList({ list })).rejects.toMatchObject(refusal)
      await expect(client.proof.keepList({ list, fingerprint })).rejects.toMatchObject(refusal)
    }
  })
})

describe('a list that must not be trusted', () => {
  test('was changed on its way, or is no list', async () => {
    const text = await (await listOf(issuer)).text()
    for (const [content, code] of [
      [text.replace('Pangkalan', 'Pangkalam'), 'TRUST_LIST_NOT_WHOLE'],
      [text.replace('2026-11-23', '2026-11-24'), 'TRUST_LIST_NOT_WHOLE'],
      ['{}', 'TRUST_LIST_UNREADABLE'],
    ] as const)
      await expect(head.proof.readList({ list: new File([content], 'x.json') })).rejects.toMatchObject({
        code,
      })
  })

  test('is another file than the one whose fingerprint was compared', async () => {
    const { fingerprint } = await head.proof.readList({ list: await listOf(issuer) })
    const stranger = await openTestOffice(sampitToday())
    try {
      await startProofs(stranger)
      await expect(head.proof.keepList({ list: await listOf(stranger), fingerprint })).rejects.toMatchObject({
        code: 'TRUST_LIST_OTHER_ROOT',
      })
    } finally {
      stranger.close()
    }
    expect(await head.proof.trustedOffices()).toEqual({ offices: [] })
  })

  test('poses as an office that is kept: its other root is named, and it takes no place', async () => {
    const { text } = await foreignPaper()
    await keep(await listOf(issuer))
    const [root] = (await issuer.head.proof.keys()).keys
    const poser = await openTestOffice(sampitToday())
    try {
      const { version, details } = await poser.head.office.get()
      await poser.head.office.saveDetails({
        ...details,
        name: 'Pangkalan Bun',
        city: 'Pangkalan Bun',
        version,
      })
      await startProofs(poser)
      const list = await listOf(poser)
      expect(await head.proof.readList({ list })).toMatchObject({
        office: fullName,
        keptAsOf: null,
        otherFingerprint: root?.fingerprint,
      })
      expect((await keep(list)).offices).toHaveLength(2)
      expect(await head.proof.check({ text })).toMatchObject({ result: 'genuine' })
    } finally {
      poser.close()
    }
  })

  test('is the office’s own', async () => {
    await startProofs(office)
    await expect(head.proof.readList({ list: await listOf(office) })).rejects.toMatchObject({
      code: 'TRUST_LIST_IS_OWN',
    })
  })

  test('rests on a key that its office has given up', async () => {
    const list = await listOf(issuer)
    const { text } = await foreignPaper()
    await keep(list)
    const issuing = (await issuer.head.proof.keys()).keys.find(({ part }) => part === 'issuing')
    if (!issuing) throw new Error('no key')
    await issuer.head.proof.revokeKey({ id: issuing.id, version: issuing.version, reason: 'kunci bocor' })
    await expect(listOf(issuer)).rejects.toMatchObject({ code: 'PROOF_NO_VALID_KEY' })
    // Until the office shares a list with a new key, the kept one cannot know.
    expect(await head.proof.check({ text })).toMatchObject({ result: 'genuine', asOf: '2026-11-23' })
  })
})
