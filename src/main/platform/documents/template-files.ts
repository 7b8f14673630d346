import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const templateNames = [
  'certificate',
  'decree',
  'agreement',
  'recovery-code',
  'root-code',
  'village-sheet',
  'interview-record',
  'deferral-notice',
  'document-receipt',
  'handover-record',
  'referral-letter',
  'referral-annex',
  'reply-slip',
  'case-summary',
  'case-register',
] as const
export type TemplateName = (typeof templateNames)[number]

export const fileOf = (template: TemplateName): string => `${template}.typ`

/** What an office's copy of a template is called for the compiler; none of the program's has this name. */
export const officeCopyFile = 'naskah-kantor.typ'

/** Files that templates import and that are no paper by themselves. */
export const partialsAmong = (files: ReadonlyMap<string, string>): [name: string, source: string][] =>
  [...files].filter(([name]) => name.startsWith('_'))

/** All template files of the folder by name. They are small; read once and kept. */
export const readTemplates = (directory: string): Map<string, string> =>
  new Map(
    readdirSync(directory)
      .filter((name) => name.endsWith('.typ'))
      .toSorted()
      .map((name) => [name, readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n')]),
  )

const importPattern = /#(?:import|include)\s+"([^"]+\.typ)"/g

/**
 * SHA-256 over a template and every partial it imports, directly or not. It is kept with each issued document, so a
 * later change of the layout is seen. Names and lengths are part of the input: moving text between files changes it.
 */
export const digestOf = (files: ReadonlyMap<string, string>, template: TemplateName): string => {
  const reached = new Set<string>()
  const waiting = [fileOf(template)]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const match of sourceOf(files, name).matchAll(importPattern)) waiting.push(match[1] ?? '')
  }
  return digestOfAll([...reached].map((name) => [name, sourceOf(files, name)]))
}

/** The same over an office's copy. Every partial counts: which ones it imports is its own affair. */
export const digestOfOfficeCopy = (files: ReadonlyMap<string, string>, source: string): string =>
  digestOfAll([[officeCopyFile, source], ...partialsAmong(files)])

const digestOfAll = (sources: readonly [name: string, source: string][]): string => {
  const hash = createHash('sha256')
  for (const [name, source] of sources.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    hash.update(`${name}\0${Buffer.byteLength(source)}\0${source}`)
  return hash.digest('hex')
}

export const sourceOf = (files: ReadonlyMap<string, string>, name: string): string => {
  const source = files.get(name)
  if (source === undefined) throw new Error(`template file ${name} is missing`)
  return source
}
