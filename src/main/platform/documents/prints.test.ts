import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTypesetter } from './compile.ts'
import { faultsOfPages } from './page-geometry.ts'
import { expectationOf } from './paper-expectations.ts'
import { printCases } from './print-cases.test-support.ts'
import { templateNames } from './template-files.ts'

/** Stands at the foot of every sheet and must lie on nothing either. */
const checkpoint = 'W2X4-9KQM-HJ7T-0VBN'
const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))

describe.each(templateNames)('%s', (template) => {
  const knowsSizes = printCases[template].some(([, data]) => 'paper' in data)
  test.each(
    printCases[template].flatMap(([name, data]) => [
      [name, 'a4', data] as const,
      ...(knowsSizes ? [[name, 'f4', { ...data, paper: 'f4' }] as const] : []),
    ]),
  )('%s on %s has no fault of geometry', (_name, _paper, data) => {
    const expected = expectationOf(template, data, typesetter.letters())
    expect(faultsOfPages(typesetter.pages(template, data, { checkpoint }), expected)).toEqual([])
  })
})
