import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { suspicionIn } from '../document/papers/neutral-words.ts'

/** What a receipt says is read by its giver: it names no suspicion. */
export const canStandOnReceipt = (texts: readonly (string | null)[]): Verdict => {
  for (const text of texts) {
    const word = text === null ? undefined : suspicionIn(text)
    if (word !== undefined) return refused('RECEIPT_NAMES_SUSPICION', { word })
  }
  return allowed
}
