import type { CutTally, Recording } from './cut-states.ts'
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
      /** Set on every connection after the store was opened, to show what it would cost. */
      synchronous?: 'NORMAL' | 'OFF'
    }
    answer: Nothing
  }
  judgeCuts: {
    input: { recording: Recording; states: number; seed: number; withoutHeadFile: boolean }
    answer: CutTally
  }
}

export type ToParent = { ready: true } | { answer: unknown } | { failure: string }
