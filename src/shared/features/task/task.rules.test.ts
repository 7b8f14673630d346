import { describe, expect, test } from 'vitest'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { canBeDueOn, canChangeTask, canFinishTask, rolesReaching } from './task.rules.ts'
import type { Task, TaskKind } from './task.schema.ts'

const codeOf = (verdict: { allowed: boolean; code?: string }) => (verdict.allowed ? 'allowed' : verdict.code)

const officerNamed = (name: string) => name as Task['createdById']
const section = (name: string) => name as NonNullable<Task['sectionId']>
const [giver, taker, stranger] = [officerNamed('giver'), officerNamed('taker'), officerNamed('stranger')]
const task = (given: Partial<Parameters<typeof canFinishTask>[0]> = {}) => ({
  kind: 'ordinary' as TaskKind,
  state: 'open' as const,
  assignedRole: null as Role | null,
  assignedOfficerId: taker as Task['assignedOfficerId'],
  sectionId: null as Task['sectionId'],
  createdById: giver,
  ...given,
})
const reader = (
  officerId: Task['createdById'],
  roles: Role[] = ['officer'],
  sectionId: Task['sectionId'] = null,
) => ({ officerId, roles, sectionId })

describe('a task', () => {
  test('is ended by whom it is for, by the one who gave it, and by supervisors', () => {
    expect(codeOf(canFinishTask(task(), reader(taker), null))).toBe('allowed')
    expect(codeOf(canFinishTask(task(), reader(giver), null))).toBe('allowed')
    expect(codeOf(canFinishTask(task(), reader(stranger, ['sectionHead']), null))).toBe('allowed')
    expect(codeOf(canFinishTask(task(), reader(stranger, ['officer', 'operator']), null))).toBe(
      'TASK_NOT_YOURS',
    )
  })

  test('for a role or a section is everybody’s who is in it', () => {
    const forRole = task({ assignedOfficerId: null, assignedRole: 'operator' })
    expect(codeOf(canFinishTask(forRole, reader(stranger, ['operator']), null))).toBe('allowed')
    expect(codeOf(canFinishTask(forRole, reader(stranger, ['officer']), null))).toBe('TASK_NOT_YOURS')
    const forSection = task({ assignedOfficerId: null, sectionId: section('seven') })
    expect(codeOf(canFinishTask(forSection, reader(stranger, ['officer'], section('seven')), null))).toBe(
      'allowed',
    )
    expect(codeOf(canFinishTask(forSection, reader(stranger, ['officer'], section('eight')), null))).toBe(
      'TASK_NOT_YOURS',
    )
    // One officer's task stays his, whatever section it belongs to.
    expect(
      codeOf(
        canFinishTask(
          task({ sectionId: section('seven') }),
          reader(stranger, ['officer'], section('seven')),
          null,
        ),
      ),
    ).toBe('TASK_NOT_YOURS')
  })

  test('that asks for a judgement is done only with a word on it', () => {
    for (const kind of ['proposeCancellation', 'blockedPersonAppeared'] as const) {
      expect(codeOf(canFinishTask(task({ kind }), reader(taker), null))).toBe('TASK_NEEDS_RESULT')
      expect(codeOf(canFinishTask(task({ kind }), reader(taker), 'Diperpanjang'))).toBe('allowed')
    }
  })

  test('that waits for a decision ends with it, and a finished one is finished', () => {
    const waiting = task({ kind: 'confirmDecision' })
    expect(codeOf(canFinishTask(waiting, reader(taker, ['officeHead']), 'ya'))).toBe('TASK_FOLLOWS_DECISION')
    expect(codeOf(canChangeTask(waiting, reader(giver)))).toBe('TASK_FOLLOWS_DECISION')
    expect(codeOf(canFinishTask(task({ state: 'done' }), reader(taker), null))).toBe('TASK_ALREADY_FINISHED')
  })

  test('is changed by the one who gave it and by supervisors, not by the one who has it', () => {
    expect(codeOf(canChangeTask(task(), reader(taker)))).toBe('TASK_NOT_YOURS')
    expect(codeOf(canChangeTask(task(), reader(giver)))).toBe('allowed')
    expect(codeOf(canChangeTask(task(), reader(stranger, ['officeHead'])))).toBe('allowed')
  })

  test('is not due before today', () => {
    const today = '2026-02-14' as PlainDate
    expect(codeOf(canBeDueOn('2026-02-13' as PlainDate, today))).toBe('TASK_DUE_IN_PAST')
    expect(codeOf(canBeDueOn(today, today))).toBe('allowed')
    expect(codeOf(canBeDueOn(null, today))).toBe('allowed')
  })
})

test('what is for section heads reaches the office head, not the other way round', () => {
  expect(rolesReaching(['officeHead'])).toEqual(['officeHead', 'sectionHead'])
  expect(rolesReaching(['sectionHead', 'officer'])).toEqual(['sectionHead', 'officer'])
  expect(rolesReaching([])).toEqual([])
})
