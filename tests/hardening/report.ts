import { cpus, totalmem, type, release } from 'node:os'
import type { Finding, Level } from './program.ts'

export type ProgramResult = {
  name: string
  title: string
  findings: readonly Finding[]
  seconds: number
  seed: number
  /** When it was begun, in UTC. */
  at: string
  /** The commit it was run on, with a plus where something was not committed. */
  tree: string
  /** It was not run, because this machine lacks something. */
  obstacle?: string
  /** It broke off; what it had found is lost. */
  failure?: string
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`

const machine = (): string => {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}

/** The results as a page of Markdown: what was missed or not run first, then every row. */
export const reportOf = (results: readonly ProgramResult[], level: Level): string => {
  const missed = results.flatMap(({ name, findings }) =>
    findings.filter(({ isMet }) => !isMet).map(({ what, found }) => `- **${name}**: ${what}: ${found}`),
  )
  const notRun = results
    .filter(({ obstacle, failure }) => obstacle !== undefined || failure !== undefined)
    .map(({ name, obstacle, failure }) => `- **${name}**: ${obstacle ?? `broke off: ${failure}`}`)
  const rows = results.flatMap(({ name, findings }) =>
    findings.map(({ what, tried, goal, found, isMet }) =>
      row(name, what, tried, goal, found, isMet ? 'met' : 'MISSED'),
    ),
  )
  const times = results.map(({ name, title, seconds, seed, at, tree }) =>
    row(name, title, at, tree, String(seed), `${seconds.toFixed(0)} s`),
  )
  return [
    '# Hardening report',
    '',
    `Level ${level}. Each line is tried again with \`npm run hardening -- --level ${level} --seed <seed> --only <program>\`.`,
    `Machine: ${machine()}.`,
    '',
    '## What did not pass',
    '',
    ...(missed.length + notRun.length === 0 ? ['Nothing.'] : [...missed, ...notRun]),
    '',
    '## Findings',
    '',
    row('program', 'what', 'tried', 'goal', 'found', ''),
    row('---', '---', '---', '---', '---', '---'),
    ...rows,
    '',
    '## Programs',
    '',
    row('program', 'what it does', 'begun (UTC)', 'commit', 'seed', 'time'),
    row('---', '---', '---', '---', '---', '---'),
    ...times,
    '',
  ].join('\n')
}
