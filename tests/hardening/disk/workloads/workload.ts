import type { Store } from '#main/platform/store/store.ts'

/** What the program has said is saved; it must be there after any fault that comes later. */
export type Acknowledged = {
  what: string
  /** The newest act then, as number and digest: with it every act before it is proven. */
  head?: [seq: number, digest: string]
  /** A working copy, saved for the so-many-th time. Working copies are no acts. */
  draft?: { recordKey: string; turn: number }
  /** SHA-256 of stored files, whose bytes must be there. */
  files?: string[]
  /** A record by its id outside the store. */
  record?: { table: 'cases' | 'subjects'; id: string }
  /** An act about a record: a reading leaves nothing else. */
  act?: { action: string; about: string }
  people?: { caseId: string; count: number }
  /** From now on this password opens the store for this officer, and no other does. */
  password?: { login: string; password: string }
  /** Of a store that was made just now. */
  masterKey?: string
  /** A backup whose newest act is this one was told as made: it, or a newer one, stays listed and verifies. */
  backup?: { seq: number }
  /** A backup whose newest act is this one is about to take the place of the store. */
  restoring?: { seq: number }
  /** It was told as done: the store that was given up must not come back. */
  restored?: true
}

/** What is needed to judge a store, and what must be in it from the beginning. */
export type Facts = {
  /** Hexadecimal; absent where the work makes the store. */
  masterKey?: string
  acknowledged: Acknowledged[]
}

/** Every password an officer may have during a work, in the order he gets them. */
export type Passwords = Record<string, string[]>

export type Place = {
  /** The data directory. */
  folder: string
  facts: Facts
  acknowledge: (said: Acknowledged) => void
  /** Each act of the work is done seldomer, in the same order: for whoever fails every operation of it. */
  isShort?: boolean
  /** Called with every store the work opens, before anything is written. */
  opened: (store: Store) => void
}

/** Something an office does, on which faults of the disk are tried. */
export type Workload = {
  /** Of officers whose key slots the work changes; of the others it is asked that their slot is there. */
  passwords?: Passwords
  work: (place: Place) => Promise<void>
}

/** Makes the store that works start from; whatever is in it is durable. */
export type Base = (folder: string) => Promise<Facts>
