import { finishBeforeLock } from './before-lock.ts'
import { client } from './client.ts'

/** Ends the service, and with it the keys in memory. The cover comes when the connection falls. */
export const lock = async (): Promise<void> => {
  await finishBeforeLock()
  try {
    await client.session.lock()
  } catch {
    // The service may be gone before its answer is out; that is what was asked for.
  }
}
