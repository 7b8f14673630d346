import { oc } from '@orpc/contract'
import { commonErrors } from './errors.ts'
import type { Permission } from './permissions.ts'

/**
 * What every procedure declares beside input and output; the service's gate reads it and a test refuses a procedure
 * without it. The path of the procedure (`agreement.create`) is at the same time the action in the change log.
 */
export type ProcedureMeta = {
  /** `public`: before login; `session`: any officer who is logged in; otherwise the permission the officer must hold. */
  permission: Permission | 'public' | 'session'
  /** How far the answer reaches. `office`: everything of this office; need-to-know scopes come with cases. */
  scope: 'none' | 'own' | 'office'
  /** `change`: leaves a change-log entry; `read` and `export`: leave an access entry; `none`: carries no person data. */
  audit: 'none' | 'read' | 'export' | 'change'
  /** Of a reading: which record it is about (kind, and where the input names its id), or which inputs are its words. */
  access?: { record?: readonly [kind: string, input: string]; words?: readonly string[] }
  /**
   * The officer gives his password again before this act, at most five minutes ago on this page. `whenAsked`: the service
   * asks by `context.requireConfirmation()`, where it depends on the record.
   */
  stepUp?: true | 'whenAsked'
  /** Another officer logs in on the same screen and approves exactly this act. Decision 0016. */
  secondPerson?: {
    /** What the other officer must hold. */
    right: Permission
    /**
     * `everybody`: always · `othersThanHolders`: who holds `right` himself needs nobody · `whenAsked`: the service asks
     * by `context.requireSecondPerson()`, where it depends on the record.
     */
    from: 'everybody' | 'othersThanHolders' | 'whenAsked'
    /** The paper recovery code stands in where nobody else of the office may approve. */
    orPaperCode?: true
  }
}

/** Start of every procedure of the contract. */
export const procedure = (meta: ProcedureMeta) =>
  oc
    .$meta<ProcedureMeta>({ permission: 'public', scope: 'none', audit: 'none' })
    .meta(meta)
    .errors(commonErrors)
