import { z } from 'zod'
import { paragraph } from '#shared/kernel/text.ts'
import { idOf } from '#shared/kernel/ids.ts'
import { permission, role } from '#shared/kernel/permissions.ts'

/** What stands in the way of opening the store; each has its own sentence and its own next step on the login screen. */
export const storeProblem = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('STORE_IN_USE'),
    holder: z.object({ shell: z.string(), since: z.date(), processId: z.number() }),
  }),
  z.object({ code: z.literal('STORE_MISSING') }),
  z.object({ code: z.literal('STORE_FOREIGN') }),
  z.object({ code: z.literal('STORE_NEWER') }),
  z.object({ code: z.literal('STORE_DAMAGED') }),
  z.object({ code: z.literal('STORE_BEHIND_HEAD') }),
  z.object({ code: z.literal('KEY_FILE_MISSING') }),
  z.object({ code: z.literal('KEY_FILE_DAMAGED') }),
  z.object({ code: z.literal('FOLDER_NOT_WRITABLE') }),
])
export type StoreProblem = z.infer<typeof storeProblem>

/** Before login: is there a store, and can it be opened? */
export const sessionStatus = z.object({
  state: z.enum(['setupNeeded', 'locked', 'problem']),
  problem: storeProblem.nullable(),
  demo: z.boolean(),
  demoLogin: z.object({ login: z.string(), password: z.string() }).nullable(),
  /** The service that ran before did not end by itself: power cut, crash. Nothing acknowledged is lost. */
  endedAbruptly: z.boolean(),
  version: z.string(),
})
export type SessionStatus = z.infer<typeof sessionStatus>

export const session = z.object({
  officerId: idOf('Officer'),
  login: z.string(),
  fullName: z.string(),
  roles: z.array(role),
  permissions: z.array(permission),
  officeName: z.string(),
  language: z.enum(['id', 'en']),
  idleMinutes: z.number(),
  /** He also gives a code of his telephone when he logs in. */
  hasLoginCode: z.boolean(),
  /** Today on this workstation's calendar. */
  today: z.string(),
})
export type Session = z.infer<typeof session>

const givenPassword = z.string().min(1).max(256)
/** Six digits of the officer's telephone; spaces are taken out. */
const givenCode = z.string().max(20)

export const loginInput = z
  .object({
    login: z.string().min(1).max(80),
    password: givenPassword,
    /** Asked for by `LOGIN_CODE_REQUIRED`. */
    code: givenCode.optional(),
  })
  .strict()

export const confirmInput = z.object({ password: givenPassword }).strict()

/** `digest` names the act as `SECOND_PERSON_REQUIRED` told it. */
export const approveInput = loginInput.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) }).strict()

/** `digest` names the act as `SECOND_PERSON_MISSING` told it. The whole code, or two of its three shares. */
export const approveByCodeInput = z
  .object({
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    recoveryCode: z.string().max(80),
    secondShare: z.string().max(80).nullable().default(null),
    reason: paragraph(500),
  })
  .strict()

/** What a telephone is given once: as a picture, and as text for whoever cannot photograph it. */
export const offeredLoginCode = z.object({ secret: z.string(), picture: z.string() })

export const startLoginCodeInput = z
  .object({ password: givenPassword, secret: z.string().max(80), code: givenCode })
  .strict()
