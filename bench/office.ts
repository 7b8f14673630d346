import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#main/platform/clock.ts'
import { router } from '#main/platform/rpc/router.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { sampitSetup, startService } from '../tests/support/test-office.ts'

const clientOf = (service: ServiceState) =>
  createRouterClient(router, { context: { connection: { officer: undefined }, service } })

export type BenchOffice = {
  folder: string
  client: ReturnType<typeof clientOf>
  service: () => ServiceState
  /** Another connection, on which nobody has logged in yet. */
  connect: () => ReturnType<typeof clientOf>
  /** Closes the store and answers a fresh, locked service over it. */
  restart: () => ReturnType<typeof clientOf>
  close: () => void
}

/** A real store of a fictitious office with the real clock; nothing is warmed up. */
export const openBenchOffice = async (): Promise<BenchOffice> => {
  const folder = mkdtempSync(join(tmpdir(), 'perisai-desa-bench-'))
  let service = startService(folder, systemClock)
  const client = clientOf(service)
  await client.setup.create(sampitSetup())
  return {
    folder,
    client,
    service: () => service,
    connect: () => clientOf(service),
    restart: () => {
      service.close()
      service = startService(folder, systemClock)
      return clientOf(service)
    },
    close: () => {
      service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
