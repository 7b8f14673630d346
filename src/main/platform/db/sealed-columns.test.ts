import BareDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { paragraph } from '#shared/kernel/text.ts'
import { isSealedText, openText, readSealedText, sealText } from '../case-keys/case-seal.ts'
import { triggersIn } from './change-triggers.ts'
import { migrate } from './migrate.ts'
import { columnName, sealedTables } from './sealed-columns.ts'

const database = new BareDatabase(':memory:')
migrate(database)
const triggers = new Map(triggersIn(database))

/** A reason that is given when a paper ends is read in lists; the service seals it, and nothing depends on it. */
const withoutTrigger = new Set(['issued_documents.state_reason'])

describe('texts of a secret case', () => {
  const columns = sealedTables.flatMap(({ name, columns: keys }) =>
    keys.map((key): [table: string, column: string] => [name, columnName(key)]),
  )

  test.each(columns.filter(([table, column]) => !withoutTrigger.has(`${table}.${column}`)))(
    'cannot be written in clear into %s.%s past the door that seals them',
    (table, column) => {
      for (const kind of ['insert', 'update'])
        expect(triggers.get(`${table}__sealed_${kind}`)).toContain(`substr(new.${column}, 1, 10) <> char(1)`)
    },
  )
})

describe('a sealed text', () => {
  const key = { caseId: '019e0000-0000-7000-8000-000000000001', version: 7, key: new Uint8Array(32).fill(3) }
  const sealed = sealText(key, 'case_notes.body', 'Ibu menangis: “tolong”.')

  test('opens with its key, as what and where it was', () => {
    expect(readSealedText(sealed)).toMatchObject({ caseId: key.caseId, version: 7, field: 'case_notes.body' })
    expect(openText(key, readSealedText(sealed))).toBe('Ibu menangis: “tolong”.')
  })

  test.each([
    ['another key', { ...key, key: new Uint8Array(32).fill(4) }, sealed],
    ['another field', key, sealed.replace('case_notes.body', 'decisions.ground')],
    ['another case', key, sealed.replace('000000000001', '000000000002')],
    ['another version', key, sealed.replace(':7:', ':8:')],
    ['a sign that was changed', key, sealed.replace(/.(.)$/, (_all, last: string) => `x${last}`)],
  ])('does not open under %s', (_how, with_, text) => {
    expect(() => openText(with_, readSealedText(text))).toThrow('a sealed value is not what was sealed')
  })

  test('cannot be typed', () => {
    expect(isSealedText(paragraph(4000).parse(sealed))).toBe(false)
  })
})
