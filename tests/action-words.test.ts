import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import english from '#renderer/i18n/actions.en.json'
import indonesian from '#renderer/i18n/actions.id.json'

type Part = Record<string, unknown>
type Definition = { meta: { audit?: string } }

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null

/** Paths of the procedures that leave an act behind. */
const auditedIn = (part: Part, path: string[] = []): string[] =>
  Object.entries(part).flatMap(([name, value]) => {
    if (!isPart(value)) return []
    const definition = value['~orpc'] as Definition | undefined
    if (!definition) return auditedIn(value, [...path, name])
    return definition.meta.audit === 'none' ? [] : [[...path, name].join('.')]
  })

describe('the words of the audit log', () => {
  test.each([
    ['Indonesian', indonesian],
    ['English', english],
  ])('name every act in %s', (_language, words) => {
    const audited = auditedIn(contract)
    expect(audited.length).toBeGreaterThan(100)
    expect(audited.filter((path) => !(path in words))).toEqual([])
  })
})
