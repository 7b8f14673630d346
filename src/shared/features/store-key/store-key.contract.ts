import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { recoveryForm, recoveryPaper, storeKeyStatus } from './store-key.schema.ts'

const write = () =>
  procedure({
    permission: 'storeKey.write',
    scope: 'office',
    audit: 'change',
    stepUp: true,
    secondPerson: { right: 'act.approve', from: 'everybody', orPaperCode: true },
  }).errors(defineErrors({ FOLDER_NOT_WRITABLE: { status: 500, data: noData } }))

export const storeKeyContract = {
  status: procedure({ permission: 'officer.read', scope: 'office', audit: 'none' }).output(storeKeyStatus),
  /** Encrypts the store anew under a fresh key. What stands in the way is told in the status; it is then tried again. */
  change: write()
    .input(z.object({ reason: paragraph(500) }).strict())
    .output(storeKeyStatus),
  /** A fresh recovery code; the one before is void. */
  renewRecovery: write()
    .input(z.object({ form: recoveryForm, reason: paragraph(500) }).strict())
    .output(recoveryPaper),
}
