import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKeyOf, agencyKeyOf } from './entity-key.rules.ts'
import type { Findings, SocialPlatform } from './identity.schema.ts'
import { readPlate, readVessel } from './plate.rules.ts'
import { maskEmail, maskHandle, readEmail, readSocial } from './social.rules.ts'

const codes = ({ errors, warnings }: Findings): string[] => [...errors, ...warnings].map(({ code }) => code)
const hostile = fc.string({ unit: 'binary', maxLength: 60 })

describe('a plate', () => {
  test.each([
    ['kh 1234 ab', 'KH 1234 AB', 'KH1234AB', []],
    ['KH-1234-AB', 'KH 1234 AB', 'KH1234AB', []],
    ['B 1 RI', 'B 1 RI', 'B1RI', []],
    ['KH 12', 'KH 12', 'KH12', []],
    ['QAA 1234 B', 'QAA1234B', 'QAA1234B', ['PLATE_UNUSUAL']],
    ['KH 12345 AB', 'KH12345AB', 'KH12345AB', ['PLATE_UNUSUAL']],
    ['mobil hitam', 'MOBILHITAM', '', ['PLATE_IMPOSSIBLE']],
    ['', '', '', ['PLATE_IMPOSSIBLE']],
    ['KH1234KH1234X', 'KH1234KH1234X', '', ['PLATE_IMPOSSIBLE']],
  ])('%j: %s', (typed, value, key, expected) => {
    const reading = readPlate(typed)
    expect([reading.value, reading.key, codes(reading)]).toEqual([value, key, expected])
  })

  test('twice is once', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const once = readPlate(typed)
        expect(readPlate(once.value)).toEqual(once)
      }),
    )
  })
})

describe('a vessel', () => {
  test.each([
    ['KM. Fiktif Jaya 2', 'kapal Fiktif Jaya-02'],
    ['Speed Boat Fiktif', 'SB FIKTIF'],
    ['KLM Bunga Contoh', 'K.L.M. Bunga  Contoh'.replaceAll('.', '')],
  ])('%j and %j are one', (one, other) => expect(readVessel(one).key).toBe(readVessel(other).key))

  test('a name that is only a kind keeps it', () => {
    expect(readVessel('KM').key).toBe('km')
    expect(codes(readVessel(' . '))).toEqual(['VESSEL_NAME_IMPOSSIBLE'])
  })
})

describe('a social account', () => {
  test.each<[string, SocialPlatform | undefined, string, string[]]>([
    ['@agen_fiktif', 'telegram', 'telegram:agen_fiktif', []],
    ['Agen_Fiktif', 'telegram', 'telegram:agen_fiktif', []],
    ['https://t.me/agen_fiktif', undefined, 'telegram:agen_fiktif', []],
    ['t.me/agen_fiktif?start=1', 'facebook', 'telegram:agen_fiktif', []],
    ['telegram.me/agen_fiktif/', undefined, 'telegram:agen_fiktif', []],
    ['https://t.me/+AbCdEfGhIjKl', undefined, 'telegram:+AbCdEfGhIjKl', []],
    ['https://t.me/joinchat/AbCdEfGhIjKl', undefined, 'telegram:+AbCdEfGhIjKl', []],
    ['https://chat.whatsapp.com/AbCdEfGhIjKl0123456789', undefined, 'whatsapp:+AbCdEfGhIjKl0123456789', []],
    ['https://wa.me/6281200000004?text=halo', undefined, 'whatsapp:+6281200000004', []],
    ['0812-0000-0004', 'whatsapp', 'whatsapp:+6281200000004', []],
    ['https://www.facebook.com/Fiktif.Melati', undefined, 'facebook:fiktifmelati', []],
    ['m.facebook.com/fiktifmelati', undefined, 'facebook:fiktifmelati', []],
    ['https://facebook.com/profile.php?id=100012345', undefined, 'facebook:100012345', []],
    ['https://facebook.com/groups/KerjaLuarNegeri/', undefined, 'facebook:groups/KerjaLuarNegeri', []],
    ['https://www.tiktok.com/@agen.fiktif/video/12', undefined, 'tiktok:agen.fiktif', []],
    ['https://x.com/agenfiktif', undefined, 'x:agenfiktif', []],
    ['agen.fiktif', 'instagram', 'instagram:agen.fiktif', []],
    [
      'https://lowongan.contoh/kerja?ref=1',
      undefined,
      'other:lowongan.contoh/kerja',
      ['SOCIAL_PLATFORM_UNKNOWN'],
    ],
    ['@agen_fiktif', undefined, 'other:agen_fiktif', ['SOCIAL_PLATFORM_UNKNOWN']],
    ['Agen Fiktif 99 ✈️', 'facebook', 'facebook:agenfiktif99✈️', ['SOCIAL_HANDLE_UNUSUAL']],
    ['https://t.me/', undefined, '', ['SOCIAL_ACCOUNT_IMPOSSIBLE']],
    ['@', 'telegram', '', ['SOCIAL_ACCOUNT_IMPOSSIBLE']],
    ['bukan nomor', 'whatsapp', '', ['SOCIAL_ACCOUNT_IMPOSSIBLE']],
  ])('%j on %s: %s %j', (typed, platform, key, expected) => {
    const reading = readSocial(typed, platform)
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test('twice is once', () => {
    const platforms = fc.constantFrom<(SocialPlatform | undefined)[]>(
      'telegram',
      'facebook',
      'other',
      undefined,
    )
    const addresses = fc.webUrl({ validSchemes: ['https'] })
    fc.assert(
      fc.property(fc.oneof(hostile, addresses), platforms, (typed, platform) => {
        const once = readSocial(typed, platform)
        if (once.key !== '') expect(readSocial(once.value, once.platform).key).toBe(once.key)
      }),
      { numRuns: 500 },
    )
  })

  test('masked shows three signs of a long handle at most', () => {
    expect(maskHandle('@agen_fiktif')).toBe('@a****if')
    expect(maskHandle('abc')).toBe('@****')
  })
})

describe('an e-mail address', () => {
  test.each([
    ['Fiktif.Melati@Contoh.test', 'fiktif.melati@contoh.test', []],
    [' fiktif @contoh.test ', 'fiktif@contoh.test', []],
    ['fiktif"melati@contoh.test', 'fiktif"melati@contoh.test', ['EMAIL_UNUSUAL']],
    ['fiktif@contoh', '', ['EMAIL_IMPOSSIBLE']],
    ['fiktif', '', ['EMAIL_IMPOSSIBLE']],
  ])('%j: %j %j', (typed, key, expected) => {
    const reading = readEmail(typed)
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test('masked hides who it is', () => {
    expect(maskEmail('fiktif@contoh.test')).toBe('f****@contoh.test')
    expect(maskEmail('uji@contoh.test')).toBe('****@contoh.test')
  })
})

describe('an agency', () => {
  test.each([
    ['PT. Fiktif Jaya Mandiri', 'Fiktif Jaya Mandiri, P.T.'],
    ['PT Fiktif Jaya Mandiri Tbk', 'fiktif jaya  mandiri'],
    ['CV. Contoh', 'C.V. CONTOH'],
    ['Perseroan Terbatas Contoh', 'PT Contoh (Persero)'],
  ])('%j and %j are one', (one, other) => expect(agencyKeyOf(one)).toBe(agencyKeyOf(other)))

  test('keeps what it is called, and twice is once', () => {
    expect(agencyKeyOf('PT. Fiktif Jaya')).not.toBe(agencyKeyOf('PT. Fiktif Raya'))
    expect(agencyKeyOf('PT')).toBe('pt')
    fc.assert(
      fc.property(hostile, (name) => {
        expect(agencyKeyOf(agencyKeyOf(name))).toBe(agencyKeyOf(name))
      }),
    )
  })
})

describe('an address', () => {
  test.each([
    ['Jalan Melati Nomor 4, RT 01 RW 002', 'Jl. Melati No.4 RT.1/RW.2'],
    ['Gang Fiktif No. 07', 'Gg Fiktif no 7'],
    ['Perumahan Contoh Blok B2', 'Perum. Contoh Blk. B 2'],
  ])('%j and %j are one', (one, other) =>
    expect(addressKeyOf(one, '62.02.17.2015')).toBe(addressKeyOf(other, '62.02.17.2015')),
  )

  test('of another village is another one', () => {
    expect(addressKeyOf('RT 1', '62.02.17.2015')).not.toBe(addressKeyOf('RT 1', '62.02.08.2005'))
    expect(addressKeyOf('Jalan Melati 4')).toBe('jl melati 4')
  })
})

describe('ten thousand signs', () => {
  test.each(['@', 'K1', 'jl ', '.', 'a.', 'https://', '\ud800', 'ﷺ'])(
    'of %j are answered at once',
    (sign) => {
      const text = sign.repeat(10_000 / sign.length)
      const startedAt = performance.now()
      for (const read of [readPlate, readVessel, readSocial, readEmail, agencyKeyOf, addressKeyOf]) read(text)
      expect(performance.now() - startedAt).toBeLessThan(500)
    },
  )
})
