import { randomBytes } from 'node:crypto'
import { DomainError } from '#shared/kernel/errors.ts'
import type { WriteDb } from './db/database.ts'
import {
  findHolders,
  findKeyGeneration,
  insertKeyGeneration,
  updateKeyGeneration,
  type KeyGeneration,
} from './key-change.repo.ts'
import { tidySlots } from './keys/slot-exchange.ts'
import { codeOf, framesOf } from './log.ts'
import type { ServiceState } from './service-state.ts'
import { boxEarlierKey } from './store/key-history.ts'
import { switchMasterKey } from './store/next-key.ts'
import { readPointer } from './store/pointer.ts'
import { openStore, type Store } from './store/store.ts'

/*
 * A new master key for those who stay. That it is wanted stands in a row, written with the act that asks for it, so that
 * a full disk or a cut only puts it off. Decision 0015 tells the order and why.
 */

/** The change that was asked for and is not made yet. */
export const wantedKeyChange = ({ database, keyGeneration }: Store): KeyGeneration | undefined =>
  findKeyGeneration(database.read, keyGeneration + 1)

/** Notes inside an act that a new master key is wanted. One that is wanted already serves both. */
export const wantKeyChange = (
  db: WriteDb,
  { keyGeneration }: Pick<Store, 'keyGeneration'>,
  occasion: KeyGeneration['occasion'],
  wantedAt: number,
): void => {
  const generation = keyGeneration + 1
  if (!findKeyGeneration(db, generation)) insertKeyGeneration(db, { generation, occasion, wantedAt })
}

/**
 * Makes the change that is wanted, if one is. What stands in the way is kept for the screen and tried again at the next
 * login; the store is as it was then. Who works in the store goes on working.
 *
 * @throws what opening the new store throws, with the store closed: the new key counts by then, and everybody logs in
 */
export const makeWantedKeyChange = (service: ServiceState, officerId: number | null): void => {
  const store = service.store()
  if (!wantedKeyChange(store)) return
  const masterKey = new Uint8Array(randomBytes(32))
  try {
    recordKeyChange(service, store, masterKey, officerId)
    switchMasterKey(store, masterKey, findHolders(store.database.read))
  } catch (error) {
    masterKey.fill(0)
    if (readPointer(store.folder)?.generation !== store.generation) {
      // The disk failed once the new key counted: nothing may be written to the old store any more.
      service.closeStore()
      throw error
    }
    noteProblem(service, error)
    return
  }
  service.setKeyChangeProblem(undefined)
  service.replaceStore(() => openStore(store.folder, masterKey))
  tidySlots(store.folder, new Set(findHolders(service.store().database.read).sealKeys.keys()))
}

/** An act of its own in the old store, so that the copy that becomes the new one holds it. */
const recordKeyChange = (
  { options: { clock } }: ServiceState,
  { database, storeId, generation, keyGeneration, masterKey: earlier }: Store,
  masterKey: Uint8Array,
  officerId: number | null,
): void => {
  const madeAt = clock.now()
  database.change({ action: 'storeKey.make', officerId, recordedAt: madeAt, about: [] }, (db) =>
    updateKeyGeneration(db, keyGeneration + 1, {
      madeAt,
      storeGeneration: generation + 1,
      previousKey: boxEarlierKey(storeId, earlier, masterKey, keyGeneration),
    }),
  )
}

const noteProblem = (service: ServiceState, error: unknown): void => {
  service.options.log({ event: 'keyChange', code: codeOf(error), stack: framesOf(error) })
  service.setKeyChangeProblem(error instanceof DomainError ? error.code : 'FAULT')
}
