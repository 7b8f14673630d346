import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { idOf } from '#shared/kernel/ids.ts'
import { role } from '#shared/kernel/permissions.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'

export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)

export const officer = z.object({
  id: idOf('Officer'),
  login: z.string(),
  fullName: z.string(),
  nip: z.string().nullable(),
  position: z.string().nullable(),
  roles: z.array(role),
  sectionId: idOf('Section').nullable(),
  disabledAt: z.date().nullable(),
  /** Closed after too many wrong passwords in a row. */
  isBlocked: z.boolean(),
  /** No password opens the store for him, as after a restore: somebody has to give him a new one. */
  needsPassword: z.boolean(),
  version: z.number(),
})
export type Officer = z.infer<typeof officer>

/** What colleagues see of each other: whom a case or a task can be given to. */
export const colleague = officer.pick({
  id: true,
  fullName: true,
  position: true,
  roles: true,
  sectionId: true,
})
export type Colleague = z.infer<typeof colleague>

export const officerInput = z
  .object({
    fullName: line(120),
    nip: optionalLine(30),
    position: optionalLine(120),
    sectionId: idOf('Section').nullable().default(null),
    roles: z
      .array(role)
      .min(1)
      .max(5)
      .transform((held) => [...new Set(held)]),
  })
  .strict()

export const officerErrors = defineErrors({
  LOGIN_TAKEN: { status: 409, data: noData },
  /** Somebody must stay who can manage officers. */
  LAST_ADMINISTRATOR: { status: 409, data: noData },
  OFFICER_IS_SELF: { status: 409, data: noData },
  OFFICER_NOT_BLOCKED: { status: 409, data: noData },
})
