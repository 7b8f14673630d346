import { describe, expect, it } from 'vitest'
import { canRoute } from './need-route.rules.ts'

describe('a need', () => {
  it.each([
    ['one kind and a copy', ['police'], ['regionalOffice'], true],
    ['nobody addressed', [], ['police'], 'NEED_ROUTE_WITHOUT_FIRST'],
    ['a kind twice', ['police', 'police'], [], 'NEED_ROUTE_KIND_TWICE'],
    ['a kind addressed and in copy', ['police'], ['police'], 'NEED_ROUTE_KIND_TWICE'],
  ] as const)('with %s', (_what, first, copies, expected) => {
    const verdict = canRoute({ need: 'traffickingCrime', first: [...first], copies: [...copies] })
    expect(verdict.allowed ? true : verdict.code).toBe(expected)
  })
})
