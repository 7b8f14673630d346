import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { passwordErrors } from '../session/session.errors.ts'
import { colleague, loginName, officer, officerErrors, officerInput } from './officer.schema.ts'

const read = () => procedure({ permission: 'officer.read', scope: 'office', audit: 'none' })
const write = (meta: Pick<ProcedureMeta, 'secondPerson'> = {}) =>
  procedure({ permission: 'officer.write', scope: 'office', audit: 'change', stepUp: true, ...meta }).errors({
    ...officerErrors,
    ...passwordErrors,
  })
/** Whoever makes, unmakes or takes over an office head. */
const whereHeadIsTouched = { secondPerson: { right: 'act.approve', from: 'whenAsked' } } as const
const officerId = { id: idOf('Officer') }

export const officerContract = {
  /** Officers of this office who may log in, for assigning work. */
  colleagues: procedure({ permission: 'session', scope: 'office', audit: 'none' }).output(
    z.object({ officers: z.array(colleague).max(500) }),
  ),
  list: read().output(z.object({ officers: z.array(officer).max(500) })),
  add: write(whereHeadIsTouched)
    .input(officerInput.extend({ login: loginName, password: z.string().max(256) }))
    .output(officer),
  save: write(whereHeadIsTouched)
    .input(officerInput.extend({ ...officerId, version: z.number().int() }))
    .output(officer),
  /** Takes the officer's key slot away and encrypts the store anew for those who stay; `storeKey.status` tells of that. */
  disable: write(whereHeadIsTouched)
    .input(z.object({ ...officerId, reason: paragraph(500) }).strict())
    .output(officer),
  /** Opens a login that was closed after wrong passwords. Whether it was he who typed them is for the head to ask. */
  unblock: write()
    .input(z.object({ ...officerId, reason: paragraph(500) }).strict())
    .output(officer),
  /** Gives a disabled officer, or one who forgot, a new password and with it a new key slot. */
  resetPassword: write(whereHeadIsTouched)
    .input(z.object({ ...officerId, password: z.string().max(256), reason: paragraph(500) }).strict())
    .output(officer),
}
