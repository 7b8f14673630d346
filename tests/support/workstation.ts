import type { Page } from 'playwright'
import { openWindow, type ProgramOptions, removeData, startProgram } from './program.ts'

/** The one computer of an office, with its window, over the days of a scenario. */
export type Workstation = {
  readonly page: Page
  /** What any window reported so far: console errors and policy violations. */
  readonly problems: string[]
  /** Another day: the program is started again on the same data, and nobody is logged in. */
  moveTo: (now: string) => Promise<void>
  close: () => Promise<void>
}

export const startWorkstation = async (options: ProgramOptions): Promise<Workstation> => {
  let program = await startProgram(options)
  let window = await openWindow(program)
  const earlier: string[] = []
  const end = async (): Promise<void> => {
    earlier.push(...window.problems)
    await window.close()
    await program.stop()
  }
  return {
    get page() {
      return window.page
    },
    get problems() {
      return [...earlier, ...window.problems]
    },
    moveTo: async (day) => {
      await end()
      program = await startProgram({ dataDirectory: program.dataDirectory, now: day })
      window = await openWindow(program)
    },
    close: async () => {
      await end()
      removeData(program)
    },
  }
}
