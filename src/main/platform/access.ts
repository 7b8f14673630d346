import type { AccessDetail, AccessKind } from '#shared/features/audit/audit.schema.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import { insertAccess } from './access.repo.ts'
import type { Subject } from './db/change-log.ts'
import type { Database } from './db/database.ts'

/** A page asks for the same record many times; one entry says that it was open. */
const sameReading = 10 * 60_000

/** Readings that are remembered; past this number all are forgotten, and written again when they come again. */
const largestMemory = 5000

export type Access = {
  action: string
  officerId: number | null
  kind: AccessKind
  about: readonly Subject[]
  detail: AccessDetail
}

export type AccessLog = {
  /**
   * Writes an entry of its own act. A reading that was written a moment ago for the same officer and record, or the
   * same words, is not written again.
   *
   * @throws DomainError DISK_FULL: what cannot be recorded is not shown
   */
  record: (database: Database, access: Access) => void
}

export const createAccessLog = (clock: { now: () => number; elapsed: () => number }): AccessLog => {
  const written = new Map<string, number>()
  /** Undefined for what is written every time. */
  const keyOf = ({ kind, officerId, action, about, detail }: Access): string | undefined => {
    if (kind !== 'read' && kind !== 'search' && kind !== 'refusal') return undefined
    // A record is read once, whichever of its parts was asked for first.
    const what = kind === 'read' && about.length > 0 ? about.map(({ id }) => id).join(' ') : action
    return `${officerId} ${kind} ${what} ${detail.words ?? ''}`
  }
  const isRepeated = (key: string): boolean => {
    const before = written.get(key)
    return before !== undefined && clock.elapsed() - before < sameReading
  }
  const remember = (key: string): void => {
    if (written.size >= largestMemory) written.clear()
    written.set(key, clock.elapsed())
  }
  return {
    record: (database, access) => {
      const key = keyOf(access)
      if (key !== undefined && isRepeated(key)) return
      const { action, officerId, about, kind, detail } = access
      database.change({ action, officerId, recordedAt: clock.now(), about }, (db) =>
        insertAccess(db, kind, detail),
      )
      if (key !== undefined) remember(key)
    },
  }
}

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const largestWords = 200

/** What a reading is about, from what its procedure declares and what was asked. */
export const accessOf = (
  { audit, access }: ProcedureMeta,
  input: unknown,
): Pick<Access, 'kind' | 'about' | 'detail'> => {
  const asked = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
  const [recordKind, field] = access?.record ?? []
  const id = field === undefined ? undefined : asked[field]
  const about =
    recordKind !== undefined && typeof id === 'string' && uuidPattern.test(id)
      ? [{ kind: recordKind === '*' ? String(asked['kind']) : recordKind, id }]
      : []
  const words = (access?.words ?? [])
    .map((name) => asked[name])
    .filter((word): word is string => typeof word === 'string' && word.trim() !== '')
    .join(' · ')
    .slice(0, largestWords)
  const kind = audit === 'export' ? 'export' : words === '' ? 'read' : 'search'
  return { kind, about, detail: words === '' ? {} : { words } }
}
