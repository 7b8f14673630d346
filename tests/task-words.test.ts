import { describe, expect, test } from 'vitest'
import type { Task, TaskData, TaskKind } from '#shared/features/task/task.schema.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { taskDue, taskPath, taskTitle } from '#renderer/features/task/task-words.ts'
import { t } from '#renderer/i18n/t.ts'

const task = (kind: TaskKind, data: TaskData = {}, given: Partial<Task> = {}) =>
  ({ kind, title: '', data, caseId: 'case', villageReportId: null, ...given }) as Task

describe('a task the program makes', () => {
  test.each<[TaskKind, TaskData, string, string]>([
    [
      'supervisorNotice',
      { reason: 'urgentFlags', flags: 'U1, U3', subjectId: 'person', position: 2 },
      '/cases/case/subjects/person/screening',
      'Tanda mendesak U1, U3 pada subjek 2',
    ],
    [
      'blockedPersonAppeared',
      { subjectId: 'person', position: 1, until: '2026-08-02' },
      '/cases/case/subjects/person',
      'Subjek 1 masih ditangguhkan sampai 2 Agustus 2026 dan datang lagi',
    ],
    [
      'proposeCancellation',
      { subjectId: 'person', position: 3, dueOn: '2026-03-04' },
      '/cases/case/decide?subject=person&kind=passportApplicationCancelled',
      'Berkas subjek 3 tidak datang sampai 4 Maret 2026. Batalkan permohonannya?',
    ],
  ])('%s says what is asked and leads to where it is done', (kind, data, path, title) => {
    expect(taskPath(task(kind, data))).toBe(path)
    expect(taskTitle(t, task(kind, data))).toBe(title)
  })

  test('about a decision counts the people of one act', () => {
    const decision = { decision: 'passportDeferred', position: 1 }
    expect(taskTitle(t, task('confirmDecision', { ...decision, count: 1 }))).toContain('subjek 1')
    expect(taskTitle(t, task('confirmDecision', { ...decision, count: 11 }))).toContain('11 orang')
    expect(taskPath(task('confirmDecision', decision))).toBe('/cases/case')
  })

  test('without a record leads nowhere, one of a village report to the report', () => {
    expect(taskPath(task('ordinary', {}, { caseId: null }))).toBeUndefined()
    const report = 'report' as NonNullable<Task['villageReportId']>
    expect(taskPath(task('ordinary', {}, { caseId: null, villageReportId: report }))).toBe(
      '/village-reports/report',
    )
  })
})

test('days are told as people say them', () => {
  const today = plainDateOf(2026, 2, 2)
  const said = (month: number, day: number) => taskDue(t, plainDateOf(2026, month, day), today)
  expect(said(1, 30)).toEqual({ text: 'Terlambat 3 hari', place: 'late' })
  expect(said(2, 2)).toMatchObject({ place: 'today' })
  expect(said(2, 3)).toEqual({ text: 'Besok', place: 'ahead' })
  expect(said(2, 9)).toEqual({ text: '09-02-2026', place: 'ahead' })
  expect(taskDue(t, null, today).place).toBe('none')
})
