import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

type Component = {
  type: string
  'bom-ref': string
  name: string
  version: string
  licenses?: { license?: { id: string }; expression?: string }[]
  hashes?: { alg: string; content: string }[]
}

const root = resolve(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'out/bill-of-materials.json'), 'utf8')
const bill = JSON.parse(text) as { bomFormat: string; specVersion: string; components: Component[] }
const named = (name: string): Component | undefined => bill.components.find((one) => one.name === name)

/** What a closed program may carry along with its notices kept. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '(MIT OR Apache-2.0)',
  // Fonts: nobody sells them alone.
  'OFL-1.1',
])

/** A licence of its own kind, with the reason why it may be here. */
const exceptions: Readonly<Record<string, string>> = {
  // Data, not code; its notice and licence lie beside it in resources/reference.
  'idn-area-data': 'ODbL-1.0',
}

const licenceOf = ({ licenses = [] }: Component): string =>
  licenses.map(({ license, expression }) => expression ?? license?.id).join()

describe('the bill of materials', () => {
  test('is CycloneDX and holds nothing that differs from one build of the same sources to the next', () => {
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6'])
    expect(text).not.toMatch(/"(?:timestamp|serialNumber)"/)
    expect(text).not.toContain(root)
  })

  test('names what is bundled, what lies beside the bundle, and the runtime', () => {
    for (const name of [
      'electron',
      'react',
      '@mantine/core',
      '@orpc/server',
      'zod',
      'ws',
      'drizzle-orm',
      'better-sqlite3-multiple-ciphers',
      '@node-rs/argon2',
      '@myriaddreamin/typst-ts-node-compiler',
      '@fontsource-variable/plus-jakarta-sans',
    ])
      expect([name, named(name)?.version]).toEqual([name, expect.stringMatching(/^\d/)])
  })

  test('names nothing that is only worked with', () => {
    for (const name of ['vitest', 'typescript', 'electron-builder', 'playwright', 'oxlint', 'fast-check'])
      expect([name, named(name)]).toEqual([name, undefined])
  })

  test('has a digest for every library', () => {
    const without = bill.components.filter(
      ({ type, hashes = [] }) => type !== 'data' && !/^[0-9a-f]{128}$/.test(hashes[0]?.content ?? ''),
    )
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('holds no licence that was not allowed', () => {
    const others = bill.components
      .filter((component) => !allowed.has(licenceOf(component)))
      .map((component) => [component.name, licenceOf(component)])
    expect(others).toEqual(Object.entries(exceptions))
  })

  test('has three native packages at most; everything else stands in the bundle', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(3)
  })
})
