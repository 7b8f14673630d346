import { z } from 'zod'

/**
 * Errors are codes with data. The sentence an officer reads is in the renderer's message files,
 * so no human sentence crosses the wire and both languages say the same.
 */
export type ErrorMap = Record<string, { status?: number; data: z.ZodType }>

/** Declares the refusals of a feature: code → shape of its data. Keeps the literal types for contract and service. */
export const defineErrors = <const Map extends ErrorMap>(errors: Map): Map => errors

/** The shape of a refusal without data. */
export const noData = z.object({}).strict()

/** A rule said no. `code` is declared in the contract of the procedure, `data` fits its declared shape. */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code
  readonly data: unknown

  constructor(code: Code, data: unknown = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }
}

/** Answer of a `can…` rule: yes, or the same refusal the matching `assert…` would throw. */
export type Verdict = { allowed: true } | { allowed: false; code: string; data: Record<string, unknown> }

export const allowed: Verdict = { allowed: true }

export const refused = (code: string, data: Record<string, unknown> = {}): Verdict => ({
  allowed: false,
  code,
  data,
})

/** Turns the "no" of a rule into the error the procedure answers with. */
export const assertAllowed = (verdict: Verdict): void => {
  if (!verdict.allowed) throw new DomainError(verdict.code, verdict.data)
}

/** Refusals that any procedure can answer with. */
export const commonErrors = defineErrors({
  SESSION_REQUIRED: { status: 401, data: noData },
  NOT_PERMITTED: { status: 403, data: z.object({ permission: z.string() }) },
  /** The officer's password was not given again in the last minutes: `session.confirm`, then the same call again. */
  STEP_UP_REQUIRED: { status: 401, data: noData },
  /** Another officer who holds `permission` approves this act: `session.approve` with `digest`, then the same call again. */
  SECOND_PERSON_REQUIRED: {
    status: 401,
    data: z.object({ action: z.string(), permission: z.string(), digest: z.string() }),
  },
  /**
   * Nobody else in this office may approve it. `paperCode`: the paper recovery code may stand in, by
   * `session.approveByCode` with this digest, then the same call again.
   */
  SECOND_PERSON_MISSING: {
    status: 403,
    data: z.object({
      permission: z.string(),
      paperCode: z.object({ action: z.string(), digest: z.string() }).nullable(),
    }),
  },
  /** The act is about the officer who approved it. */
  SECOND_PERSON_CONCERNED: { status: 403, data: noData },
  /** The case is secret and its key has not been given to this officer, or not since his password was made anew. */
  CASE_KEY_MISSING: { status: 403, data: noData },
  RECORD_NOT_FOUND: { status: 404, data: z.object({ kind: z.string() }) },
  /** Somebody saved the record after this screen read it. */
  RECORD_CHANGED_MEANWHILE: { status: 409, data: z.object({ kind: z.string() }) },
  /** A bug or a failing disk; `incident` is the number under which the log keeps code and stack. */
  FAULT: { status: 500, data: z.object({ incident: z.string() }) },
  DISK_FULL: { status: 507, data: noData },
  /** Too little room is left for changes, or for work as large as this. */
  DISK_ALMOST_FULL: { status: 507, data: z.object({ freeBytes: z.number(), wantedBytes: z.number() }) },
  /** The folder with the data cannot be written; the store is open for reading alone. */
  STORE_READ_ONLY: { status: 403, data: noData },
  /** What is open was saved out of a damaged store, for reading and printing alone. */
  STORE_SALVAGED: { status: 403, data: noData },
  /** The disk could not write or sync. The store is closed; whoever logs in again finds what was acknowledged. */
  DISK_FAILED: { status: 507, data: noData },
})
