/**
 * `npm run hardening -- --level pr|nightly|release [--seed n] [--only name,name] [--report file] [--kept]`
 *
 * Runs the programs one after the other, prints a table and writes it where asked. Ends with 1 when a goal was missed.
 * Each result is kept in .cache/hardening. With `--kept` nothing is run and the report is made of what was kept at this
 * level: so long programs can be run one by one, each with its own seed and time.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer, createServerModuleRunner } from 'vite'
import { levels, seededRandom, type HardeningProgram, type Level } from './program.ts'
import { reportOf, type ProgramResult } from './report.ts'

const { values } = parseArgs({
  options: {
    level: { type: 'string', default: 'pr' },
    seed: { type: 'string' },
    only: { type: 'string' },
    report: { type: 'string' },
    kept: { type: 'boolean', default: false },
  },
})

// The service's sources hold what only a bundler understands, so the programs are loaded as the tests load them.
const project = resolve(import.meta.dirname, '../..')
const server = await createServer({
  root: project,
  configFile: false,
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, entries: [] },
})
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false })
const loaded: { programs: readonly HardeningProgram[] } = await runner.import(
  resolve(import.meta.dirname, 'programs/index.ts'),
)
const { programs } = loaded

const level = levels.find((name) => name === values.level)
if (!level) throw new Error(`--level is one of ${levels.join(', ')}`)
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number')
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !programs.some((program) => program.name === name))
if (unknown?.length) throw new Error(`no such program: ${unknown.join(', ')}`)

/** Nothing where the project was unpacked without its history. */
const git = (...words: string[]): string => {
  const { status, stdout } = spawnSync('git', words, { cwd: project, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}
const tree = git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+')

const keptFolder = resolve(project, '.cache/hardening', level)
const keptFile = (name: string): string => resolve(keptFolder, `${name}.json`)

const keep = (result: ProgramResult): ProgramResult => {
  mkdirSync(keptFolder, { recursive: true })
  writeFileSync(keptFile(result.name), JSON.stringify(result, null, 1))
  return result
}

const readKept = ({ name, title }: HardeningProgram): ProgramResult =>
  existsSync(keptFile(name))
    ? (JSON.parse(readFileSync(keptFile(name), 'utf8')) as ProgramResult)
    : { name, title, obstacle: 'was not run', findings: [], seconds: 0, seed, at: '', tree: '' }

const runOne = async (program: HardeningProgram, at: Level): Promise<ProgramResult> => {
  const { name, title } = program
  const told = { name, title, seed, tree, at: new Date().toISOString().slice(0, 16).replace('T', ' ') }
  const obstacle = program.obstacle?.()
  if (obstacle !== undefined) return { ...told, obstacle, findings: [], seconds: 0 }
  const began = performance.now()
  const tell = (line: string): void => console.log(`  ${name}: ${line}`)
  try {
    const findings = await program.run({ level: at, seed, random: seededRandom(seed), tell })
    return { ...told, findings, seconds: (performance.now() - began) / 1000 }
  } catch (error) {
    const seconds = (performance.now() - began) / 1000
    console.error(error)
    return { ...told, failure: String(error), findings: [], seconds }
  }
}

console.log(`level ${level}, seed ${seed}`)
const results: ProgramResult[] = []
for (const program of programs) {
  if (wanted && !wanted.includes(program.name)) continue
  if (values.kept) results.push(readKept(program))
  else {
    console.log(`${program.name}: ${program.title}`)
    results.push(keep(await runOne(program, level)))
  }
}
const report = reportOf(results, level)
console.log(`\n${report}`)
if (values.report !== undefined) writeFileSync(values.report, report)
const isMet = results.every(
  ({ failure, findings }) => failure === undefined && findings.every((finding) => finding.isMet),
)
process.exitCode = isMet ? 0 : 1
await runner.close()
await server.close()
