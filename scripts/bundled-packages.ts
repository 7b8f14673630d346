import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const folderOf = (root: string): string => join(root, '.cache/bundled-packages')
const packagePath = /^.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//
const isStyle = /\.css(?:\?|$)/

/** Where the package of a module stands, as package-lock.json names it; undefined for our own sources. */
const packageOf = (id: string): string | undefined =>
  packagePath
    .exec(id.replaceAll('\\', '/').replace(/^\0/, ''))?.[0]
    .replace(/^.*?\/(?=node_modules\/)/, '')
    .replace(/\/$/, '')

/**
 * Notes which packages went into one part of the build: whose code stands in its files, and whose styles, fonts and
 * pictures were taken along. What was read and left out again is not in it.
 */
export const noteBundledPackages = (root: string, part: string): Plugin => ({
  name: 'note-bundled-packages',
  apply: 'build',
  writeBundle(_options, bundle) {
    const written = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? file.moduleIds : file.originalFileNames.map((name) => join(root, name)),
    )
    const styles = [...this.getModuleIds()].filter((id) => isStyle.test(id))
    const packages = new Set([...written, ...styles].map(packageOf).filter((path) => path !== undefined))
    const folder = folderOf(root)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${part}.json`), JSON.stringify([...packages].sort(), null, 2))
  },
})

/** Of all parts of the last build. */
export const bundledPackages = (root: string): string[] => [
  ...new Set(
    readdirSync(folderOf(root)).flatMap(
      (name) => JSON.parse(readFileSync(join(folderOf(root), name), 'utf8')) as string[],
    ),
  ),
]
