import type { DiskOperation } from '../recorder/disk-log.ts'

/** What the recorder counts and can fail: changes of files and names, and syncs. */
const countedAs = (operation: DiskOperation): 'w' | 's' | undefined => {
  switch (operation.kind) {
    case 'sync':
      return 's'
    case 'open':
      return operation.isNew ? 'w' : undefined
    case 'unlink':
    case 'rmdir':
    case 'mark':
      return undefined
    default:
      return 'w'
  }
}

/** Writes that follow each other in one file with nothing in between, by their numbers; everything else is alone. */
const runsOf = (operations: readonly DiskOperation[], kind: 'w' | 's'): number[][] => {
  const runs: number[][] = []
  let number = 0
  let before: DiskOperation | undefined
  for (const operation of operations) {
    if (countedAs(operation) === kind) {
      number += 1
      const follows = operation.kind === 'write' && before?.kind === 'write' && before.file === operation.file
      if (follows) runs.at(-1)?.push(number)
      else runs.push([number])
    }
    before = operation
  }
  return runs
}

/** The first, the last, and between them as many as are left, evenly from a random one on. */
const someOf = (run: readonly number[], most: number, random: () => number): number[] => {
  if (run.length <= most) return [...run]
  const between = evenly(run.slice(1, -1), most - 2, random)
  return [...run.slice(0, 1), ...between, ...run.slice(-1)]
}

const evenly = (numbers: readonly number[], most: number, random: () => number): number[] => {
  const offset = random()
  return numbers.length <= most
    ? [...numbers]
    : numbers.filter((_, at) => {
        const step = (index: number): number => Math.floor((index * most) / numbers.length + offset)
        return step(at + 1) > step(at)
      })
}

/**
 * Numbers of the operations that are to fail, one at a time. Of a run of writes the first, the last and one between
 * stand for all: what failed in the others is the same moment of the same file.
 *
 * @returns `all`: how many there are
 */
export const operationsToFail = (
  operations: readonly DiskOperation[],
  kind: 'w' | 's',
  { most, ofRun, random }: { most: number; ofRun: number; random: () => number },
): { numbers: number[]; all: number } => {
  const runs = runsOf(operations, kind)
  const numbers = evenly(
    runs.flatMap((run) => someOf(run, ofRun, random)),
    most,
    random,
  )
  return { numbers, all: runs.reduce((sum, run) => sum + run.length, 0) }
}
