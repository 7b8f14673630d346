import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { statesDuring } from '../../../../tests/support/power-cut.ts'
import { readPdf } from '../../../../tests/support/pdf.ts'
import {
  openTestOffice,
  sampitSetup,
  startService,
  visitorOf,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { openWithRecovery } from '#main/platform/keys/recovery-slot.ts'
import { readRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { readTypedRecovery } from './typed-recovery.ts'

const { login, password } = sampitSetup().officer
const newPassword = 'gerobak payung hujan sore'
const reason = 'lembar hilang'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const print = async (form: 'whole' | 'shares'): Promise<string[]> => {
  const { sheets } = await office.head.storeKey.renewRecovery({ form, reason })
  return sheets.map(({ code }) => code)
}
const recover = (recoveryCode: string | undefined, secondShare: string | null | undefined = null) =>
  office.visitor().session.recover({
    login,
    recoveryCode: recoveryCode ?? '',
    secondShare: secondShare ?? null,
    newPassword,
    reason,
  })
const refused = (code: string) => expect.objectContaining({ code })

/** The same typed text with one sign replaced by another. */
const mistyped = (code: string | undefined, place: number): string => {
  const text = code ?? ''
  return text.slice(0, place) + (text[place] === '0' ? '1' : '0') + text.slice(place + 1)
}

describe('a recovery code in three shares', () => {
  test('opens with every two of them, and the fresh one is in three shares again', async () => {
    let [one, two, three] = await print('shares')
    for (const pair of [() => [one, two], () => [three, one], () => [two, three]]) {
      office.restart()
      const [first, second] = pair()
      const { paper, session } = await recover(first, second)
      expect(session.login).toBe(login)
      expect([paper.form, paper.sheets.map(({ keeper }) => keeper)]).toEqual([
        'shares',
        ['officeHead', 'sectionHead', 'regionalOffice'],
      ])
      // The used shares are void.
      await expect(recover(first, second)).rejects.toThrow(refused('RECOVERY_CODE_REFUSED'))
      ;[one, two, three] = paper.sheets.map(({ code }) => code)
    }
  })

  test('says of wrong, mixed, single and doubled shares precisely what is wrong, and changes nothing', async () => {
    const [one, two] = await print('shares')
    const [other] = await print('shares')
    const [current, second] = await print('shares')
    const before = readFileSync(join(office.folder, 'kunci.json'), 'utf8')
    const head = office.service.store().database.head().seq
    await expect(recover(current)).rejects.toThrow(refused('RECOVERY_SHARE_MISSING'))
    await expect(recover(current, '  ')).rejects.toThrow(refused('RECOVERY_SHARE_MISSING'))
    await expect(recover(current, current)).rejects.toThrow(refused('RECOVERY_SHARES_SAME'))
    await expect(recover(current, other)).rejects.toThrow(refused('RECOVERY_SHARES_MIXED'))
    await expect(recover(one, two)).rejects.toThrow(refused('RECOVERY_CODE_REFUSED'))
    await expect(recover(mistyped(current, 7), second)).rejects.toThrow(refused('RECOVERY_CODE_MISTYPED'))
    await expect(recover(current, mistyped(second, 12))).rejects.toThrow(refused('RECOVERY_SECOND_MISTYPED'))
    await expect(recover(current, office.recoveryCode)).rejects.toThrow(refused('RECOVERY_SECOND_MISTYPED'))
    expect(readFileSync(join(office.folder, 'kunci.json'), 'utf8')).toBe(before)
    expect(office.service.store().database.head().seq).toBe(head)
  })

  test('stands on three sheets, each with its share, its number and its keeper', async () => {
    const { sheets } = await office.head.storeKey.renewRecovery({ form: 'shares', reason })
    for (const [index, { code, file }] of sheets.entries()) {
      const { pages } = await readPdf(new Uint8Array(await file.arrayBuffer()))
      expect(pages).toHaveLength(1)
      const [text = ''] = pages
      expect(text).toContain(`bagian ${index + 1} dari 3`)
      expect(text).toContain(['Kepala kantor', 'Kepala seksi', 'Kantor wilayah'][index])
      for (const group of code.split('-')) expect(text).toContain(group)
      for (const other of sheets)
        if (other.code !== code) expect(text).not.toContain(other.code.slice(20, 24))
    }
  })
})

describe('a new recovery code', () => {
  test('voids the one before, in every key file that is kept', async () => {
    const [fresh] = await print('whole')
    const old = readRecoveryCode(office.recoveryCode) ?? new Uint8Array(20)
    await expect(recover(office.recoveryCode)).rejects.toThrow(refused('RECOVERY_CODE_REFUSED'))
    const newest = join(office.folder, 'kunci.json')
    for (const name of readdirSync(office.folder).filter((file) => file.startsWith('kunci.json'))) {
      writeFileSync(newest, readFileSync(join(office.folder, name)))
      expect(openWithRecovery(readKeyFile(office.folder).keys, old)).toBeUndefined()
    }
    const { paper } = await recover(fresh)
    expect(paper.form).toBe('whole')
  })

  test('is printed by the office head alone', async () => {
    const operator = await office.officer('operator', ['operator'])
    await expect(operator.storeKey.renewRecovery({ form: 'whole', reason })).rejects.toThrow(
      refused('NOT_PERMITTED'),
    )
  })

  test('still opens after the master key was changed, though it was cut off anywhere before', async () => {
    const states = await statesDuring(office.folder, async () => {
      await print('shares').catch(() => undefined)
    })
    for (const folder of states) {
      const service = startService(folder, office.clock)
      const client = visitorOf(service)
      await client.session.login({ login, password })
      const { recovery } = readKeyFile(folder).keys
      await client.storeKey.change({ reason })
      // Which of the two codes stood in the file: its slot is sealed to, and no other.
      expect(readKeyFile(folder).keys.recovery).toMatchObject({
        key: recovery.key,
        publicKey: recovery.publicKey,
      })
      service.close()
    }
    const old = await readTypedRecovery(office.recoveryCode, null)
    const opened = states.map(
      (folder) => openWithRecovery(readKeyFile(folder).keys, old.secret) !== undefined,
    )
    expect(new Set(opened)).toEqual(new Set([true, false]))
    expect(states.every((folder) => existsSync(join(folder, 'gen-2')))).toBe(true)
  }, 120_000)
})
