import { readFileSync, rmSync } from 'node:fs'
import { demoLogin } from '#main/features/session/index.ts'
import { forkBuiltService } from '../tests/support/forked-service.ts'
import { temporaryFolder } from '../tests/support/test-office.ts'
import type { Row } from './measure.ts'

/** Resident memory of a process in MB, now or at its peak; only Linux tells it of another process. */
const memoryOf = (processId: number | undefined, line: 'VmRSS' | 'VmHWM'): number | undefined => {
  if (process.platform !== 'linux' || processId === undefined) return undefined
  const found = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${processId}/status`, 'utf8'))
  return found ? (Number(found[1]) * 1024) / 1e6 : undefined
}

/** Memory of the built service: it makes the example office with all its papers, is logged in to and searched. */
export const measureMemory = async (): Promise<Row[]> => {
  const folder = temporaryFolder()
  const service = await forkBuiltService(folder, { demo: true })
  await service.client.session.login(demoLogin)
  await service.client.home.due({})
  for (const query of ['sungai', 'tanjung harapan', '62.02', 'a'])
    await service.client.region.search({ query, limit: 100 })
  const used = memoryOf(service.child.pid, 'VmRSS')
  const peak = memoryOf(service.child.pid, 'VmHWM')
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
  const figure = (value: number | undefined): string =>
    value === undefined ? 'unknown' : `${value.toFixed(0)} MB`
  return [
    {
      what: 'memory of the service after all of it was used',
      figure: figure(used),
      beside: `${figure(peak)} for the moment of the key derivation`,
      goal: '≤ 300 MB',
      pass: used === undefined ? null : used <= 300,
    },
  ]
}
