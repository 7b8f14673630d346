import { renameSync } from 'node:fs'
import { openStore } from '#main/platform/store/store.ts'
import { createOldOffice, stepsUpTo } from '../../../migrations/version-1.ts'
import type { BaseName } from '../workload-shares.ts'
import { officeBase } from './office.ts'
import type { Base } from './workload.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A store of the first released program. */
const firstReleaseBase: Base = async (folder) => {
  const office = await createOldOffice(30)
  const masterKey = hex(office.masterKey())
  const store = openStore(office.folder, office.masterKey(), stepsUpTo(1))
  const { seq, digest } = store.database.head()
  store.close()
  renameSync(office.folder, folder)
  return { masterKey, acknowledged: [{ what: 'prepared', head: [seq, hex(digest)] }] }
}

export const bases: Record<BaseName, Base> = {
  office: officeBase,
  firstRelease: firstReleaseBase,
  nothing: async () => ({ acknowledged: [] }),
}
