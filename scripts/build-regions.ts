/**
 * Writes the region reference table from the idn-area-data package: `node scripts/build-regions.ts`.
 * The same package version gives the same bytes; `--check` only compares with what is there.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import type { RegionSource } from '#shared/features/region/region.schema.ts'

const target = resolve(import.meta.dirname, '../resources/reference')
const packageDirectory = resolve(dirname(fileURLToPath(import.meta.resolve('idn-area-data'))), '..')

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

type Unit = { code: string; name: string }

const letters = ['p', 'r', 'd', 'v']

/** One line a unit in code order: letter of the level, own group of the code, name. */
const lineOf = ({ code, name }: Unit): string => {
  const groups = code.split('.')
  const parentIsKnown = groups.length <= letters.length && /^\d{2}(?:\.\d{2}){0,2}(?:\.\d{4})?$/.test(code)
  if (!parentIsKnown || name.trim() === '' || /[\n\r]/.test(name)) throw new Error(`unusable row ${code}`)
  return `${letters[groups.length - 1]}${groups.at(-1)}${name}\n`
}

/** Refuses a table in which a unit stands without the unit above it, or twice. */
const checkTree = (units: readonly Unit[]): void => {
  const codes = new Set(units.map((unit) => unit.code))
  if (codes.size !== units.length) throw new Error('a code stands twice')
  for (const { code } of units) {
    const above = code.slice(0, Math.max(0, code.lastIndexOf('.')))
    if (above !== '' && !codes.has(above)) throw new Error(`${code} has nothing above it`)
  }
}

const byCode = (one: Unit, other: Unit): number => (one.code < other.code ? -1 : 1)

const noticeFor = (
  source: RegionSource,
  file: Uint8Array,
  content: Uint8Array,
): string => `# Region reference table

\`regions.txt.gz\`: codes and names of Indonesia's ${source.counts.provinces} provinces, ${source.counts.regencies} regencies and cities, ${source.counts.districts} districts and ${source.counts.villages} villages (desa, kelurahan, desa adat).

| | |
|---|---|
| Source | ${source.name} ${source.version} (npm package), ${source.homepage} |
| Underlying decree | Keputusan Menteri Dalam Negeri Nomor ${source.decreeAsStated} tentang Pemberian dan Pemutakhiran Kode, Data Wilayah Administrasi Pemerintahan, dan Pulau |
| Note on the number | Written "${source.decreeAsStated}" in the newest entry (REF-2025-1) of the source's docs/references.md, presumably a reading of ${source.decree}. The decree itself was not compared row by row. |
| Licence of the data | ${source.licence}, ${source.licenceUrl}; full text in \`ODbL-1.0.md\` |
| Attribution | ${source.attribution} |
| SHA-256 of the file | ${sha256(file)} |
| SHA-256 of the content, unpacked | ${sha256(content)} |

## What was changed

Nothing in codes and names: spelling, shortenings and typing errors of the source are kept. The four tables were joined into one list in code order and packed. The islands of the source are left out.

## Share-alike

The Open Database License covers this file, not the program: the file is a derivative database that anyone may take, use and pass on under the same licence. Whoever passes on a changed table must offer it under ODbL 1.0 and keep this notice. Documents and screens that show names from it are produced works; they only have to say where the data come from.

## Format

UTF-8. The first line is a JSON object with the facts above. Every further line is a unit in code order: \`p62\`, \`r02\`, \`d17\` or \`v2015\` (level and own group of the code), followed by the name. Made by \`scripts/build-regions.ts\`; the same source version gives the same content.
`

const build = async (): Promise<Map<string, string | Uint8Array>> => {
  const levels: Unit[][] = [
    await getProvinces(),
    await getRegencies(),
    await getDistricts(),
    await getVillages(),
  ]
  const units = levels.flat().map(({ code, name }) => ({ code, name }))
  checkTree(units)
  const body = units.toSorted(byCode).map(lineOf).join('')
  const manifest = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')) as {
    version: string
  }
  const [provinces = 0, regencies = 0, districts = 0, villages = 0] = levels.map((level) => level.length)
  const source: RegionSource = {
    format: 1,
    name: 'idn-area-data',
    version: manifest.version,
    homepage: 'https://github.com/fityannugroho/idn-area-data',
    decreeAsStated: '300.2.2-2L38 Tahun 2025',
    decree: '300.2.2-2138 Tahun 2025',
    licence: 'Open Database License (ODbL) 1.0',
    licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    attribution:
      'Contains information from idn-area-data, made available under the Open Database License (ODbL) 1.0.',
    counts: { provinces, regencies, districts, villages },
    sha256: sha256(body),
  }
  const content = Buffer.from(`${JSON.stringify(source)}\n${body}`)
  const file = gzipSync(content, { level: 9 })
  // The operating system's number in the gzip header would differ between build machines.
  file[9] = 255
  return new Map<string, string | Uint8Array>([
    ['regions.txt.gz', file],
    ['NOTICE.md', noticeFor(source, file, content)],
    ['ODbL-1.0.md', await readFile(join(packageDirectory, 'data/LICENSE.md'), 'utf8')],
  ])
}

const files = await build()
if (process.argv.includes('--check')) {
  for (const [name, bytes] of files) {
    if (sha256(await readFile(join(target, name))) === sha256(bytes)) continue
    console.error(`${name} differs from what the source gives`)
    process.exitCode = 1
  }
} else {
  await mkdir(target, { recursive: true })
  for (const [name, bytes] of files) await writeFile(join(target, name), bytes)
  console.log(`${files.size} files written to ${target}`)
}
