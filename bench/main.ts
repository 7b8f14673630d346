/** Measures what the program promises, in one run on one machine, each figure beside what it is compared with. */
import { cpus, release, totalmem, type } from 'node:os'
import { openBenchOffice } from './office.ts'
import { printTable, type Row } from './measure.ts'
import { measureMemory } from './memory.ts'
import { measureDocuments } from './documents.ts'
import { measurePicker } from './picker.ts'
import { measureSaving } from './saving.ts'
import { measureUnlock } from './unlock.ts'

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(0)} GiB`
const machine = [
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  gigabytes(totalmem()),
  `${type()} ${release()}`,
  `Node ${process.versions.node}`,
].join(' · ')

const office = await openBenchOffice()
const rows: Row[] = []
// The picker first: nothing else has warmed up the code its first keystroke runs.
rows.push(...(await measurePicker(office)))
rows.push(...(await measureSaving(office)))
rows.push(...(await measureDocuments(office)))
rows.push(...(await measureUnlock(office)))
office.close()
rows.push(...(await measureMemory()))
printTable(machine, rows)
if (rows.some(({ pass }) => pass === false)) process.exitCode = 1
