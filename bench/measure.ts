export type Row = { what: string; figure: string; beside: string; goal: string; pass: boolean | null }

export const sorted = (values: readonly number[]): number[] =>
  values.toSorted((first, second) => first - second)

export const percentile = (values: readonly number[], share: number): number => {
  const order = sorted(values)
  return order[Math.min(order.length - 1, Math.floor(order.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const time = async <Result>(
  work: () => Result | Promise<Result>,
): Promise<{ milliseconds: number; result: Result }> => {
  const start = performance.now()
  const result = await work()
  return { milliseconds: performance.now() - start, result }
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** The table of one run, with the machine it ran on above it. */
export const printTable = (machine: string, rows: readonly Row[]): void => {
  const cells = [
    ['what', 'figure', 'beside it', 'goal', ''],
    ...rows.map(({ what, figure, beside, goal, pass }) => [
      what,
      figure,
      beside,
      goal,
      pass === null ? '' : pass ? 'met' : 'MISSED',
    ]),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...cells.map((line) => (line[column] ?? '').length)),
  )
  console.log(`\n${machine}\n`)
  for (const line of cells) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}
