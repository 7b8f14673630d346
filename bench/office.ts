import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#main/platform/clock.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { assuredClient } from '../tests/support/assured-client.ts'
import { sampitSetup, startService, type TestClient } from '../tests/support/test-office.ts'

export type BenchOffice = {
  folder: string
  client: TestClient
  service: () => ServiceState
  /** Another connection, on which nobody has logged in yet. */
  connect: () => TestClient
  /** Closes the store and answers a fresh, locked service over it. */
  restart: () => TestClient
  close: () => void
}

/** A real store of a fictitious office with the real clock; nothing is warmed up. */
export const openBenchOffice = async (): Promise<BenchOffice> => {
  const folder = mkdtempSync(join(tmpdir(), 'perisai-desa-bench-'))
  let service = startService(folder, systemClock)
  const client = assuredClient(service)
  await client.setup.create(sampitSetup())
  return {
    folder,
    client,
    service: () => service,
    connect: () => assuredClient(service),
    restart: () => {
      service.close()
      service = startService(folder, systemClock)
      return assuredClient(service)
    },
    close: () => {
      service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
