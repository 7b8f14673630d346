import type { CutTally, Recording } from './cut-states.ts'
import type { DamageInput, DamageTally } from './damage.ts'
import type { FailureInput, FailureTally } from './failures.ts'
import type { RaceAnswer, RaceInput } from './race.ts'
import type { BaseName, WorkloadName } from './workload-shares.ts'
import type { Facts } from './workloads/workload.ts'

type Nothing = Record<string, never>

/** What a child can be told to do, and what it answers. */
export type Orders = {
  prepare: { input: { base: BaseName; folder: string }; answer: Facts }
  work: {
    input: {
      workload: WorkloadName
      folder: string
      facts: Facts
      marks: string
      isShort?: boolean
      /** Set on every connection after the store was opened, to show what it would cost. */
      synchronous?: 'NORMAL' | 'OFF'
    }
    answer: Nothing
  }
  judgeCuts: {
    input: { recording: Recording; states: number; seed: number; withoutHeadFile: boolean }
    answer: CutTally
  }
  /** Leaves a store with something of everything; with `leaveOpen` it goes on and is to be killed after its answer. */
  fill: { input: { folder: string; facts: Facts; leaveOpen: boolean }; answer: Nothing }
  fail: { input: FailureInput; answer: FailureTally }
  race: { input: RaceInput; answer: RaceAnswer }
  damage: { input: DamageInput; answer: DamageTally }
}

export type ToParent = { ready: true } | { answer: unknown } | { failure: string }
