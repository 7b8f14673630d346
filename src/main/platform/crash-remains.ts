import { writeFileSync } from 'node:fs'

/**
 * Keeps a crash of this process from writing its memory to the disk: the reports of Node, whose variables and stack it
 * would tell, and on Linux what a core dump takes along. Whether a dump is made at all is the machine's to say; Node can
 * set no limits. Helpers that are started later inherit it.
 */
export const leaveNoRemains = (): void => {
  const { report } = process
  report.reportOnFatalError = false
  report.reportOnSignal = false
  report.reportOnUncaughtException = false
  if (process.platform !== 'linux') return
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // A kernel without core dumps has no filter for them.
  }
}
