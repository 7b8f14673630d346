import { createHash } from 'node:crypto'
import type { Id } from '#shared/kernel/ids.ts'
import type { Permission } from '#shared/kernel/permissions.ts'
import { confirmationMinutes, approvalMinutes } from '#shared/features/session/session.rules.ts'

type Clocks = { wall: number; elapsed: number }

/** An act that waits for a second person: which one, and with exactly which input. */
type AskedAct = {
  action: string
  permission: Permission
  digest: string
  /** Nobody else may approve it, and the paper code stands in. */
  byPaperCode: boolean
}

/** Who approved, with the key slot he proved himself by. */
type SecondOfficer = { id: number; uuid: Id<'Officer'>; slotId: string }

/** Who or what approved: the paper code stands in where there is nobody else. */
type Approver = SecondOfficer | 'paperCode'

export type Assurance = ReturnType<typeof createAssurance>

/** Acts of one page that wait for a second person; the oldest is forgotten first. */
const largestWaiting = 20

/** Both clocks count, as with openings: neither sleep nor a clock that is set back makes a while longer. */
const stands = (now: Clocks, since: Clocks, minutes: number): boolean =>
  now.wall >= since.wall &&
  now.wall - since.wall < minutes * 60_000 &&
  now.elapsed - since.elapsed < minutes * 60_000

/**
 * What one login has proven beside its password at the entrance: that the officer is still the one who sits there, and
 * which single acts another officer approved. It belongs to the connection and ends with it.
 */
export const createAssurance = () => {
  let confirmed: Clocks | undefined
  const asked = new Map<string, AskedAct>()
  const approved = new Map<string, { by: Approver; since: Clocks }>()
  return {
    confirm: (now: Clocks): void => {
      confirmed = now
    },
    isConfirmed: (now: Clocks): boolean =>
      confirmed !== undefined && stands(now, confirmed, confirmationMinutes),
    ask: (act: AskedAct): void => {
      asked.delete(act.digest)
      asked.set(act.digest, act)
      const [oldest] = asked.keys()
      if (asked.size > largestWaiting && oldest !== undefined) asked.delete(oldest)
    },
    asked: (digest: string): AskedAct | undefined => asked.get(digest),
    approve: ({ digest }: AskedAct, by: Approver, now: Clocks): void => {
      asked.delete(digest)
      approved.set(digest, { by, since: now })
    },
    /** The approval of this act, once. */
    takeApproval: (digest: string, now: Clocks): Approver | undefined => {
      for (const [each, { since }] of approved)
        if (!stands(now, since, approvalMinutes)) approved.delete(each)
      const found = approved.get(digest)
      approved.delete(digest)
      return found?.by
    },
  }
}

/** An input as text that is the same for the same input only: keys in order, files by their content. */
const canonical = async (value: unknown): Promise<unknown> => {
  if (value instanceof Blob) {
    const content = createHash('sha256')
      .update(new Uint8Array(await value.arrayBuffer()))
      .digest('hex')
    return ['file', value instanceof File ? value.name : '', value.type, content]
  }
  if (value instanceof Date) return ['date', value.getTime()]
  if (Array.isArray(value)) return ['list', ...(await Promise.all(value.map(canonical)))]
  if (value instanceof Map || value instanceof Set) return ['list', await canonical([...value])]
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    const inOrder = entries.toSorted(([first], [second]) => (first < second ? -1 : 1))
    return [
      'record',
      ...(await Promise.all(inOrder.map(async ([name, each]) => [name, await canonical(each)]))),
    ]
  }
  return [typeof value, String(value)]
}

/** Names one act with exactly this input. */
export const actDigest = async (action: string, input: unknown): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify([action, await canonical(input)]))
    .digest('hex')
