import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { createKeyPair, decryptBox, encryptBox, openSealed, sealTo } from './crypto.ts'
import { createRecovery, openWithRecovery } from './recovery-slot.ts'
import {
  changeSlotPassword,
  createKeys,
  createSlot,
  openWithPassword,
  removeSlot,
  withSlot,
} from './slots.ts'
import { calibrateKdf, kdfFloor } from './password.ts'
import { createRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const password = 'sepeda layar tikar kelapa'
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('the recovery code', () => {
  test('is read back as typed, in small letters, without dashes, with O for 0 and I or L for 1', () => {
    for (let run = 0; run < 200; run += 1) {
      const { code, secret } = createRecoveryCode()
      const sloppy = code
        .toLowerCase()
        .replaceAll('-', ' ')
        .replaceAll('0', 'o')
        .replaceAll('1', run % 2 ? 'l' : 'i')
      expect(readRecoveryCode(code)).toEqual(secret)
      expect(readRecoveryCode(sloppy)).toEqual(secret)
    }
  })

  test('one wrong symbol anywhere is noticed', () => {
    const { code } = createRecoveryCode()
    for (const [index, symbol] of [...code].entries()) {
      if (symbol === '-') continue
      const other = alphabet[(alphabet.indexOf(symbol) + 7) % 32] ?? ''
      expect(readRecoveryCode(code.slice(0, index) + other + code.slice(index + 1))).toBeUndefined()
    }
  })

  test('anything else is no code and never throws', () => {
    fc.assert(fc.property(fc.string(), (typed) => readRecoveryCode(typed) === undefined))
  })
})

describe('boxes', () => {
  test('open with their key and context only, and not with one bit changed', () => {
    const key = new Uint8Array(32).fill(1)
    const box = encryptBox(key, Buffer.from('rahasia'), 'here')
    expect(Buffer.from(decryptBox(key, box, 'here') ?? []).toString()).toBe('rahasia')
    expect(decryptBox(key, box, 'there')).toBeUndefined()
    expect(decryptBox(new Uint8Array(32), box, 'here')).toBeUndefined()
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const flipped = Uint8Array.from(box)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(decryptBox(key, flipped, 'here')).toBeUndefined()
    }
  })

  test('sealed to one officer, another one cannot open them', () => {
    const [mine, other] = [createKeyPair('x25519'), createKeyPair('x25519')]
    const sealed = sealTo(mine.publicKey, Buffer.from('kunci'), 'store')
    expect(Buffer.from(openSealed(mine, sealed, 'store') ?? []).toString()).toBe('kunci')
    expect(openSealed(other, sealed, 'store')).toBeUndefined()
    expect(openSealed(mine, sealed.subarray(0, 10), 'store')).toBeUndefined()
  })
})

describe('the cost of a password', () => {
  /** A clock by which the derivations take these times one after the other, and the last one ever after. */
  const clockOf = (times: number[]) => {
    let [calls, now] = [0, 0]
    return () => {
      if (calls++ % 2 === 1) now += times[calls / 2 - 1] ?? times.at(-1) ?? 0
      return now
    }
  }

  test.each([
    ['a slow machine', [900], { memoryKiB: 65_536, passes: 3 }],
    ['an ordinary machine', [120, 240, 480], { memoryKiB: 131_072, passes: 5 }],
    ['a fast machine', [40, 80, 160, 270, 370, 470], { memoryKiB: 131_072, passes: 11 }],
    ['a machine that is busy at first', [700, 40, 80, 310, 460], { memoryKiB: 131_072, passes: 7 }],
  ])('on %s is raised until it takes 0.45 s, never below the floor', async (_what, times, cost) => {
    expect(await calibrateKdf(clockOf(times))).toEqual({ ...cost, lanes: 4 })
  })
})

describe('key slots', () => {
  test('every officer reaches the same master key; nobody else does', async () => {
    const made = await createKeys(v7(), kdfFloor, 'satu', password)
    const { slot } = await createSlot(made.keys, 'dua', `${password} dua`)
    const [keys, slotId] = [withSlot(made.keys, slot, made.masterKey), slot.id]
    expect((await openWithPassword(keys, ' SATU ', password))?.masterKey).toEqual(Buffer.from(made.masterKey))
    expect(await openWithPassword(keys, 'dua', `${password} dua`)).toMatchObject({ slotId })
    expect(await openWithPassword(keys, 'dua', password)).toBeUndefined()
    expect(await openWithPassword(keys, 'tiga', password)).toBeUndefined()
    expect(await openWithPassword(removeSlot(keys, slotId), 'dua', `${password} dua`)).toBeUndefined()
  })

  test('a password typed on another keyboard driver (other Unicode form) is the same password', async () => {
    const { keys } = await createKeys(v7(), kdfFloor, 'satu', 'café sepeda layar'.normalize('NFC'))
    expect(await openWithPassword(keys, 'satu', 'café sepeda layar'.normalize('NFD'))).toBeDefined()
  })

  test('a changed password keeps the officer’s keys and closes the old slot', async () => {
    const { keys, masterKey } = await createKeys(v7(), kdfFloor, 'satu', password)
    expect(await changeSlotPassword(keys, 'satu', 'salah salah salah', 'baru')).toBeUndefined()
    const changed = await changeSlotPassword(keys, 'satu', password, 'gerobak payung hujan')
    if (!changed) throw new Error('the right password was refused')
    expect(changed.slot.signPublicKey).toBe(keys.officers[0]?.signPublicKey)
    const after = removeSlot(withSlot(keys, changed.slot, masterKey), changed.oldSlotId)
    expect((await openWithPassword(after, 'satu', 'gerobak payung hujan'))?.masterKey).toEqual(
      Buffer.from(masterKey),
    )
    expect(await openWithPassword(after, 'satu', password)).toBeUndefined()
  })

  test('a renewed paper code voids the one before', async () => {
    const { keys, masterKey, recoveryCode } = await createKeys(v7(), kdfFloor, 'satu', password)
    const secretOf = (code: string): Uint8Array => readRecoveryCode(code) ?? new Uint8Array(20)
    expect(openWithRecovery(keys, secretOf(recoveryCode))).toEqual(Buffer.from(masterKey))
    const { code, secret } = createRecoveryCode()
    const renewed = { ...keys, recovery: createRecovery(keys, masterKey, secret) }
    expect(openWithRecovery(renewed, secretOf(recoveryCode))).toBeUndefined()
    expect(openWithRecovery(renewed, secretOf(code))).toEqual(Buffer.from(masterKey))
  })
})
