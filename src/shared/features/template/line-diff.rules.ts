export type DiffLine = {
  kind: 'same' | 'removed' | 'added'
  text: string
  /** Where it stands in the old and in the new text; lines count from 1. */
  before: number | null
  after: number | null
}

/** Lines in between that nobody needs to read, as they are the same in both texts. */
export type DiffGap = { kind: 'gap'; lines: number }

/** Above this many pairs of lines, what differs is shown as replaced in one piece. */
const mostPairs = 4_000_000

const linesOf = (text: string): string[] => text.replaceAll('\r\n', '\n').split('\n')

const commonStart = (old: readonly string[], now: readonly string[]): number => {
  const differs = old.findIndex((line, index) => line !== now[index])
  return differs === -1 ? Math.min(old.length, now.length) : differs
}

/** The shortest way, in whole lines, from one text to another. */
export const diffLines = (oldText: string, newText: string): DiffLine[] => {
  const [old, now] = [linesOf(oldText), linesOf(newText)]
  const start = commonStart(old, now)
  const end = commonStart(old.slice(start).toReversed(), now.slice(start).toReversed())
  const oldMiddle = old.slice(start, old.length - end)
  const newMiddle = now.slice(start, now.length - end)
  let [before, after] = [0, 0]
  const same = (text: string): DiffLine => ({
    kind: 'same',
    text,
    before: (before += 1),
    after: (after += 1),
  })
  return [
    ...old.slice(0, start).map(same),
    ...stepsBetween(oldMiddle, newMiddle).map((kind): DiffLine => {
      if (kind === 'removed') return { kind, text: old[before] ?? '', before: (before += 1), after: null }
      if (kind === 'added') return { kind, text: now[after] ?? '', before: null, after: (after += 1) }
      return same(old[before] ?? '')
    }),
    ...old.slice(old.length - end).map(same),
  ]
}

const stepsBetween = (old: readonly string[], now: readonly string[]): DiffLine['kind'][] => {
  if (old.length * now.length > mostPairs) {
    return [...old.map(() => 'removed' as const), ...now.map(() => 'added' as const)]
  }
  const width = now.length + 1
  /** How many lines the rests of both texts have in common, from each pair of places on. */
  const common = new Uint32Array((old.length + 1) * width)
  const commonAt = (row: number, column: number): number => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? commonAt(row + 1, column + 1) + 1
          : Math.max(commonAt(row + 1, column), commonAt(row, column + 1))
    }
  }
  const steps: DiffLine['kind'][] = []
  let [row, column] = [0, 0]
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      steps.push('same')
      row += 1
      column += 1
    } else if (
      column >= now.length ||
      (row < old.length && commonAt(row + 1, column) >= commonAt(row, column + 1))
    ) {
      steps.push('removed')
      row += 1
    } else {
      steps.push('added')
      column += 1
    }
  }
  return steps
}

/** What changed with a few lines around it; what is the same further away becomes a gap. */
export const foldSame = (lines: readonly DiffLine[], around = 3): (DiffLine | DiffGap)[] => {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]))
  const kept = new Set(
    changed.flatMap((index) =>
      Array.from({ length: 2 * around + 1 }, (_, offset) => index - around + offset),
    ),
  )
  const folded: (DiffLine | DiffGap)[] = []
  for (const [index, line] of lines.entries()) {
    const last = folded.at(-1)
    if (kept.has(index)) folded.push(line)
    else if (last?.kind === 'gap') last.lines += 1
    else folded.push({ kind: 'gap', lines: 1 })
  }
  return folded
}
