import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openTypesetter } from './compile.ts'
import * as caseSamples from './case-paper-samples.ts'
import * as samples from './paper-samples.ts'
import * as referralSamples from './referral-samples.ts'
import { readPdf } from './pdf-reading.ts'
import { fontNames, openedStreams } from './pdf-streams.ts'
import { TemplateError } from './template-error.ts'
import { templateNames, type TemplateName } from './template-files.ts'

const resources = resolve(import.meta.dirname, '../../../../resources')
const typesetter = openTypesetter(resources)
const options = { createdAt: Date.UTC(2024, 1, 27, 3), title: 'Piagam Desa Tanjung Harapan' }

const papers: Record<TemplateName, unknown> = {
  certificate: samples.certificate({ emblem: samples.pngLogo, partnerLogo: samples.plainLogo }),
  decree: samples.decree({ annex: { title: 'Daftar Desa', villages: samples.annexVillages(3) } }),
  agreement: samples.agreement(),
  'recovery-code': samples.recoveryCode,
  'root-code': samples.rootCode,
  'village-sheet': samples.villageSheet(),
  'interview-record': caseSamples.interviewRecord({ opinion: caseSamples.opinion }),
  'deferral-notice': caseSamples.deferralNotice(),
  'document-receipt': caseSamples.documentReceipt(),
  'handover-record': caseSamples.handoverRecord(),
  'referral-letter': referralSamples.hardestLetter(),
  'referral-annex': referralSamples.referralAnnex({ persons: referralSamples.annexPersons(30) }),
  'reply-slip': referralSamples.replySlip(),
  'case-summary': caseSamples.caseSummary(),
  'case-register': caseSamples.caseRegister({ rows: caseSamples.registerRows(30) }),
}

const brokenFolders: string[] = []
const withCertificate = (source: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'typesetter-'))
  brokenFolders.push(folder)
  cpSync(resources, folder, { recursive: true })
  writeFileSync(join(folder, 'templates', 'certificate.typ'), source)
  return openTypesetter(folder)
}
afterAll(() => {
  for (const folder of brokenFolders) rmSync(folder, { recursive: true })
})

const failureOf = (run: () => unknown): TemplateError => {
  try {
    run()
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('the paper was set')
}

/** A browser refuses a whole SVG for one tag that is not closed. */
const unbalancedTags = (svg: string): string[] => {
  const open: string[] = []
  for (const [, closing, name = '', selfClosing] of svg.matchAll(/<(\/)?([\w:]+)[^>]*?(\/)?>/g)) {
    if (selfClosing) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) return [name]
  }
  return open
}

describe.each(templateNames)('%s', (template) => {
  test('is PDF/A-2b with its title, its time and an output intent', () => {
    const inside = openedStreams(typesetter.pdf(template, papers[template], options))
    expect(inside).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(inside).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(inside).toMatch(/\/OutputIntents?/)
    expect(inside).toContain('<rdf:li xml:lang="x-default">Piagam Desa Tanjung Harapan</rdf:li>')
    expect(inside).toContain('<xmp:CreateDate>2024-02-27T03:00:00Z</xmp:CreateDate>')
    expect(inside).toMatch(/<dc:language><rdf:Bag><rdf:li>id(-ID)?<\/rdf:li>/)
  })

  test('embeds every font, and only packaged ones', () => {
    const pdf = typesetter.pdf(template, papers[template], options)
    const inside = openedStreams(pdf)
    const descriptors = [...inside.matchAll(/\/Type\s*\/FontDescriptor.*?>>/gs)].map((match) => match[0])
    expect(descriptors.length).toBeGreaterThan(0)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23]?\s/)
    for (const name of fontNames(pdf))
      expect(name).toMatch(/^(Arimo|EBGaramond|Cousine)-(Regular|Italic|Medium|SemiBold|Bold|BoldItalic)$/)
  })

  test('is the same to the byte when set again', () => {
    const first = typesetter.pdf(template, papers[template], options)
    typesetter.pdf('recovery-code', samples.recoveryCode, { createdAt: 0, title: 'other' })
    const again = openTypesetter(resources).pdf(template, papers[template], options)
    expect(Buffer.compare(first, again)).toBe(0)
  })

  test('gives one clean SVG per page', async () => {
    const pages = typesetter.pages(template, papers[template])
    const pdf = await readPdf(typesetter.pdf(template, papers[template], options))
    expect(pages).toHaveLength(pdf.pages.length)
    for (const [index, page] of pages.entries()) {
      expect(page).not.toMatch(/<(style|script|foreignObject|iframe)\b|\son\w+=|\sstyle=/i)
      expect(unbalancedTags(page)).toEqual([])
      for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^(#|data:image\/)/)
      for (const [, target] of page.matchAll(/(?:href="#|url\(#)([^")]+)/g))
        expect(page).toContain(`id="${target}"`)
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(page) ?? []
      expect(Number(width)).toBeCloseTo(pdf.pages[index]?.width ?? 0, 1)
      expect(Number(height)).toBeCloseTo(pdf.pages[index]?.height ?? 0, 1)
    }
  })

  test('has a digest of its own that does not change', () => {
    expect(typesetter.templateDigest(template)).toMatch(/^[0-9a-f]{64}$/)
    expect(openTypesetter(resources).templateDigest(template)).toBe(typesetter.templateDigest(template))
    expect(new Set(templateNames.map((name) => typesetter.templateDigest(name))).size).toBe(
      templateNames.length,
    )
  })
})

describe('what goes wrong', () => {
  test('a fault of a template is reported with file and line', () => {
    const broken = withCertificate('#import "_base.typ": *\n\n#data.nothing\n')
    const error = failureOf(() => broken.pdf('certificate', {}, options))
    expect(error.code).toBe('TEMPLATE_FAILED')
    expect(error.diagnostics[0]).toMatchObject({ file: 'certificate.typ', line: 3 })
    expect(error.diagnostics[0]?.message).toContain('nothing')
    expect(() => broken.pages('certificate', {})).toThrow(TemplateError)
  })

  test('a change of a partial changes the digest of what imports it', () => {
    const changed = withCertificate('#import "_base.typ": *\n')
    expect(changed.templateDigest('certificate')).not.toBe(typesetter.templateDigest('certificate'))
    expect(changed.templateDigest('decree')).toBe(typesetter.templateDigest('decree'))
  })

  test('text that no packaged font can draw is refused by name, though the machine may have a font for it', () => {
    const sheet = { ...samples.certificateSheet, villageName: 'Desa 漢' }
    const error = failureOf(() =>
      typesetter.pdf('certificate', samples.certificate({ certificates: [sheet] }), options),
    )
    expect(error.unprintable).toBe('漢')
    const arrow = failureOf(() =>
      typesetter.pdf('village-sheet', samples.villageSheet({ state: 'A⇶B' }), options),
    )
    expect(arrow.unprintable).toBe('⇶')
  })

  test('a template cannot read files of the machine', () => {
    const curious = withCertificate('#read("/../../../../../../etc/hostname")\n')
    expect(() => curious.pdf('certificate', {}, options)).toThrow(TemplateError)
  })

  test('typed markup is text', async () => {
    const data = samples.villageSheet({ villageName: 'Desa #panic("x") *tebal* $x$' })
    const { words } = await readPdf(typesetter.pdf('village-sheet', data, options))
    expect(words).toContain('Desa #panic("x") *tebal* $x$')
  })

  test('a picture that is none fails as a template error', () => {
    const emblem = { mediaType: 'image/png' as const, base64: 'AAAA' }
    expect(() => typesetter.pdf('certificate', samples.certificate({ emblem }), options)).toThrow(
      TemplateError,
    )
  })
})
