/**
 * Writes out/bill-of-materials.json (CycloneDX): what the program is made of, for whoever asks whether a fault that
 * became known is in it. Taken from what the bundler put in and what is installed beside it; the same sources give the
 * same file, so it holds no time and no number of its own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundledPackages } from './bundled-packages.ts'

const root = resolve(import.meta.dirname, '..')

type Locked = {
  version: string
  license?: string
  integrity?: string
  name?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

const own = readJson('package.json') as {
  name: string
  version: string
  dependencies: Record<string, string>
}
const { packages: locked } = readJson('package-lock.json') as { packages: Record<string, Locked> }

const lockedAt = (path: string): Locked => {
  const found = locked[path]
  if (!found) throw new Error(`${path} is not in package-lock.json`)
  return found
}

/** Where a package finds another one: beside itself first, then further out. */
const resolvedFrom = (path: string, name: string): string | undefined => {
  const parents = path.split('/node_modules/')
  for (let depth = parents.length; depth >= 0; depth -= 1) {
    const parent = parents.slice(0, depth).join('/node_modules/')
    const candidate = parent === '' ? `node_modules/${name}` : `${parent}/node_modules/${name}`
    if (locked[candidate]) return candidate
  }
  return undefined
}

/** Only named by native modules for their own making; nothing of it is packed. */
const notPacked = new Set(['node-addon-api'])

/** Packages that are installed beside the bundle, with what they need; of the native ones those of this machine. */
const installed = (path: string, found = new Set<string>()): Set<string> => {
  if (found.has(path)) return found
  found.add(path)
  const { dependencies = {}, optionalDependencies = {} } = lockedAt(path)
  for (const name of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) {
    const at = resolvedFrom(path, name)
    if (at !== undefined && !notPacked.has(name) && existsSync(join(root, at))) installed(at, found)
  }
  return found
}

type Component = Record<string, unknown> & { 'bom-ref': string }

const hashOf = (integrity: string | undefined): object => {
  const found = /sha512-(\S+)/.exec(integrity ?? '')?.[1]
  return found === undefined
    ? {}
    : { hashes: [{ alg: 'SHA-512', content: Buffer.from(found, 'base64').toString('hex') }] }
}

const licenceOf = (licence: string | undefined): object => {
  if (licence === undefined) return {}
  return { licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } }] }
}

const componentOf = (path: string): Component => {
  const { version, license, integrity, name: alias } = lockedAt(path)
  const name = alias ?? path.replace(/^.*node_modules\//, '')
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...licenceOf(license),
    ...hashOf(integrity),
  }
}

/** What comes along as data: each with its licence beside it in the resources. */
const dataComponents: readonly Component[] = [
  {
    type: 'data',
    'bom-ref': 'fonts',
    name: 'fonts',
    description: 'resources/fonts',
    licenses: [{ license: { id: 'OFL-1.1' } }],
  },
  {
    type: 'data',
    'bom-ref': 'regions',
    name: 'idn-area-data',
    version: lockedAt('node_modules/idn-area-data').version,
    description: 'resources/reference/regions.txt.gz',
    licenses: [{ license: { id: 'ODbL-1.0' } }],
  },
]

const electron: Component = { ...componentOf('node_modules/electron'), type: 'framework' }

const paths = new Set([
  ...bundledPackages(root),
  ...Object.keys(own.dependencies).flatMap((name) => [...installed(`node_modules/${name}`)]),
])
const libraries = new Map([...paths].map((path) => [componentOf(path)['bom-ref'], componentOf(path)]))

const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: {
      type: 'application',
      'bom-ref': own.name,
      name: own.name,
      version: own.version,
    },
  },
  components: [
    electron,
    ...[...libraries.values()].sort((first, second) => (first['bom-ref'] < second['bom-ref'] ? -1 : 1)),
    ...dataComponents,
  ],
}
writeFileSync(join(root, 'out/bill-of-materials.json'), `${JSON.stringify(bill, null, 2)}\n`)
