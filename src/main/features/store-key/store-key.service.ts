import type {
  RecoveryForm,
  RecoveryPaper,
  StoreKeyStatus,
} from '#shared/features/store-key/store-key.schema.ts'
import { makeWantedKeyChange, wantedKeyChange, wantKeyChange } from '#main/platform/key-change.ts'
import { findKeyGeneration, findRecoveryCode } from '#main/platform/key-change.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { storeBytes } from '#main/platform/store/next-key.ts'
import { prepareRecovery, renewRecovery } from '#main/features/session/index.ts'

export const readStoreKey = ({ service }: OfficerContext): StoreKeyStatus => {
  const store = service.store()
  const db = store.database.read
  const madeAt = findKeyGeneration(db, store.keyGeneration)?.madeAt ?? null
  const wanted = wantedKeyChange(store)
  const recovery = findRecoveryCode(db)
  return {
    generation: store.keyGeneration,
    changedAt: madeAt === null ? null : new Date(madeAt),
    pending: wanted
      ? { since: new Date(wanted.wantedAt), problem: service.keyChangeProblem() ?? null }
      : null,
    bytes: storeBytes(store),
    recovery: recovery ? { form: recovery.form, madeAt: new Date(recovery.madeAt) } : null,
  }
}

export const changeStoreKey = (context: OfficerContext, { reason }: { reason: string }): StoreKeyStatus => {
  const { service } = context
  const store = service.store()
  context.change([], (db) => wantKeyChange(db, store, 'request', context.now()), reason)
  makeWantedKeyChange(service, context.officer.id)
  return readStoreKey(context)
}

export const printRecovery = async (
  context: OfficerContext,
  { form, reason }: { form: RecoveryForm; reason: string },
): Promise<RecoveryPaper> => {
  const prepared = await prepareRecovery(form)
  return renewRecovery(context.service, prepared, (writeRow) => context.change([], writeRow, reason))
}
