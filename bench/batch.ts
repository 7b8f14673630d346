import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import {
  certificateBody,
  certificateData,
  type CertificateData,
} from '#shared/features/document/papers/certificate.schema.ts'
import { pdfInThread } from '#main/platform/documents/typeset-thread.ts'
import {
  addFormerHead,
  addVillage,
  decideDecree,
  none,
} from '#main/features/document/document.test-support.ts'
import { resourcesDirectory } from '../tests/support/test-office.ts'
import { certificateSample } from './documents.sample.ts'
import { openBenchOffice, type BenchOffice } from './office.ts'
import { median, ms, time, type Row } from './measure.ts'

const sheets = 500
const repetitions = 3
/** As many villages as one decree may have. */
const villages = 60

/** Resident memory of this process in MB at its peak since it was told to forget; only Linux tells it. */
const peakMegabytes = (): number | undefined =>
  process.platform === 'linux'
    ? (Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024) / 1e6
    : undefined
const forgetPeak = (): void => {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}

/** How long nothing else was answered, at most, while `work` ran. */
const longestBlock = async <Result>(work: () => Promise<Result>) => {
  const watch = monitorEventLoopDelay({ resolution: 1 })
  watch.enable()
  const { milliseconds, result } = await time(work)
  watch.disable()
  return { milliseconds, result, block: watch.max / 1e6 }
}

/** Certificates of villages as the region table has them. */
const certificatesOf = async ({ client }: BenchOffice, run: number): Promise<CertificateData> => {
  const { items: hits } = await client.region.search({ query: '62', limit: 100 })
  const whole = certificateSample(1, run)
  const [sheet] = whole.certificates
  if (!sheet) throw new Error('a sample has a sheet')
  const certificates = Array.from({ length: sheets }, (_none, index) => {
    const hit = hits[index % hits.length]
    return {
      ...sheet,
      villageName: `Desa ${hit?.printedName ?? ''} ${Math.floor(index / hits.length) + 1}`,
      path: hit?.path ?? '',
      body: certificateBody({
        officeName: 'Kantor Imigrasi Kelas II TPI Contoh',
        decree: `Keputusan Kepala Kantor Nomor W.00.IMI.IMI.0-GR.03.05-${run} tanggal 27 Februari 2026`,
      }),
      serial: `DBI-${run}-2026-${index}`,
    }
  })
  return certificateData.parse({ ...whole, certificates })
}

const setInThread = (data: CertificateData) =>
  pdfInThread({
    resourcesDirectory,
    template: 'certificate',
    data,
    options: { createdAt: 0, title: 'Piagam' },
  })

const measureFile = async (office: BenchOffice): Promise<Row[]> => {
  const times: number[] = []
  const blocks: number[] = []
  forgetPeak()
  for (let run = 0; run < repetitions; run += 1) {
    const data = await certificatesOf(office, run)
    const { milliseconds, block } = await longestBlock(() => setInThread(data))
    times.push(milliseconds)
    blocks.push(block)
  }
  const peak = peakMegabytes()
  const longest: number[] = []
  for (let run = 0; run < repetitions; run += 1)
    longest.push((await time(() => setInThread(certificateSample(sheets, run)))).milliseconds)
  return [
    {
      what: `${sheets} certificates in one PDF/A, in a thread of its own`,
      figure: ms(median(times)),
      beside: `${ms(median(longest))} with the longest names; the service waits ${ms(Math.max(...blocks))} at most`,
      goal: '≤ 3 s',
      pass: median(times) <= 3000,
    },
    {
      what: `memory of the service meanwhile, at its peak`,
      figure: peak === undefined ? 'unknown' : `${peak.toFixed(0)} MB`,
      beside: 'with an open store',
      goal: '≤ 400 MB',
      pass: peak === undefined ? null : peak <= 400,
    },
  ]
}

/** A whole run through the router over the largest decree: single papers with their kept bytes, then the one file. */
const measureRun = async ({ client }: BenchOffice): Promise<Row[]> => {
  await addFormerHead(client)
  const { items } = await client.region.search({ query: '62.02', limit: villages })
  const added = []
  for (const { code } of items) added.push(await addVillage(client, code))
  const { decree } = await decideDecree(client, added)
  const { id } = await client.document.startRun({ decreeId: decree.id, number: none })
  const { milliseconds, result, block } = await longestBlock(async () => {
    let last: string | undefined
    for await (const event of await client.document.continueRun({ id })) last = event.type
    return last
  })
  if (result !== 'done') throw new Error('the run did not come to its end')
  return [
    {
      what: `a run over ${added.length} certificates: single files and one together`,
      figure: `${(milliseconds / 1000).toFixed(1)} s`,
      beside: `${ms(milliseconds / added.length)} each; the service waits ${ms(block)} at most`,
      goal: 'waits ≤ 300 ms',
      pass: block <= 300,
    },
  ]
}

/** Certificates for many at once. */
export const measureBatch = async (): Promise<Row[]> => {
  const office = await openBenchOffice()
  const rows = [...(await measureFile(office)), ...(await measureRun(office))]
  office.close()
  return rows
}
