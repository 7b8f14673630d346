import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CaseState, caseStates } from '#shared/features/case/case.schema.ts'
import {
  type DecideOutcome,
  type DecisionChoice,
  type DecisionKind,
  decisionKinds,
} from '#shared/features/decision/decision.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { cases } from '#main/platform/db/schema.ts'
import { writtenRoles, writtenTable } from '../../../../tests/support/decision-table.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

const deferredOn = '2026-02-02' as PlainDate
const today = '2026-02-03' as PlainDate
const suspendedUntil = '2026-12-31' as PlainDate

let office: TestCaseOffice
let clients: Readonly<Record<Role, TestClient>>
beforeAll(async () => {
  office = await openCaseOffice()
  clients = {
    officeHead: office.head,
    sectionHead: office.sectionHead,
    officer: office.worker,
    operator: office.operator,
    auditor: await office.officer('pemeriksa', ['auditor']),
  }
})
afterAll(() => office.close())

type Place = { caseId: TestCaseOffice['caseId']; subjectId: TestCaseOffice['subjectId'] }

const ask = (client: TestClient, { caseId, subjectId }: Place, kind: DecisionKind, isSure: boolean) =>
  client.decision.decide({
    caseId,
    decidedOn: today,
    choices: [choiceOf(subjectId, kind)],
    acceptedWarnings: isSure
      ? ['DECISION_WITHOUT_SCREENING', 'DECISION_NO_DOCUMENTS_ASKED', 'DECISION_BEFORE_DUE']
      : [],
  })

const choiceOf = (subjectId: Place['subjectId'], kind: DecisionKind): DecisionChoice => ({
  subjectIds: [subjectId],
  kind,
  reasonCode: 'other',
  ground: 'Keterangan berubah tiga kali',
  statuteId: null,
  statuteText: 'UU 6/2011 Pasal 126 huruf c',
  documents: [],
  dueOn: null,
  blockedUntil: kind === 'issuanceSuspended' ? suspendedUntil : null,
})

/** A case with one person whose passport was deferred yesterday, so that every decision has one to follow. */
const caseIn = async (state: CaseState): Promise<Place> => {
  office.clock.setDay(deferredOn)
  const caseId = (await office.addCase()).case.id
  const subjectId = await office.addSubject(caseId)
  await office.worker.decision.decide({
    caseId,
    decidedOn: deferredOn,
    choices: [choiceOf(subjectId, 'passportDeferred')],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING', 'DECISION_NO_DOCUMENTS_ASKED'],
  })
  office.clock.setDay(today)
  // A deferral brings a case further on than some of the states; the table is asked about all of them.
  const { database } = office.service.store()
  const act = { action: 'case.takeStep', officerId: null, recordedAt: office.clock.now(), about: [] }
  database.change(act, (db) => db.update(cases).set({ state }).where(eq(cases.uuid, caseId)).run())
  return { caseId, subjectId }
}

const signs: Readonly<Record<string, string>> = {
  DECISION_BEFORE_SCREENING: 'e',
  DECISION_BEFORE_INTERVIEW: 'e',
  NOT_PERMITTED: '-',
  CASE_CLOSED: 'x',
  CASE_MERGED: 'x',
}

/** The sign of an answer; `?` for a question, behind which both `d` and `c` may stand. */
const signOf = async (answer: Promise<DecideOutcome>): Promise<string> => {
  try {
    const outcome = await answer
    if (outcome.outcome === 'warned') return '?'
    return outcome.decisions[0]?.state === 'inForce' ? 'd' : 'c'
  } catch (error) {
    const { code } = error as { code?: string }
    return signs[code ?? ''] ?? String(code)
  }
}

/** Whoever decides nothing is stopped at the door, before the state of the case is looked at. */
const expectedOf = (state: CaseState, kind: DecisionKind, role: Role): string => {
  const sign = writtenTable.get(kind)?.get(state)?.[writtenRoles.indexOf(role)]
  return sign === 'x' && (role === 'operator' || role === 'auditor') ? '-' : (sign ?? 'no sign')
}

describe('the written table of decisions, asked through the service', () => {
  test.each(caseStates)('refuses and lets through what it says in %s', async (state) => {
    const place = await caseIn(state)
    const answered: string[] = []
    const expected: string[] = []
    for (const kind of decisionKinds) {
      for (const role of writtenRoles) {
        // Nobody was screened: what the table lets through comes back as a question, and nothing is written.
        answered.push(`${kind} ${role} ${await signOf(ask(clients[role], place, kind, false))}`)
        expected.push(`${kind} ${role} ${expectedOf(state, kind, role).replace(/[dc]/, '?')}`)
      }
    }
    expect(answered).toEqual(expected)
    expect((await office.worker.decision.ofCase({ caseId: place.caseId })).total).toBe(1)
  })

  const open = caseStates.filter((state) => state !== 'closed' && state !== 'merged')
  // Every decision in two states, and every state with several decisions.
  const sample = decisionKinds.flatMap((kind, place) =>
    open.filter((_, other) => (place + other) % 4 === 0).map((state) => [kind, state] as const),
  )

  test.each(sample)('%s in %s holds at once or waits for the second person', async (kind, state) => {
    for (const role of ['officeHead', 'sectionHead', 'officer'] as const) {
      const sign = await signOf(ask(clients[role], await caseIn(state), kind, true))
      expect([role, sign]).toEqual([role, expectedOf(state, kind, role)])
    }
  })
})
