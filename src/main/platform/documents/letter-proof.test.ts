import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { proofRegisterData } from '#shared/features/document/papers/proof-register.schema.ts'
import * as caseSamples from './case-paper-samples.ts'
import { openTypesetter } from './compile.ts'
import * as samples from './paper-samples.ts'
import { readPdf, type PlacedText } from './pdf-reading.ts'
import { letterProof as proof, proofRegister, proofRegisterRows } from './proof-samples.ts'
import * as referralSamples from './referral-samples.ts'
import type { TemplateName } from './template-files.ts'

const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))
const set = (template: TemplateName, data: unknown) =>
  readPdf(typesetter.pdf(template, data, { createdAt: 0, title: 'Surat' }))
const millimetre = 72 / 25.4

const letters: readonly [string, TemplateName, (paper: 'a4' | 'f4') => object][] = [
  ['a decree', 'decree', (paper) => samples.decree({ paper })],
  ['a short referral letter', 'referral-letter', (paper) => referralSamples.referralLetter({ paper })],
  [
    'the longest referral letter',
    'referral-letter',
    (paper) => ({ ...referralSamples.hardestLetter(), paper }),
  ],
  ['a notice of deferral', 'deferral-notice', (paper) => caseSamples.deferralNotice({ paper })],
]
const widths = { a4: 210, f4: 215 } as const
const cases = letters.flatMap(([name, template, make]) =>
  (['a4', 'f4'] as const).map((paper) => [name, paper, template, make] as const),
)

const overlapping = (one: PlacedText, other: PlacedText): boolean =>
  one.page === other.page &&
  one.left < other.right - 0.5 &&
  other.left < one.right - 0.5 &&
  one.bottom < other.bottom + other.size * 0.6 &&
  other.bottom < one.bottom + one.size * 0.6

describe('the code on a letter', () => {
  test.each(cases)(
    '%s on %s stands beside the signature, inside the margins',
    async (_name, paper, template, make) => {
      const data = { ...make(paper), draft: false }
      const plain = await set(template, data)
      const proven = await set(template, { ...data, proof })
      const caption = proven.texts.find(({ text }) => text.includes(proof.shortCode))
      const warning = proven.texts.find(({ text }) => text.includes('Bukan tanda tangan'))
      if (!caption || !warning) throw new Error('the caption is missing')
      expect(caption.left).toBeGreaterThan(30 * millimetre - 0.5)
      expect(warning.right).toBeLessThan((widths[paper] - 20) * millimetre)
      const captions = /^(Kode pemeriksaan|7K2M-04QX-ZB3D|Bukan tanda tangan|elektronik)/
      const others = proven.texts.filter(({ text }) => text.trim() !== '' && !captions.test(text))
      expect(others.filter((text) => overlapping(text, caption) || overlapping(text, warning))).toEqual([])
      expect(plain.words).not.toContain('tanda tangan elektronik')
      // A code is worth no further sheet.
      expect(proven.pages.length).toBe(plain.pages.length)
    },
  )

  test('in a draft its place is marked, and no short code is shown', async () => {
    const { words } = await set('decree', {
      ...samples.decree(),
      draft: true,
      proof: { picture: null, shortCode: null },
    })
    expect(words).toContain('Kode QR')
    expect(words).not.toContain('7K2M')
  })

  test('letters from before there were codes are set as they were', async () => {
    const { proof: _none, ...before } = samples.decree()
    expect((await set('decree', before)).letters).toContain('MEMUTUSKAN')
  })
})

describe('the list of what was revoked', () => {
  test.each(['a4', 'f4'] as const)('on %s keeps its margins and counts its pages', async (paper) => {
    const { pages, texts, words } = await set(
      'proof-register',
      proofRegister({ paper, rows: proofRegisterRows(90) }),
    )
    const width = widths[paper] * millimetre
    expect(
      texts.filter(
        ({ left, right }) => left < 25 * millimetre - 0.5 || right > width - 20 * millimetre + 0.5,
      ),
    ).toEqual([])
    expect(pages.length).toBeGreaterThan(1)
    expect(words).toContain(`Halaman ${pages.length} dari ${pages.length}`)
    expect(words).toContain('Jumlah: 90 lembar.')
  })

  test('says so when there is none, and when more have ended than it prints', async () => {
    expect((await set('proof-register', proofRegister({ rows: [], total: 0 }))).words).toContain('nihil')
    const { words } = await set('proof-register', proofRegister({ rows: proofRegisterRows(3), total: 1200 }))
    expect(words).toContain('Yang tercetak 3 terbaru')
  })

  test('has no place for a reason or a name', () => {
    const row = { ...proofRegisterRows(1)[0], reason: 'salah nama' }
    expect(proofRegisterData.safeParse({ ...proofRegister(), rows: [row] }).success).toBe(false)
  })
})
