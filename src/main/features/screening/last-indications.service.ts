import type { ReadDb } from '#main/platform/db/database.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { listLastAnswers } from './assessment.repo.ts'
import { findSetByRowId } from './screening-set.repo.ts'

/** What an indicator that was answered with yes states, and whom of the case it holds for. */
export type LastIndication = { text: string; subjectRowIds: Set<number> }

/**
 * Indicators that the last finished screening of anybody in a case found, as the Indonesian statement of the set. Neither
 * weight nor colour, no urgent flag, and nothing of what an officer wrote as their basis.
 */
export const listLastIndications = (db: ReadDb, scope: Scope, caseRowId: number): LastIndication[] => {
  const found = listLastAnswers(db, scope, caseRowId)
  const holders = new Map<string, Set<number>>()
  for (const setRowId of new Set(found.map((each) => each.setRowId))) {
    const answered = found.filter((each) => each.setRowId === setRowId)
    for (const { id, statement } of findSetByRowId(db, setRowId)?.content.indicators ?? []) {
      for (const { subjectRowId, answers } of answered) {
        if (!answers.some(({ itemId, value }) => itemId === id && value === 'yes')) continue
        holders.set(statement.id, (holders.get(statement.id) ?? new Set()).add(subjectRowId))
      }
    }
  }
  return [...holders].map(([text, subjectRowIds]) => ({ text, subjectRowIds }))
}
