import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  agreementWarningsFor,
  canAddAddendum,
  canKeepAgreement,
  canTerminate,
  lastDayOfTerm,
  numberKeyOf,
  repeatedNumbers,
} from './agreement-input.rules.ts'
import { addendumTitle, ownPartyOn, regencyParty } from './agreement-defaults.rules.ts'
import { agreementInput } from './agreement.schema.ts'

const day = (text: string): PlainDate => text as PlainDate
const term = {
  signedOn: day('2024-02-27'),
  startsOn: day('2024-02-27'),
  endsOn: day('2027-02-26'),
  openEnded: false,
}
const codes = (...input: Parameters<typeof agreementWarningsFor>) =>
  agreementWarningsFor(...input).map(({ code }) => code)

describe('agreement input', () => {
  const kept = { ...term, parties: [{}, {}], obligations: [] }

  test('an end before the start is refused, one day is a term', () => {
    expect(canKeepAgreement(kept).allowed).toBe(true)
    expect(canKeepAgreement({ ...kept, endsOn: term.startsOn }).allowed).toBe(true)
    expect(canKeepAgreement({ ...kept, endsOn: day('2024-02-26') })).toMatchObject({
      code: 'AGREEMENT_PERIOD_INVALID',
    })
  })

  test('an end contradicts an agreement without an end', () => {
    expect(canKeepAgreement({ ...kept, openEnded: true })).toMatchObject({
      code: 'AGREEMENT_END_CONTRADICTS',
    })
  })

  test('an obligation belongs to a party that is there', () => {
    expect(canKeepAgreement({ ...kept, obligations: [{ party: 3 }] })).toMatchObject({
      code: 'OBLIGATION_WITHOUT_PARTY',
      data: { party: 3 },
    })
  })

  test('two to six parties', () => {
    const party = {
      institution: 'Instansi Contoh',
      representative: '',
      representativeTitle: null,
      authority: null,
      address: null,
      number: ' ',
    }
    const input = {
      ...term,
      title: 'Judul',
      scope: [],
      obligations: [],
      signedAtPlace: null,
      automaticRenewal: false,
      originalsCount: 2,
      originalsHolders: null,
      note: null,
    }
    const withParties = (count: number) =>
      agreementInput.safeParse({ ...input, parties: Array.from({ length: count }, () => party) })
    expect([1, 2, 6, 7, 60].map((count) => withParties(count).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
    expect(withParties(2).data?.parties[0]).toMatchObject({ number: null, representative: null })
  })
})

describe('agreement warnings', () => {
  test('a usual term has none; five years are usual, a day more is not', () => {
    expect(codes(term, [])).toEqual([])
    expect(codes({ ...term, endsOn: day('2029-02-26') }, [])).toEqual([])
    expect(codes({ ...term, endsOn: day('2029-02-27') }, [])).toEqual(['AGREEMENT_TERM_LONG'])
  })

  test('signed after the start, and a number seen elsewhere', () => {
    const seen = [{ number: '180/FIKTIF/2024', title: 'Lain' }]
    expect(codes({ ...term, signedOn: day('2024-03-01') }, seen)).toEqual([
      'AGREEMENT_SIGNED_AFTER_START',
      'AGREEMENT_NUMBER_SEEN',
    ])
  })

  test('an addendum that ends earlier or begins after a gap', () => {
    const former = { endsOn: day('2027-02-26'), openEnded: false }
    const addendum = { ...term, startsOn: day('2027-02-27'), endsOn: day('2030-02-26') }
    expect(codes(addendum, [], former)).toEqual([])
    expect(codes({ ...addendum, startsOn: day('2027-02-28') }, [], former)).toEqual(['ADDENDUM_LEAVES_GAP'])
    expect(codes({ ...term, endsOn: day('2026-12-31') }, [], former)).toEqual(['ADDENDUM_SHORTENS_TERM'])
    expect(codes(addendum, [], { endsOn: null, openEnded: true })).toEqual(['ADDENDUM_SHORTENS_TERM'])
  })

  test('numbers are compared without spaces and capitals', () => {
    expect(numberKeyOf('w.17.imi.imi.2 - HH.05.05-0100')).toBe('W.17.IMI.IMI.2-HH.05.05-0100')
    const party = (number: string | null) => ({
      institution: 'Contoh',
      representative: null,
      representativeTitle: null,
      authority: null,
      address: null,
      number,
    })
    expect(repeatedNumbers([party('1/A'), party('1 / a'), party(null), party(null)])).toEqual(['1 / a'])
  })
})

describe('agreement acts', () => {
  test('an agreement is ended once, and not before it was signed', () => {
    expect(canTerminate({ terminatedOn: null, signedOn: null }, day('2020-01-01')).allowed).toBe(true)
    expect(canTerminate({ terminatedOn: null, signedOn: term.signedOn }, day('2024-02-26'))).toMatchObject({
      code: 'TERMINATION_BEFORE_SIGNING',
    })
    expect(canTerminate({ terminatedOn: day('2025-01-01'), signedOn: null }, null)).toMatchObject({
      code: 'AGREEMENT_ALREADY_TERMINATED',
    })
  })

  test('an addendum has no addendum, and an ended agreement gets none', () => {
    expect(canAddAddendum({ kind: 'addendum', terminatedOn: null }, 0)).toMatchObject({
      code: 'PARENT_IS_ADDENDUM',
    })
    expect(canAddAddendum({ kind: 'memorandum', terminatedOn: day('2025-01-01') }, 0).allowed).toBe(false)
    expect(canAddAddendum({ kind: 'memorandum', terminatedOn: null }, 30)).toMatchObject({
      code: 'ADDENDA_FULL',
    })
  })
})

describe('agreement defaults', () => {
  const office = {
    fullName: 'Kantor Imigrasi Kelas II TPI Sampit',
    details: { address: 'Jl. Contoh' },
    signatories: [
      {
        fullName: 'Pejabat Contoh',
        title: 'Kepala Kantor',
        capacity: 'definitive',
        fromOn: '2023-01-01',
        untilOn: '2025-12-31',
      },
      {
        fullName: 'Uji Lestari',
        title: 'Kepala Kantor',
        capacity: 'acting',
        fromOn: '2026-01-01',
        untilOn: null,
      },
    ],
  } as unknown as Parameters<typeof ownPartyOn>[0]

  test('the signatory of that day, in his capacity', () => {
    expect(ownPartyOn(office, day('2024-02-27'))).toMatchObject({
      representative: 'Pejabat Contoh',
      representativeTitle: 'Kepala Kantor Imigrasi Kelas II TPI Sampit',
    })
    expect(ownPartyOn(office, day('2026-02-27')).representativeTitle).toBe(
      'Plt. Kepala Kantor Imigrasi Kelas II TPI Sampit',
    )
    expect(ownPartyOn(office, day('2020-01-01')).representative).toBeNull()
  })

  test('regencies have a Bupati, cities a Wali Kota', () => {
    expect(regencyParty('Kabupaten Kotawaringin Timur')).toMatchObject({
      institution: 'Pemerintah Kabupaten Kotawaringin Timur',
      representativeTitle: 'Bupati Kotawaringin Timur',
    })
    expect(regencyParty('Kota Palangka Raya').representativeTitle).toBe('Wali Kota Palangka Raya')
    expect(regencyParty('Sampit').representativeTitle).toBeNull()
  })

  test('a term of whole years ends the day before its anniversary', () => {
    expect(lastDayOfTerm(day('2024-02-27'), 3)).toBe('2027-02-26')
    expect(lastDayOfTerm(day('2024-02-29'), 3)).toBe('2027-02-28')
    expect(lastDayOfTerm(day('2024-02-29'), 4)).toBe('2028-02-28')
    expect(lastDayOfTerm(day('2023-03-01'), 1)).toBe('2024-02-29')
  })

  test('the title of an addendum keeps within its limit', () => {
    expect(addendumTitle('x'.repeat(300))).toHaveLength(300)
  })
})
