import { openStore } from '#main/platform/store/store.ts'
import { account } from '../../../migrations/version-1.ts'
import type { Workload } from './workload.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A store of the first released program is opened by this one, which brings it to its own schema. */
export const upgrade: Workload = {
  passwords: { [account.login]: [account.password] },
  work: async ({ folder, facts, acknowledge, opened }) => {
    const store = openStore(folder, Buffer.from(facts.masterKey ?? '', 'hex'))
    opened(store)
    const { database } = store
    database.change({ action: 'village.save', officerId: 1, recordedAt: 2, about: [] }, (db) =>
      db.prepare(`update villages set note = 'Sesudah pembaruan' where id = 1`).run(),
    )
    const { seq, digest } = database.head()
    acknowledge({ what: 'upgraded', head: [seq, hex(digest)] })
    store.close()
  },
}
