import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Role } from '#shared/kernel/permissions.ts'

const written = readFileSync(resolve(import.meta.dirname, '../tables/decision-table.txt'), 'utf8')
const lines = written.split('\n').filter((line) => line.trim() !== '')
const columnLine = lines.findIndex((line) => line.trim().startsWith('registered'))

/** The states of the case, as the table heads its columns. */
export const writtenStates = lines[columnLine]?.trim().split(/\s+/) ?? []

/** Decision → state → one sign for each role of `writtenRoles`. */
export const writtenTable: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  lines.slice(columnLine + 1).map((line) => {
    const [kind = '', ...cells] = line.trim().split(/\s+/)
    return [kind, new Map(cells.map((cell, place) => [writtenStates[place] ?? '', cell]))]
  }),
)

/** In the order of the signs in a cell. */
export const writtenRoles = [
  'officeHead',
  'sectionHead',
  'officer',
  'operator',
  'auditor',
] as const satisfies readonly Role[]
