import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { recoveryPaper } from '../store-key/store-key.schema.ts'
import {
  approvalErrors,
  attemptErrors,
  loginCodeErrors,
  paperCodeErrors,
  sessionErrors,
} from './session.errors.ts'
import {
  approveByCodeInput,
  approveInput,
  confirmInput,
  loginInput,
  offeredLoginCode,
  session,
  sessionStatus,
  startLoginCodeInput,
} from './session.schema.ts'

export const sessionContract = {
  status: procedure({ permission: 'public', scope: 'none', audit: 'none' }).output(sessionStatus),
  login: procedure({ permission: 'public', scope: 'none', audit: 'none' })
    .errors(sessionErrors)
    .input(loginInput)
    .output(session),
  current: procedure({ permission: 'session', scope: 'own', audit: 'none' }).output(session),
  /** Tells the service that somebody is at work. Answers when it will lock if nothing else happens. */
  touch: procedure({ permission: 'session', scope: 'own', audit: 'none' }).output(
    z.object({ locksAt: z.date() }),
  ),
  /** Ends the service process; the keys leave memory with it. */
  lock: procedure({ permission: 'public', scope: 'none', audit: 'none' }).output(z.object({})),
  /** The password again: for some minutes this page may do what asks for it. */
  confirm: procedure({ permission: 'session', scope: 'own', audit: 'none' })
    .errors(attemptErrors)
    .input(confirmInput)
    .output(z.object({})),
  /** Another officer approves the act that was refused with SECOND_PERSON_REQUIRED. He is logged in by it nowhere. */
  approve: procedure({ permission: 'session', scope: 'own', audit: 'none' })
    .errors(approvalErrors)
    .input(approveInput)
    .output(z.object({ fullName: z.string() })),
  /** The paper recovery code approves the act that was refused with SECOND_PERSON_MISSING, where it says so. */
  approveByCode: procedure({ permission: 'session', scope: 'own', audit: 'change' })
    .errors(paperCodeErrors)
    .input(approveByCodeInput)
    .output(z.object({})),
  /** A fresh secret for the officer's telephone. Nothing is kept: `startLoginCode` wants it back with a code of it. */
  offerLoginCode: procedure({ permission: 'session', scope: 'own', audit: 'none' }).output(offeredLoginCode),
  /** From now on this officer gives a code too when he logs in. */
  startLoginCode: procedure({ permission: 'session', scope: 'own', audit: 'change' })
    .errors({ ...attemptErrors, ...loginCodeErrors })
    .input(startLoginCodeInput)
    .output(z.object({})),
  endLoginCode: procedure({ permission: 'session', scope: 'own', audit: 'change' })
    .errors(attemptErrors)
    .input(confirmInput)
    .output(z.object({})),
  changePassword: procedure({ permission: 'session', scope: 'own', audit: 'change' })
    .errors(sessionErrors)
    .input(z.object({ oldPassword: z.string().max(256), newPassword: z.string().max(256) }).strict())
    .output(z.object({})),
  /** A pass phrase of six Indonesian words (72 bit or more). */
  suggestPassphrase: procedure({ permission: 'public', scope: 'none', audit: 'none' }).output(
    z.object({ passphrase: z.string() }),
  ),
  /**
   * The paper code, or two of its three shares, in place of a forgotten password: gives the officer a new one and a fresh
   * code in the same form; the old code is void.
   */
  recover: procedure({ permission: 'public', scope: 'none', audit: 'change' })
    .errors(sessionErrors)
    .input(
      z
        .object({
          login: z.string().min(1).max(80),
          recoveryCode: z.string().max(80),
          secondShare: z.string().max(80).nullable().default(null),
          newPassword: z.string().max(256),
          reason: paragraph(500),
        })
        .strict(),
    )
    .output(z.object({ session, paper: recoveryPaper })),
}
