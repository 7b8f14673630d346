import { z } from 'zod'

/** One sealed envelope, or three sheets of which any two open the store. */
export const recoveryForms = ['whole', 'shares'] as const
export const recoveryForm = z.enum(recoveryForms)
export type RecoveryForm = z.infer<typeof recoveryForm>

/** Who keeps which of the three sheets, in the order of their numbers: office head, section head, regional office. */
export const shareKeepers = ['officeHead', 'sectionHead', 'regionalOffice'] as const
export const shareKeeper = z.enum(shareKeepers)
export type ShareKeeper = z.infer<typeof shareKeeper>

/** A fresh recovery code on paper. It is answered once and kept nowhere. */
export const recoveryPaper = z.object({
  form: recoveryForm,
  sheets: z
    .array(z.object({ code: z.string(), keeper: shareKeeper.nullable(), file: z.file() }))
    .min(1)
    .max(3),
})
export type RecoveryPaper = z.infer<typeof recoveryPaper>

export const storeKeyStatus = z.object({
  /** How many master keys the store has had. */
  generation: z.number().int(),
  /** When the newest one was made; null while it is the first. */
  changedAt: z.date().nullable(),
  /** A change that is wanted and not made yet. The code of what stood in the way is known to the service that tried. */
  pending: z.object({ since: z.date(), problem: z.string().nullable() }).nullable(),
  /** Bytes that a change has to encrypt anew; so much free room does it want. */
  bytes: z.number(),
  recovery: z.object({ form: recoveryForm, madeAt: z.date() }).nullable(),
})
export type StoreKeyStatus = z.infer<typeof storeKeyStatus>
