import { readFileSync } from 'node:fs'
import { onTestFinished, expect, test } from 'vitest'
import { leaveNoRemains } from './crash-remains.ts'

test('reports of Node are switched off, whatever the environment asked for', () => {
  const { report } = process
  const before = report.reportOnFatalError
  onTestFinished(() => {
    report.reportOnFatalError = before
  })
  report.reportOnFatalError = true
  leaveNoRemains()
  expect([report.reportOnFatalError, report.reportOnSignal, report.reportOnUncaughtException]).toEqual([
    false,
    false,
    false,
  ])
})

test.runIf(process.platform === 'linux')('a core dump takes no memory along', () => {
  leaveNoRemains()
  expect(readFileSync('/proc/self/coredump_filter', 'utf8').trim()).toBe('00000000')
})
