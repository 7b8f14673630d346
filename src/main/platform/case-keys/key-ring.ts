import { randomBytes } from 'node:crypto'
import { DomainError } from '#shared/kernel/errors.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import type { KeyPair } from '../keys/crypto.ts'
import { findBox, insertBox, listWanted, openActOf, type KeyedCase } from './case-keys.repo.ts'
import { boxCaseKey, openCaseKey, type CaseKey } from './case-seal.ts'

export type KeyRing = {
  /** The key in this version, where this login has a box of it or made it. */
  find: (db: ReadDb, place: { caseId: string; version: number }) => CaseKey | undefined
  /** A fresh key for the case, boxed for whoever is to have it. */
  make: (db: WriteDb, keyed: KeyedCase) => CaseKey
  /** Row ids of cases whose first key was made in this act, and whose contents of before stand in clear. */
  unsealed: Set<number>
  /** Forgets what was made in an act of which nothing is written: another login may make that version. */
  ended: (isWritten: boolean) => void
  forget: () => void
}

const nameOf = ({ caseId, version }: { caseId: string; version: number }): string => `${caseId} ${version}`

/** `pair`: the sealing keys of the officer, or those of the code on paper while it is used. */
export const createRing = (pair: () => KeyPair | undefined): KeyRing => {
  const known = new Map<string, CaseKey>()
  const made = new Set<string>()
  const unsealed = new Set<number>()
  const keep = (key: CaseKey): CaseKey => {
    known.set(nameOf(key), key)
    return key
  }
  return {
    unsealed,
    find: (db, place) => {
      const kept = known.get(nameOf(place))
      if (kept) return kept
      const mine = pair()
      const box = mine && findBox(db, place, mine.publicKey)
      const { caseId, version } = place
      const opened = box && openCaseKey(mine, box, { caseId, version })
      return opened && keep(opened)
    },
    make: (db, { rowId: caseRowId, caseId, version: before }) => {
      // Named by the act that makes it, so that no number comes twice, also when a case was less secret in between.
      const version = openActOf(db)
      const key = keep({ caseId, version, key: new Uint8Array(randomBytes(32)) })
      made.add(nameOf(key))
      if (before === null) unsealed.add(caseRowId)
      const holders = listWanted(db, caseRowId)
      if (holders.length === 0) throw new DomainError('CASE_KEY_MISSING')
      for (const holder of holders)
        insertBox(db, { ...holder, caseRowId, version, box: boxCaseKey(holder.sealKey, key) })
      return key
    },
    ended: (isWritten) => {
      if (!isWritten) for (const name of made) known.delete(name)
      made.clear()
      unsealed.clear()
    },
    forget: () => {
      for (const { key } of known.values()) key.fill(0)
      known.clear()
    },
  }
}
