import { describe, expect, test } from 'vitest'
import { caseStates, type CaseState } from '#shared/features/case/case.schema.ts'
import { decisionKinds, type DecisionKind } from '#shared/features/decision/decision.schema.ts'
import { decisionVerdict } from '#shared/features/decision/decision-table.rules.ts'
import { roles, type Role } from '#shared/kernel/permissions.ts'
import {
  writtenRoles as order,
  writtenStates as columns,
  writtenTable as table,
} from './support/decision-table.ts'

const signOf = (state: CaseState, kind: DecisionKind, role: Role): string => {
  const verdict = decisionVerdict(state, kind, [role], 'KNP-2026-0001')
  if (verdict.answer !== 'refused') return verdict.answer === 'direct' ? 'd' : 'c'
  const signs: Record<string, string> = {
    DECISION_BEFORE_SCREENING: 'e',
    DECISION_BEFORE_INTERVIEW: 'e',
    NOT_PERMITTED: '-',
    CASE_CLOSED: 'x',
    CASE_MERGED: 'x',
  }
  return signs[verdict.code] ?? verdict.code
}

describe('the table of decisions as it was written down', () => {
  test('names every state, every decision and every role once', () => {
    expect(columns).toEqual([...caseStates])
    expect([...table.keys()].sort()).toEqual([...decisionKinds].sort())
    expect([...order].sort()).toEqual([...roles].sort())
  })

  test('has a cell of one sign a role for every state and decision', () => {
    for (const row of table.values()) {
      expect([...row.keys()]).toEqual(columns)
      for (const cell of row.values()) expect(cell).toMatch(/^[dce\-x]{5}$/)
    }
  })

  const cells = caseStates.flatMap((state) => decisionKinds.map((kind) => [state, kind] as const))

  test.each(cells)('in %s: %s', (state, kind) => {
    expect(order.map((role) => signOf(state, kind, role)).join('')).toBe(table.get(kind)?.get(state))
  })

  test('somebody with several roles decides as the strongest of them', () => {
    for (const [state, kind] of cells) {
      const single = new Set(order.map((role) => signOf(state, kind, role)))
      const strongest = ['d', 'c', 'e', '-', 'x'].find((sign) => single.has(sign))
      const verdict = decisionVerdict(state, kind, [...roles], 'KNP-2026-0001')
      const answer = verdict.answer === 'direct' ? 'd' : verdict.answer === 'confirm' ? 'c' : undefined
      expect(answer ?? (strongest === 'e' || strongest === 'x' ? strongest : '?')).toBe(strongest)
    }
  })
})
