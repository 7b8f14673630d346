import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { isContractProcedure, type AnyContractProcedure } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { commonErrors } from '#shared/kernel/errors.ts'
import { permissionTable } from '#shared/kernel/permissions.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'

const project = resolve(import.meta.dirname, '..')

const filesUnder = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))

const read = (file: string): string => readFileSync(join(project, file), 'utf8')
const readJson = (file: string): Record<string, string> => JSON.parse(read(file)) as Record<string, string>

const procedures: [path: string, procedure: AnyContractProcedure][] = Object.entries(contract).flatMap(
  ([feature, routes]) =>
    Object.entries(routes).map(([name, route]): [string, AnyContractProcedure] => {
      if (!isContractProcedure(route)) throw new Error(`${feature}.${name} is no procedure`)
      return [`${feature}.${name}`, route]
    }),
)

describe('the contract', () => {
  test('has procedures', () => expect(procedures.length).toBeGreaterThan(40))

  test.each(procedures)('%s declares permission, scope and audit event', (_path, procedure) => {
    const meta = procedure['~orpc'].meta as Partial<ProcedureMeta>
    const known = ['public', 'session', ...Object.keys(permissionTable)]
    expect(known).toContain(meta.permission)
    expect(['none', 'own', 'office']).toContain(meta.scope)
    expect(['none', 'read', 'export', 'change']).toContain(meta.audit)
    if (meta.audit === 'change' && meta.permission !== 'session' && meta.permission !== 'public') {
      expect(meta.permission).not.toMatch(/\.read$/)
    }
  })
})

describe('sentences', () => {
  const codes = new Set([
    ...Object.keys(commonErrors),
    ...procedures.flatMap(([, procedure]) => Object.keys(procedure['~orpc'].errorMap)),
  ])
  const languages = ['id', 'en'] as const

  test.each(languages)('every error code has its sentence (%s)', (language) => {
    const sentences = readJson(`src/renderer/i18n/errors.${language}.json`)
    expect([...codes].filter((code) => !sentences[code])).toEqual([])
  })

  test.each(languages)('every procedure that writes has a name in the history (%s)', (language) => {
    const names = readJson(`src/renderer/i18n/actions.${language}.json`)
    const writing = procedures.filter(
      ([, procedure]) => (procedure['~orpc'].meta as ProcedureMeta).audit === 'change',
    )
    expect(writing.map(([path]) => path).filter((path) => !names[path])).toEqual([])
  })

  test('no file says two things under one key', () => {
    // Of two the last one counts, and a screen says what another one means.
    const twice = filesUnder('src/renderer', /\.(?:id|en)\.json$/).flatMap((file) => {
      const keys = [...read(file).matchAll(/^ {2}"((?:[^"\\]|\\.)+)":/gm)].map((match) => match[1])
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${file}: ${key}`)
    })
    expect(twice).toEqual([])
  })

  test('both languages have the same keys and placeholders', () => {
    const files = filesUnder('src/renderer', /\.id\.json$/)
    expect(files.length).toBeGreaterThan(8)
    const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()
    for (const file of files) {
      const [indonesian, english] = [readJson(file), readJson(file.replace('.id.json', '.en.json'))]
      expect([file, Object.keys(english).sort()]).toEqual([file, Object.keys(indonesian).sort()])
      for (const [key, text] of Object.entries(indonesian)) {
        expect([file, key, placeholders(english[key] ?? '')]).toEqual([file, key, placeholders(text)])
      }
    }
  })
})

describe('the source', () => {
  const sources = filesUnder('src', /\.tsx?$/)
  const production = sources.filter((file) => !/\.test(-support)?\.tsx?$/.test(file))
  const linesWith = (pattern: RegExp, files: readonly string[]): string[] =>
    files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((text, index) => (pattern.test(text) ? [`${file}:${index + 1}`] : [])),
    )

  test('only change() makes a WriteDb', () => {
    expect(linesWith(/\bas (unknown as )?WriteDb\b/, production).map((place) => place.split(':')[0])).toEqual(
      ['src/main/platform/db/database.ts'],
    )
  })

  test('never uses what would leak or decrypt the store', () => {
    expect(
      linesWith(/\.serialize\(|\.backup\(|openExternal|localStorage|sessionStorage|indexedDB/, production),
    ).toEqual([])
  })

  test('changes the key of a database in one place, which does it to a copy', () => {
    // In place a cut leaves files that no key opens; see decision 0015.
    expect(linesWith(/rekey/, production).map((place) => place.split(':')[0])).toEqual([
      'src/main/platform/store/next-key.ts',
    ])
  })

  test('speaks to no network but its own loopback', () => {
    // Names of XML namespaces look like addresses and are none.
    expect(
      linesWith(
        /https?:\/\/(?!127\.0\.0\.1|localhost|\$\{|www\.w3\.org\/|schemas\.openxmlformats\.org\/|purl\.org\/dc\/)/,
        production,
      ),
    ).toEqual([])
  })

  test('has no sentence of a screen outside the message files', () => {
    const screens = production.filter((file) => file.endsWith('.tsx'))
    expect(linesWith(/>\s*[A-Z][a-z]+ [a-z]+ [a-z]+[^<{]*</, screens)).toEqual([])
  })

  test('puts plain SQL into repos and the platform alone', () => {
    const elsewhere = production.filter((file) => !/\.repo\.ts$|platform\/(db|store|blobs)\//.test(file))
    expect(linesWith(/\b(select .+ from|insert into|update \w+ set|delete from) /, elsewhere)).toEqual([])
  })

  test('the page that verifies codes is the one its source makes', async () => {
    const { buildVerifyPage } = await import('../scripts/build-verify-page.ts')
    expect(read('resources/verify/verify.html')).toBe(await buildVerifyPage())
  }, 30_000)

  test('the schema page is the one the migrations make', async () => {
    const { describeSchema } = await import('../scripts/schema-docs.ts')
    expect(read('docs/database-schema.md')).toBe(describeSchema())
  })

  test('docs/permissions.md says who may do what', async () => {
    const { describePermissions } = await import('../scripts/permission-docs.ts')
    expect(read('docs/permissions.md')).toBe(describePermissions())
  })
})
