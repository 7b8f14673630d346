/**
 * `npm run hardening -- --level pr|nightly|release [--seed n] [--only name,name] [--report file]`
 *
 * Runs the programs one after the other, prints a table and writes it where asked. Ends with 1 when a goal was missed.
 */
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { levels, seededRandom, type HardeningProgram, type Level } from './program.ts'
import { reportOf, type ProgramResult } from './report.ts'

const { values } = parseArgs({
  options: {
    level: { type: 'string', default: 'pr' },
    seed: { type: 'string' },
    only: { type: 'string' },
    report: { type: 'string' },
  },
})

// The service's sources hold what only a bundler understands, so the programs are loaded as the tests load them.
const project = resolve(import.meta.dirname, '../..')
const loaded = await runnerImport<{ programs: readonly HardeningProgram[] }>(
  resolve(import.meta.dirname, 'programs/index.ts'),
  { root: project, configFile: false, logLevel: 'warn' },
)
const { programs } = loaded.module

const level = levels.find((name) => name === values.level)
if (!level) throw new Error(`--level is one of ${levels.join(', ')}`)
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number')
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !programs.some((program) => program.name === name))
if (unknown?.length) throw new Error(`no such program: ${unknown.join(', ')}`)

const runOne = async (program: HardeningProgram, at: Level): Promise<ProgramResult> => {
  const { name, title } = program
  const obstacle = program.obstacle?.()
  if (obstacle !== undefined) return { name, title, obstacle, findings: [], seconds: 0 }
  const began = performance.now()
  const tell = (line: string): void => console.log(`  ${name}: ${line}`)
  try {
    const findings = await program.run({ level: at, seed, random: seededRandom(seed), tell })
    return { name, title, findings, seconds: (performance.now() - began) / 1000 }
  } catch (error) {
    const seconds = (performance.now() - began) / 1000
    return { name, title, failure: String(error), findings: [], seconds }
  }
}

console.log(`level ${level}, seed ${seed}`)
const results: ProgramResult[] = []
for (const program of programs) {
  if (wanted && !wanted.includes(program.name)) continue
  console.log(`${program.name}: ${program.title}`)
  results.push(await runOne(program, level))
}
const report = reportOf(results, { level, seed, at: new Date() })
console.log(`\n${report}`)
if (values.report !== undefined) writeFileSync(values.report, report)
const isMet = results.every(
  ({ failure, findings }) => failure === undefined && findings.every((finding) => finding.isMet),
)
process.exitCode = isMet ? 0 : 1
