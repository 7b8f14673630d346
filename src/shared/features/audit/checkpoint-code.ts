import { inGroups, readSigns } from '#shared/kernel/paper-code.ts'

/** The code as it stands on papers, `XXXX-XXXX-XXXX-XXXX`, or undefined where what was typed has not its form. */
export const readCheckpointCode = (typed: string): string | undefined => {
  const signs = readSigns(typed, 16)
  return signs === undefined ? undefined : inGroups(signs)
}
