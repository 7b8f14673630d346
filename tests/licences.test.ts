import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

type Locked = { license?: string; dev?: boolean; resolved?: string; integrity?: string; link?: boolean }

const { packages } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8'),
) as { packages: Record<string, Locked> }
const locked = Object.entries(packages).filter(([path]) => path !== '')

/** Of packages that are worked with. What is shipped has a shorter list: tests/main/bill-of-materials.test.ts. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'OFL-1.1',
  '(MIT OR Apache-2.0)',
  '(MIT OR CC0-1.0)',
])

/** Licences of tools of which nothing goes into the program, each with its reason. */
const ofToolsOnly: Readonly<Record<string, readonly RegExp[]>> = {
  // Files that are changed would have to be published; none is. The checker of accessibility and the one of styles.
  'MPL-2.0': [/axe-core$/, /lightningcss(-|$)/],
  // A list of browsers the build reads.
  'CC-BY-4.0': [/caniuse-lite$/],
  // Reads the settings of the packager.
  'Python-2.0': [/argparse$/],
  // Names of files for the packager; they may be used under a licence of the list above, or without any condition.
  'WTFPL OR ISC': [/sanitize-filename$/],
  '(WTFPL OR MIT)': [/utf8-byte-length$/],
  WTFPL: [/truncate-utf8-bytes$/],
}

test('every package has a licence that is on the list, or is a tool with a reason', () => {
  const others = locked.flatMap(([path, { license = 'none' }]) =>
    allowed.has(license) || ofToolsOnly[license]?.some((name) => name.test(path))
      ? []
      : [`${path}: ${license}`],
  )
  expect(others).toEqual([])
})

test('every reason is still needed', () => {
  const unneeded = Object.entries(ofToolsOnly).flatMap(([licence, names]) =>
    names
      .filter((name) => !locked.some(([path, { license }]) => license === licence && name.test(path)))
      .map((name) => `${licence} ${name.source}`),
  )
  expect(unneeded).toEqual([])
})

test('every package is fetched by the digest of its content', () => {
  const without = locked.filter(([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-'))
  expect(without.map(([path]) => path)).toEqual([])
})

test('the table reader of the registry that is no longer mended is not here', () => {
  expect(locked.map(([path]) => path)).not.toContain('node_modules/xlsx')
})
