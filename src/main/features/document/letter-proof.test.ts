import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NumberChoice } from '#shared/features/document/document.schema.ts'
import { fromBase45 } from '#shared/features/proof/base45.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addReferral } from './case-papers.test-support.ts'
import { addVillage, bytesOf, decideDecree, none, wordsOf } from './document.test-support.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const start = async (): Promise<void> => {
  const { code } = await office.head.proof.prepareRoot()
  await office.head.proof.start({ code })
}

const preferCodes = async (letterCodes: boolean): Promise<void> => {
  const { version, preferences } = await office.head.office.get()
  await office.head.office.savePreferences({ ...preferences, letterCodes, version })
}

const referral = async () => {
  const { case: record } = await office.addCase()
  const subjectId = await office.addSubject(record.id, { fullName: 'Uji Rahmat' })
  return { number: record.number, id: addReferral(office, record.id, [{ id: subjectId }]) }
}

const external = (typed: string): NumberChoice => ({ kind: 'external', external: typed })
const withCode = { withProof: true }
const letter = (
  subjectId: string,
  options: { withProof?: boolean } = withCode,
  number: NumberChoice = none,
) => office.worker.document.issueCasePaper({ type: 'referralLetter', subjectId, options, number })

type Issued = Awaited<ReturnType<typeof letter>>
const proofOf = ({ id }: Pick<Issued, 'id'>) => office.head.proof.ofDocument({ documentId: id })
const codeOf = async (issued: Issued): Promise<string> => {
  const { code } = await proofOf(issued)
  if (code === null) throw new Error('the letter has no code')
  return code
}

describe('a referral letter with a code', () => {
  test('is genuine, and its code tells neither case nor agency nor anybody', async () => {
    await start()
    const { id, number } = await referral()
    const issued = await letter(id, withCode, external('RUJ-001/2026'))
    const code = await codeOf(issued)
    expect(await office.head.proof.check({ text: code })).toMatchObject({
      result: 'genuine',
      facts: {
        kind: 'referralLetter',
        number: 'RUJ-001/2026',
        datedOn: '2026-11-23',
        issuedOn: '2026-11-23',
        office: 'Kanim Sampit',
      },
      document: { id: issued.id, state: 'issued' },
    })
    const bytes = Buffer.from(fromBase45(code.slice(5)) ?? []).toString('latin1')
    expect(bytes).toContain('RUJ-001/2026')
    for (const secret of [number, 'Rahmat', 'U.R.', '6202', 'Kepolisian', 'Resor'])
      expect(bytes).not.toContain(secret)
    const words = await wordsOf(office.worker, issued.id)
    expect(words).toContain((await proofOf(issued)).shortCode)
    expect(words).toContain('Bukan tanda tangan elektronik')
    expect((await office.worker.document.pages({ id: issued.id })).pages.length).toBeGreaterThan(0)
  })

  test('is chosen on the letter, else the office says so; neither takes it away from certificates', async () => {
    await start()
    const preview = async (options: { withProof?: boolean }) =>
      (
        await office.worker.document.previewCasePaper({
          type: 'referralLetter',
          subjectId: (await referral()).id,
          options,
        })
      ).withProof
    expect([await preview({}), await preview({ withProof: true })]).toEqual([false, true])
    const plain = await letter((await referral()).id, {})
    expect(await proofOf(plain)).toEqual({ code: null, shortCode: null })
    expect(await wordsOf(office.worker, plain.id)).not.toContain('Bukan tanda tangan elektronik')
    await preferCodes(true)
    expect([await preview({}), await preview({ withProof: false })]).toEqual([true, false])
    expect((await proofOf(await letter((await referral()).id, {}))).code).not.toBeNull()
    expect((await proofOf(await letter((await referral()).id, { withProof: false }))).code).toBeNull()
    const slip = await office.worker.document.previewCasePaper({
      type: 'replySlip',
      subjectId: (await referral()).id,
      options: withCode,
    })
    expect(slip.withProof).toBe(false)
  })

  test('without keys the preview says that there will be none', async () => {
    const { id } = await referral()
    const warnings = async (options: object) => {
      const request = { type: 'referralLetter' as const, subjectId: id, options }
      const preview = await office.worker.document.previewCasePaper(request)
      return preview.warnings.map(({ code }) => code).filter((code) => code.startsWith('proof'))
    }
    expect(await warnings({})).toEqual([])
    expect(await warnings(withCode)).toEqual(['proofNotStarted'])
    await start()
    expect(await warnings(withCode)).toEqual([])
    office.clock.setDay('2030-11-23')
    expect(await warnings(withCode)).toEqual(['proofKeyMissing'])
  })

  test('two letters of a day without a number have codes of their own', async () => {
    await start()
    const [first, second] = [await letter((await referral()).id), await letter((await referral()).id)]
    expect(await codeOf(first)).not.toBe(await codeOf(second))
    const check = await office.head.proof.check({ text: await codeOf(second) })
    expect(check).toMatchObject({ result: 'genuine', facts: { number: null }, document: { id: second.id } })
  })

  test('that was revoked or replaced is told as that; only who reads cases learns whom it is about', async () => {
    await start()
    const [first, second] = [await referral(), await referral()]
    const revoked = await letter(first.id, withCode, external('RUJ-001/2026'))
    const replaced = await letter(second.id, withCode, external('RUJ-002/2026'))
    const text = await codeOf(revoked)
    office.clock.setDay('2026-12-01')
    await office.worker.document.revokeCasePaper({ id: revoked.id, reason: 'Uji Rahmat tidak jadi dirujuk' })
    const again = await office.worker.document.reissueCasePaper({
      id: replaced.id,
      reason: 'salah tanggal',
      options: withCode,
      number: external('RUJ-003/2026'),
    })
    const auditor = await office.officer('auditor', ['auditor'])
    expect(await auditor.proof.check({ text })).toMatchObject({
      result: 'revoked',
      document: { id: revoked.id, label: null, stateReason: null },
    })
    expect(await auditor.proof.check({ text: await codeOf(replaced) })).toMatchObject({
      result: 'superseded',
      document: { successor: { id: again.id, number: 'RUJ-003/2026' } },
    })
    const { items } = await auditor.proof.ended({})
    expect(items).toMatchObject([
      { type: 'referralLetter', number: 'RUJ-002/2026', serial: null, label: null, state: 'superseded' },
      { type: 'referralLetter', number: 'RUJ-001/2026', serial: null, label: null, state: 'revoked' },
    ])
    expect(items.map(({ endedAt }) => endedAt?.toISOString().slice(0, 10))).toEqual([
      '2026-12-01',
      '2026-12-01',
    ])
    expect(JSON.stringify(items)).not.toMatch(/Rahmat|U\.R\.|KNP/)
  })

  test('is printed again byte for byte, and its code is no correction of the record', async () => {
    await start()
    const issued = await letter((await referral()).id)
    const bytes = await bytesOf(office.worker, issued.id)
    expect(await bytesOf(office.worker, issued.id)).toEqual(bytes)
    expect((await office.worker.document.changes({ ids: [issued.id] })).changes).toEqual([])
  })
})

test('a decree carries a code with its own number and day, and no word of its villages', async () => {
  await start()
  const village = await addVillage(office.head, '62.02.17.2015')
  const { decree } = await decideDecree(office.head, [village])
  const request = { type: 'decree' as const, subjectId: decree.id, number: none }
  const issued = await office.head.document.issue({ ...request, options: withCode })
  const code = await codeOf(issued)
  expect(await office.head.proof.check({ text: code })).toMatchObject({
    result: 'genuine',
    facts: { kind: 'decree', number: decree.number, datedOn: decree.decidedOn },
    document: { label: issued.label },
  })
  expect(Buffer.from(fromBase45(code.slice(5)) ?? []).toString('latin1')).not.toMatch(/Tanjung|62\.02/)
  expect(await wordsOf(office.head, issued.id)).toContain((await proofOf(issued)).shortCode)
})

test('the list of what was revoked is a paper of the office, with its keys and without reasons', async () => {
  await start()
  const revoked = await letter((await referral()).id, withCode, external('RUJ-001/2026'))
  const { shortCode } = await proofOf(revoked)
  await office.worker.document.revokeCasePaper({ id: revoked.id, reason: 'Uji Rahmat tidak jadi dirujuk' })
  const { id: subjectId } = await office.head.office.get()
  const request = { type: 'proofRegister' as const, subjectId, number: none }
  const issued = await office.head.document.issue(request)
  const words = await wordsOf(office.head, issued.id)
  for (const part of [
    'DAFTAR PIAGAM DAN SURAT YANG DICABUT',
    shortCode,
    'RUJ-001/2026',
    '23-11-2026',
    'Dicabut',
  ])
    expect(words).toContain(part)
  const [root] = (await office.head.proof.keys()).keys
  expect(words).toContain(root?.fingerprint)
  expect(words).not.toMatch(/Rahmat|U\.R\.|KNP/)
  // It says how things stand on a day, so another one may be made any day.
  expect((await office.head.document.issue(request)).state).toBe('issued')
})
