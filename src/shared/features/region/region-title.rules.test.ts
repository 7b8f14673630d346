import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headTitleDefaults, headTitleFor, printedNameFor } from './region-title.rules.ts'

describe('headTitleFor', () => {
  it.each([
    ['62.02.17.2015', 'Kepala Desa'],
    ['62.02.05.1001', 'Lurah'],
    ['11.01.01.2001', 'Keuchik'],
    ['11.71.01.1001', 'Lurah'],
    ['13.01.01.2001', 'Wali Nagari'],
    ['13.77.01.2001', 'Kepala Desa'],
    ['32.12.01.2001', 'Kuwu'],
    ['32.01.01.2001', 'Kepala Desa'],
    ['34.01.01.2001', 'Lurah'],
    ['51.01.01.2001', 'Perbekel'],
    ['94.01.01.2001', 'Kepala Kampung'],
    ['91.03.01.3007', 'Kepala Desa Adat'],
  ])('suggests for %s: %s', (code, title) => {
    expect(headTitleFor(code)).toBe(title)
  })

  it("follows the office's own list", () => {
    const own = [...headTitleDefaults, { codePrefix: '62.02.17', kind: 'desa', headTitle: 'Mantir' } as const]
    expect(headTitleFor('62.02.17.2015', own)).toBe('Mantir')
    expect(headTitleFor('62.02.08.2015', own)).toBe('Kepala Desa')
  })
})

describe('printedNameFor', () => {
  it.each([
    ['Tanjung Harapan', 'Tanjung Harapan'],
    ['Kabupaten Kotawaringin Timur', 'Kabupaten Kotawaringin Timur'],
    ['KABUPATEN KOTAWARINGIN TIMUR', 'Kabupaten Kotawaringin Timur'],
    ['KAB. KOTAWARINGIN TIMUR', 'Kabupaten Kotawaringin Timur'],
    ['KOTA ADM. JAKARTA PUSAT', 'Kota Administrasi Jakarta Pusat'],
    ['DKI JAKARTA', 'DKI Jakarta'],
    ['SUNGAI UBAR III', 'Sungai Ubar III'],
    ['Sukamaju Ii', 'Sukamaju II'],
    ['LAMA ii', 'Lama II'],
    ['Xi Koto', 'Xi Koto'],
    ['Tj. Harapan', 'Tanjung Harapan'],
    ['Tj.Harapan', 'Tanjung Harapan'],
    ['Perk. Tolan I/II', 'Perkebunan Tolan I/II'],
    ['S. Ubar', 'S. Ubar'],
    ['LB. Pulo', 'LB. Pulo'],
    ['RD. PJKA', 'RD. PJKA'],
    ['Ngoro-oro', 'Ngoro-oro'],
    ['sumber jaya', 'Sumber Jaya'],
    ['Soka"an', "Soka'an"],
    ['Regapu’u', "Regapu'u"],
    ["KI'E", "Ki'e"],
    ['Teuw*', 'Teuw'],
    ['Matang Glumpang Dua Mns. Timu (X)', 'Matang Glumpang Dua Meunasah Timu (X)'],
    ['2 x 11 Anam Lingkuang', '2 x 11 Anam Lingkuang'],
    ['Abar- abir', 'Abar- abir'],
    ['Apa an', 'Apa an'],
    ['', ''],
  ])('writes %j as %j', (name, printed) => {
    expect(printedNameFor(name)).toBe(printed)
  })

  it('changes nothing when done twice', () => {
    const piece = constantFrom(
      'Tj.',
      'KAB.',
      'ii',
      'IV',
      'baru',
      'LAMA',
      "Ba'u",
      'x',
      '-',
      '/',
      '(',
      '"',
      '*',
      ' ',
    )
    assert(
      property(array(piece, { maxLength: 8 }), (pieces) => {
        const printed = printedNameFor(pieces.join(' '))
        expect(printedNameFor(printed)).toBe(printed)
      }),
      { numRuns: 5000 },
    )
  })
})
