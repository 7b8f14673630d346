/** Measures what the program promises, in one run on one machine, each figure beside what it is compared with. */
import { cpus, release, totalmem, type } from 'node:os'
import { measureCases } from './cases/cases.ts'
import { openBenchOffice } from './office.ts'
import { printTable, type Row } from './measure.ts'
import { measureBatch } from './batch.ts'
import { measurePreviews } from './previews.ts'
import { measureNumbers } from './numbers.ts'
import { measureMemory } from './memory.ts'
import { measureDocuments } from './documents.ts'
import { measureProof } from './proof.ts'
import { measurePicker } from './picker.ts'
import { measureRegister } from './register.ts'
import { measureSaving } from './saving.ts'
import { measureUnlock } from './unlock.ts'

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(0)} GiB`
const machine = [
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  gigabytes(totalmem()),
  `${type()} ${release()}`,
  `Node ${process.versions.node}`,
].join(' · ')

const measureOffice = async (): Promise<Row[]> => {
  const office = await openBenchOffice()
  // The picker first: nothing else has warmed up the code its first keystroke runs.
  const rows = [
    ...(await measurePicker(office)),
    ...(await measureSaving(office)),
    ...(await measureUnlock(office)),
  ]
  office.close()
  return rows
}

/** Papers alone, in an office of their own. */
const measurePapers = async (): Promise<Row[]> => {
  const office = await openBenchOffice()
  const rows = await measureDocuments(office)
  office.close()
  return rows
}

const parts = {
  // First: its memory is that of this process, in which nothing else has been measured yet.
  batch: measureBatch,
  office: measureOffice,
  documents: measurePapers,
  memory: measureMemory,
  cases: measureCases,
  register: measureRegister,
  proof: measureProof,
  numbers: measureNumbers,
  previews: measurePreviews,
} satisfies Record<string, () => Promise<Row[]>>

/** `npm run bench -- cases register` measures these parts alone. */
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')} (${Object.keys(parts).join(', ')})`)
const rows: Row[] = []
for (const [part, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(part)) rows.push(...(await measure()))
printTable(machine, rows)
if (rows.some(({ pass }) => pass === false)) process.exitCode = 1
