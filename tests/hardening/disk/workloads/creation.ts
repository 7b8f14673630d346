import { createRouterClient } from '@orpc/server'
import { router } from '#main/platform/rpc/router.ts'
import { createTestClock, sampitSetup, startService } from '../../../support/test-office.ts'
import { headAccount, headOf } from './office.ts'
import type { Workload } from './workload.ts'

/** The store of an office is made. */
export const creation: Workload = {
  passwords: { [headAccount.login]: [headAccount.password] },
  work: async ({ folder, acknowledge, opened }) => {
    const service = startService(folder, createTestClock())
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    await client.setup.create(sampitSetup())
    const store = service.store()
    const { login, password } = headAccount
    acknowledge({
      what: 'created',
      head: headOf(service),
      masterKey: Buffer.from(store.masterKey).toString('hex'),
      password: { login, password },
    })
    opened(store)
    service.close()
  },
}
