import { setImmediate as nextTurn } from 'node:timers/promises'
import { canHavePages, canKeepAsEvidence } from '#shared/features/evidence/evidence-file.rules.ts'
import { csvFileText } from '#shared/features/group-intake/safe-cell.rules.ts'
import { pdfPageCount } from '#main/features/evidence/pdf-pages.ts'
import { RegisterRefusal } from '#main/platform/register-reader/index.ts'
import { inspectRegisterFile } from '#main/platform/register-reader/read-register.ts'
import { csvRows } from '#main/platform/register-reader/csv.ts'
import { hostileFiles } from '../../../src/main/platform/register-reader/hostile-files.test-support.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { hostileTexts } from '../hostile-values.ts'
import { isRefusal, parserTargets, type ParserTarget } from '../parser-targets.ts'
import { seededRandom, type Finding, type HardeningProgram, type HardeningRun } from '../program.ts'

const counts = { pr: 2_000, nightly: 50_000, release: 1_000_000 }
/** Of one target, in milliseconds: what was not done by then is told. */
const longest = { pr: 1_500, nightly: 400_000, release: 3_600_000 }
const slowest = 5_000
const mostMemory = 512 * 2 ** 20
const bombPatience = 2_000

const fuzz = async (run: HardeningRun, { name, read }: ParserTarget, nth: number): Promise<Finding> => {
  const random = seededRandom(run.seed + nth)
  const count = perLevel(run.level, counts)
  const until = performance.now() + perLevel(run.level, longest)
  const wrong = new Set<string>()
  const before = process.memoryUsage().rss
  let [done, refused, slow, peak] = [0, 0, 0, before]
  while (done < count && performance.now() < until) {
    const began = performance.now()
    try {
      await read(random)
    } catch (error) {
      if (isRefusal(error)) refused += 1
      else
        wrong.add(
          `input ${done}: ${String(error).slice(0, 120)} ${/\/src\/[^)]*/.exec(String((error as Error).stack))?.[0]}`,
        )
    }
    slow = Math.max(slow, performance.now() - began)
    done += 1
    if (done % 500 === 0) {
      peak = Math.max(peak, process.memoryUsage().rss)
      await nextTurn()
    }
  }
  if (slow > slowest) wrong.add(`one took ${(slow / 1000).toFixed(1)} s`)
  if (peak - before > mostMemory) wrong.add(`${Math.round((peak - before) / 2 ** 20)} MB more memory`)
  const share = done < count ? ` of ${grouped(count)}, time was up` : ''
  return noneOf(
    `${name}: crashes, inputs over 5 s or 512 MB`,
    `${grouped(done)} inputs${share} (${grouped(refused)} refused, the slowest ${Math.round(slow)} ms)`,
    [...wrong],
  )
}

/** A picture that says it is this wide and high; nothing of it follows. */
const pictureOf = (side: number): Buffer => {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(side, 0)
  size.writeUInt32BE(side, 4)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    size,
    Buffer.from('0802000000', 'hex'),
    Buffer.alloc(4),
  ])
}

const pdfOf = (pages: number): Buffer =>
  Buffer.from(`%PDF-1.7\n2 0 obj\n<< /Type /Pages /Kids [] /Count ${pages} >>\nendobj\n%%EOF\n`)

/** Attachments that are larger than they look. */
const attachments: readonly [what: string, isRefused: () => boolean][] = [
  ['a picture of 30,000 × 30,000', () => !canKeepAsEvidence(pictureOf(30_000), 'a.png', 'image/png').allowed],
  [
    'a picture of 2³¹ × 2³¹',
    () => !canKeepAsEvidence(pictureOf(0x7f_ff_ff_ff), 'a.png', 'image/png').allowed,
  ],
  ['a PDF of 10,000 pages', () => !canHavePages(pdfPageCount(pdfOf(10_000))).allowed],
]

const explode = async ({ level }: HardeningRun): Promise<Finding> => {
  const wrong: string[] = attachments
    .filter(([, isRefused]) => !isRefused())
    .map(([what]) => `${what}: taken`)
  let slow = 0
  const tried = level === 'pr' ? hostileFiles.filter((_file, place) => place % 5 === 0) : hostileFiles
  for (const [what, make, code] of tried) {
    const bytes = make()
    const began = performance.now()
    const outcome = await inspectRegisterFile(bytes).then(
      () => 'read',
      (error: unknown) => (error instanceof RegisterRefusal ? error.code : 'crashed'),
    )
    const took = performance.now() - began
    slow = Math.max(slow, took)
    if (outcome !== code) wrong.push(`${what}: ${outcome}`)
    // A pull request's machine may be busy with other tests.
    else if (level !== 'pr' && took > bombPatience) wrong.push(`${what}: ${Math.round(took)} ms`)
  }
  return noneOf(
    'bombs that were taken, crashed the reader or took over 2 s',
    `${tried.length + attachments.length} files, the slowest ${Math.round(slow)} ms`,
    wrong,
  )
}

const formulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20']
const formulas = [
  '1+1',
  `cmd|' /C calc'!A0`,
  'HYPERLINK("http://contoh.invalid","a")',
  'SUM(1;2)',
  '"a"',
  'IMPORTXML(A1;"//a")',
  'DDE("a";"b";"c")',
  '',
  ' ',
  'A1',
  `'`,
  '"',
  '";"=1+1',
  '\r\n=1+1',
  '""',
  'A1:B2',
  'WEBSERVICE("a")',
  '{1}',
  '1',
]

/** Every table the program writes goes through one function; it is read again by another reader than a spreadsheet. */
const injected = (): Finding => {
  const payloads = [
    ...formulaStarts.flatMap((sign) => formulas.map((rest) => sign + rest)),
    ...hostileTexts,
  ].filter(({ length }) => length < 8_000)
  const wrong: string[] = []
  for (const payload of payloads) {
    const text = csvFileText([
      ['Nama', 'Keterangan'],
      [payload, `a${payload}`],
    ])
    const rows = [...csvRows(text.slice(1), ';', 0)]
    const shown = JSON.stringify(payload).slice(0, 60)
    if (rows.length !== 2) wrong.push(`${shown}: ${rows.length} rows`)
    for (const row of rows)
      for (const cell of row.cells)
        if (typeof cell === 'string' && formulaStarts.some((sign) => cell.startsWith(sign))) wrong.push(shown)
  }
  return noneOf(
    'cells of written tables that a spreadsheet would compute',
    `${payloads.length} payloads`,
    wrong,
  )
}

export const parsers: HardeningProgram = {
  name: 'parsers',
  title: 'files, codes and texts of strangers: mutated, built to explode, and written out again',
  run: async (run) => {
    const findings: Finding[] = []
    for (const [nth, target] of parserTargets.entries()) findings.push(await fuzz(run, target, nth))
    findings.push(await explode(run), injected())
    return findings
  },
}
