import { describe, expect, test } from 'vitest'
import { changedFields } from './paper-changes.rules.ts'

const notice = (names: readonly string[], rest = {}) => ({
  draft: true,
  number: 'S-1',
  letterhead: { logo: null, officeName: 'Kantor Contoh' },
  documents: names.map((name) => ({ name, hint: null })),
  dueOn: '2026-12-01',
  ...rest,
})

describe('what changed since a paper was issued', () => {
  test.each([
    ['nothing', notice(['a']), notice(['a']), []],
    ['the order of keys', { place: 'X', recipient: 'Y' }, { recipient: 'Y', place: 'X' }, []],
    [
      'its mark, number and logo',
      notice([]),
      notice([], { draft: false, number: null, letterhead: { logo: {}, officeName: 'Kantor Contoh' } }),
      [],
    ],
    ['documents that have come', notice(['a', 'b', 'c']), notice(['b']), []],
    ['a document asked for anew', notice(['a']), notice(['a', 'b']), ['documents']],
    [
      'two things',
      notice(['a']),
      notice(['a'], { dueOn: '2026-12-09', recipient: 'Z' }),
      ['deadline', 'name'],
    ],
    ['something without a name of its own', notice([]), notice([], { someday: 1 }), ['other']],
  ])('%s', (_what, before, now, fields) => {
    expect(changedFields('deferralNotice', before, now)).toEqual(fields)
  })

  test('a decree’s own number counts, a certificate’s does not', () => {
    expect(changedFields('decree', { number: 'A' }, { number: 'B' })).toEqual(['number'])
    const sheet = (number: string, villageName: string) => ({
      certificates: [{ number, villageName, serial: 'S' }],
    })
    expect(changedFields('certificate', sheet('A', 'Desa X'), sheet('B', 'Desa X'))).toEqual([])
    expect(changedFields('certificate', sheet('A', 'Desa X'), sheet('A', 'Desa Y'))).toEqual(['villageName'])
  })
})
