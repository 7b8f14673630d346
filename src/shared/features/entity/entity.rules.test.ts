import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import {
  bankKeyOf,
  canHaveRole,
  guessKind,
  isCovered,
  maskEntity,
  ownKeysOf,
  readEntity,
  relatedKeysOf,
  rolesOfKind,
} from './entity.rules.ts'
import {
  emptyEntityDetails,
  type EntityDetails,
  type EntityKind,
  entityKinds,
  entityRoles,
} from './entity.schema.ts'

const today = plainDateOf(2026, 2, 2)
const read = (kind: EntityKind, value: string, details: Partial<EntityDetails> = {}) =>
  readEntity({ kind, value, details: { ...emptyEntityDetails, ...details } }, today)

describe('an entity that is typed', () => {
  test.each<[EntityKind, string, Partial<EntityDetails>, string]>([
    ['phone', '0812-0000-0099', {}, '+6281200000099'],
    ['account', '1234-567-890', { bank: 'Bank Contoh' }, '1234567890'],
    ['account', '0812-0000-0099', { bank: 'DANA' }, '+6281200000099'],
    ['social', '@agen_fiktif', { platform: 'telegram' }, 'telegram:agen_fiktif'],
    ['social', 'https://t.me/agen_fiktif', {}, 'telegram:agen_fiktif'],
    ['vehicle', 'kh 1234 ab', {}, 'KH1234AB'],
    ['booking', 'fiktf1', {}, 'FIKTF1'],
    ['flight', 'GA 0830', { day: plainDateOf(2026, 2, 5) }, 'GA830@2026-02-05'],
    ['agency', 'PT. Fiktif Jaya', {}, 'fiktif jaya'],
    ['address', 'Jl. Melati No. 4', { regionCode: '62.02.17.2015' }, '62.02.17.2015|jl melati no 4'],
    ['document', 'C1234567', {}, 'passport:C1234567'],
    ['document', '6202175403010001', {}, 'nik:6202175403010001'],
    ['document', 'SIM 99', { documentType: 'other' }, 'other:SIM99'],
    ['email', 'Fiktif@Contoh.test', {}, 'fiktif@contoh.test'],
  ])('%s %j %j has the key %s', (kind, value, details, key) => {
    const reading = read(kind, value, details)
    expect([reading.key, reading.errors]).toEqual([key, []])
  })

  test('keeps the details of its kind and drops others', () => {
    const details = { bank: 'Bank Contoh', regionCode: '62.02', description: 'rambut pendek' }
    expect(read('person', 'Boss Coba', details).details).toEqual({
      ...emptyEntityDetails,
      regionCode: '62.02',
      description: 'rambut pendek',
    })
    expect(read('social', 't.me/agen_fiktif', { platform: 'facebook' }).details.platform).toBe('telegram')
    expect(read('document', '6202175403010001').details.documentType).toBe('nik')
  })

  test('a person has a key for every further name', () => {
    const { key, aliasKeys } = read('person', 'Iin als Tante Wati')
    expect(aliasKeys).toEqual([read('person', 'Wati').key])
    expect(key).toBe(read('person', 'IIN').key)
    expect(read('person', 'Uji als Uji').aliasKeys).toEqual([])
  })

  test.each<[EntityKind, string, string]>([
    ['person', '???', 'NAME_WITHOUT_LETTERS'],
    ['agency', '...', 'ENTITY_VALUE_IMPOSSIBLE'],
    ['address', '-', 'ENTITY_VALUE_IMPOSSIBLE'],
    ['phone', 'tidak tahu', 'PHONE_IMPOSSIBLE'],
    ['document', '9999999999999999', 'NIK_IS_PLACEHOLDER'],
  ])('%s %j is refused', (kind, value, code) => {
    const reading = read(kind, value)
    expect([reading.key, reading.errors[0]?.code]).toEqual(['', code])
  })

  test('whatever the kind and the text, it has either a key or an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entityKinds),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (kind, value) => {
          const { key, errors } = read(kind, value)
          expect(errors.length > 0).toBe(key === '')
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the kind of what is typed', () => {
  test.each<[string, EntityKind]>([
    ['0812-0000-0099', 'phone'],
    ['+60 12 345 6789', 'phone'],
    ['110', 'phone'],
    ['08', 'phone'],
    ['1234567890', 'account'],
    ['6202175403010001', 'document'],
    ['C1234567', 'document'],
    ['@agen_fiktif', 'social'],
    ['https://t.me/agen_fiktif', 'social'],
    ['fiktif@contoh.test', 'email'],
    ['KH 1234 AB', 'vehicle'],
    ['KM Fiktif Jaya', 'vessel'],
    ['PT Fiktif Jaya', 'agency'],
    ['Contoh Tour & Travel', 'agency'],
    ['Jl. Melati No. 4', 'address'],
    ['FIKTF1', 'booking'],
    ['GA 830', 'flight'],
    ['Boss Coba', 'person'],
    ['Melati', 'person'],
    ['', 'person'],
  ])('%j is a %s', (typed, kind) => expect(guessKind(typed)).toBe(kind))
})

describe('roles', () => {
  test('every kind has a usual one, and every role belongs to a kind', () => {
    for (const kind of entityKinds) expect(rolesOfKind[kind].length).toBeGreaterThan(1)
    const used = new Set(entityKinds.flatMap((kind) => rolesOfKind[kind]))
    expect(entityRoles.filter((role) => !used.has(role))).toEqual([])
  })

  test('a telephone recruits nobody', () => {
    expect(canHaveRole('phone', 'recruiter')).toMatchObject({ code: 'ENTITY_ROLE_NOT_POSSIBLE' })
    expect(canHaveRole('phone', null).allowed).toBe(true)
    expect(canHaveRole('person', 'recruiter').allowed).toBe(true)
  })
})

describe('one number as several things', () => {
  test('a phone, its e-wallet and its WhatsApp account lead to each other', () => {
    const key = '+6281200000099'
    expect(relatedKeysOf({ kind: 'phone', key }).map((other) => other.kind)).toEqual(['account', 'social'])
    expect(relatedKeysOf({ kind: 'social', key: `whatsapp:${key}` })[0]).toEqual({ kind: 'phone', key })
    expect(relatedKeysOf({ kind: 'account', key: '1234567890' })).toEqual([])
    expect(relatedKeysOf({ kind: 'vehicle', key: 'KH1234AB' })).toEqual([])
  })

  test('and may be a subject’s own', () => {
    expect(ownKeysOf({ kind: 'account', key: '+6281200000099' }).phone).toEqual(['+6281200000099'])
    expect(ownKeysOf({ kind: 'social', key: 'telegram:uji' }).social).toEqual(['telegram:uji', 'other:uji'])
    expect(ownKeysOf({ kind: 'document', key: 'nik:6202175403010001' }).nik).toEqual(['6202175403010001'])
    expect(ownKeysOf({ kind: 'document', key: 'passport:C1234567' }).passport).toEqual(['C1234567'])
    expect(Object.values(ownKeysOf({ kind: 'person', key: 'UYI' })).flat()).toEqual([])
  })

  test('banks are one however they are named', () => {
    expect(bankKeyOf('Bank Contoh')).toBe(bankKeyOf('PT Bank CONTOH'))
    expect(bankKeyOf(null)).toBe('')
  })
})

describe('masked', () => {
  test.each<[EntityKind, string, Partial<EntityDetails>, string]>([
    ['person', 'Boss Coba', {}, 'C.'],
    ['phone', '+6281200000099', {}, '****0099'],
    ['account', '1234567890', {}, '****7890'],
    ['address', 'Jl. Melati No. 4', {}, '****'],
    ['document', '6202175403010001', { documentType: 'nik' }, '620217******0001'],
    ['document', 'C1234567', { documentType: 'passport' }, 'C****567'],
    ['vehicle', 'KH 1234 AB', {}, 'KH 1234 AB'],
    ['agency', 'PT Fiktif Jaya', {}, 'PT Fiktif Jaya'],
  ])('%s %j', (kind, value, details, shown) =>
    expect(maskEntity({ kind, value, details: { ...emptyEntityDetails, ...details } })).toBe(shown),
  )

  test('a covered value never stands in what is shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entityKinds.filter(isCovered)),
        fc.stringMatching(/^[a-zA-Z0-9@._ ]{6,40}$/),
        (kind, value) => {
          const typed = read(kind, value)
          if (typed.key === '') return
          const shown = maskEntity({ kind, value: typed.value, details: typed.details })
          expect(shown).not.toContain(typed.value)
        },
      ),
    )
  })
})
