import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { roles, type Role } from '#shared/kernel/permissions.ts'

const linesOf = (name: string): string[] =>
  readFileSync(resolve(import.meta.dirname, '../../tables', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

export type WrittenRow = {
  path: string
  /** Undefined: before login as well. */
  holders: readonly Role[] | undefined
  /** Fields of the input with the record of the case each names. */
  fields: readonly (readonly [field: string, record: string])[]
  /** Answered with nothing instead of a refusal. */
  isEmptyWhenHidden: boolean
}

export const writtenRows: ReadonlyMap<string, WrittenRow> = new Map(
  linesOf('authorisation.txt')
    .map((line) => /^([\w]+\.[\w]+)\s+([y-]{5}|everybody)\s*(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, path = '', signs = '', rest = '']) => {
      const words = rest.split(/\s+/).filter(Boolean)
      return [
        path,
        {
          path,
          holders: signs === 'everybody' ? undefined : roles.filter((_role, place) => signs[place] === 'y'),
          fields: words.flatMap((word) => {
            const [field = '', record] = word.split('=')
            return record === undefined ? [] : [[field, record] as const]
          }),
          isEmptyWhenHidden: words.at(-1) === 'empty',
        },
      ]
    }),
)

const reachLines = linesOf('case-reach.txt')
const headLine = reachLines.findIndex((line) => /^\s+own /.test(line))

export const relations = ['own', 'assigned', 'section', 'foreign', 'hidden', 'secret', 'member'] as const
export type Relation = (typeof relations)[number]

/** Role → the relations under which it sees a case. */
export const writtenReach: ReadonlyMap<string, ReadonlySet<Relation>> = new Map(
  reachLines.slice(headLine + 1).map((line) => {
    const [role = '', ...signs] = line.trim().split(/\s+/)
    return [role, new Set(relations.filter((_relation, place) => signs[place] === 'y'))]
  }),
)
