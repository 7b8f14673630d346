import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseCsv } from 'hucre/csv'
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import type { CheckEvent, RegisterSummary } from '#shared/features/group-intake/group-intake.schema.ts'
import { demoLogin } from '#main/features/session/index.ts'
import { type ForkedService, forkBuiltService } from '../tests/support/forked-service.ts'
import { temporaryFolder, testPassword } from '../tests/support/test-office.ts'
import { inventedBirth, inventedName, inventedNik, seededRandom } from './cases/people.ts'
import { time, type Row } from './measure.ts'

const people = 100_000
const headings = [
  'No',
  'Nama Lengkap',
  'NIK',
  'Tempat Lahir',
  'Tanggal Lahir',
  'No HP',
  'No Paspor',
  'Alamat',
  'Pekerjaan',
]

/** A register as an office would get it; one row in fifty has a NIK that cannot be. */
const inventedRegister = (): string[][] => {
  const random = seededRandom(20_261_124)
  return Array.from({ length: people }, (_none, index) => {
    const birthOn = inventedBirth(random)
    const nik = inventedNik(random, birthOn, index % 2 === 0)
    const [year, month, day] = birthOn.split('-')
    return [
      String(index + 1),
      inventedName(random),
      index % 50 === 0 ? nik.slice(0, 15) : nik,
      'Sampit',
      `${day}-${month}-${year}`,
      `0812-0000-${String(index % 10_000).padStart(4, '0')}`,
      `C${String(index).padStart(7, '0')}`,
      `Jl. Contoh Nomor ${index % 400}, RT ${index % 20}`,
      'petani',
    ]
  })
}

/** Resident memory of a process in MB at its peak since it was asked to forget the last one; only Linux tells it. */
const peakOf = (processId: number): number => {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8')
    return (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024) / 1e6
  } catch {
    return 0
  }
}
const forgetPeak = (processId: number): void => writeFileSync(`/proc/${processId}/clear_refs`, '5')

const childrenOf = (processId: number): number[] =>
  readdirSync(`/proc/${processId}/task`).flatMap((thread) => {
    try {
      const list = readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8')
      return list.trim().split(/\s+/).filter(Boolean).map(Number)
    } catch {
      return []
    }
  })

/** Watches a process and those it starts, until it is told to stop. */
const watchMemory = (processId: number | undefined) => {
  if (process.platform !== 'linux' || processId === undefined) return () => undefined
  forgetPeak(processId)
  const before = peakOf(processId)
  let child = 0
  const timer = setInterval(() => {
    for (const id of childrenOf(processId)) child = Math.max(child, peakOf(id))
  }, 5)
  return () => {
    clearInterval(timer)
    return { before, service: peakOf(processId), reader: child }
  }
}

/** Opens and checks a file through the wire, as a page does, and lets it go. */
const readAndCheck = async ({ client }: ForkedService, file: File): Promise<RegisterSummary> => {
  const { id, sheets } = await client.groupIntake.readFile({ file })
  const events: CheckEvent[] = []
  const { headingRow = null, mapping = [] } = sheets[0] ?? {}
  for await (const event of await client.groupIntake.check({ id, sheet: 0, headingRow, mapping }))
    events.push(event)
  await client.groupIntake.discard({ id })
  const last = events.at(-1)
  if (last?.type !== 'done') throw new Error(`the check ended with ${JSON.stringify(last)}`)
  if (!events.some(({ type }) => type === 'progress')) throw new Error('the check told no progress')
  return last.summary
}

/** How long it takes until a check that is under way is over, with the process that read for it. */
const cancelled = async ({ client, child }: ForkedService, file: File): Promise<number> => {
  const { id, sheets } = await client.groupIntake.readFile({ file })
  const { headingRow = null, mapping = [] } = sheets[0] ?? {}
  const events = await client.groupIntake.check({ id, sheet: 0, headingRow, mapping })
  await events.next()
  const { milliseconds } = await time(async () => {
    await events.return?.(undefined)
    await client.groupIntake.discard({ id })
    while (process.platform === 'linux' && child.pid !== undefined && childrenOf(child.pid).length > 0)
      await new Promise((done) => setTimeout(done, 5))
  })
  return milliseconds
}

const megabytes = (value: number): string => `${value.toFixed(0)} MB`
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

const section = { login: 'seksi-contoh', password: testPassword('seksi-contoh') }

/** The built service over an example office, with the head of a section logged in. */
const startWithSection = async (folder: string): Promise<ForkedService> => {
  const service = await forkBuiltService(folder, { demo: true })
  await service.client.session.login(demoLogin)
  const { officers } = await service.client.officer.list()
  if (!officers.some(({ login }) => login === section.login)) {
    const details = { fullName: 'Kepala Seksi Contoh', nip: null, position: null }
    await service.client.officer.add({ ...section, ...details, roles: ['sectionHead'] })
  }
  await service.client.session.login(section)
  return service
}

/** A register of 100,000 rows is read and checked by the built service; beside it, the file merely parsed by hucre. */
export const measureRegister = async (): Promise<Row[]> => {
  const table = [headings, ...inventedRegister()]
  const csv = table.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n')
  const workbook = await writeXlsx({ sheets: [{ name: 'Daftar', rows: table }] })
  const files = [
    {
      name: 'daftar.csv',
      bytes: new TextEncoder().encode(csv),
      parse: () => Promise.resolve(parseCsv(csv).length),
    },
    {
      name: 'daftar.xlsx',
      bytes: new Uint8Array(workbook),
      parse: async () => {
        let rows = 0
        for await (const { values } of streamXlsxRows(workbook)) if (values.length > 0) rows += 1
        return rows
      },
    },
  ]
  const folder = temporaryFolder()
  // What making the example office took is no part of the figures.
  await (await startWithSection(folder)).kill()
  const rows: Row[] = []
  for (const { name, bytes, parse } of files) {
    const file = new File([bytes], name)
    // A fresh process for each: memory that was once taken is not given back at once.
    const service = await startWithSection(folder)
    const plain = await time(parse)
    const stopWatching = watchMemory(service.child.pid)
    const { milliseconds, result } = await time(() => readAndCheck(service, file))
    const memory = stopWatching()
    await service.kill()
    if (result.rows !== people || result.bad !== people / 50) throw new Error('the register was read wrongly')
    rows.push({
      what: `${name}, ${people} rows in ${megabytes(bytes.length / 1e6)}: read and checked`,
      figure: seconds(milliseconds),
      beside: `${seconds(plain.milliseconds)} parsed only, with hucre`,
      goal: '≤ 15 s',
      pass: milliseconds <= 15_000,
    })
    if (memory) {
      const most = Math.max(memory.service, memory.reader)
      rows.push({
        what: `${name}: memory of service and reader at their peaks`,
        figure: `${megabytes(memory.service)} and ${megabytes(memory.reader)}`,
        beside: `${megabytes(memory.before)} for the service before`,
        goal: 'each ≤ 400 MB',
        pass: most <= 400,
      })
    }
  }
  const service = await startWithSection(folder)
  const stop = await cancelled(service, new File([csv], 'daftar.csv'))
  rows.push({
    what: 'a check under way is cancelled',
    figure: `${stop.toFixed(0)} ms`,
    beside: 'until its process is gone',
    goal: '≤ 1 s',
    pass: stop <= 1000,
  })
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
  return rows
}
