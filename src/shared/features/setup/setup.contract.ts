import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { officeErrors } from '../office/office.errors.ts'
import {
  letterheadInput,
  officeDetails,
  officePreferences,
  signatoryInput,
  workingArea,
} from '../office/office.schema.ts'
import { loginName, officerErrors } from '../officer/officer.schema.ts'
import { passwordErrors } from '../session/session.errors.ts'
import { session } from '../session/session.schema.ts'
import { setupErrors } from './setup.errors.ts'

/** Everything the first run asks, sent once at the end: nothing is written before. */
export const setupInput = z
  .object({
    language: officePreferences.shape.language,
    office: officeDetails,
    logo: z.file().nullable(),
    regencyCodes: z.array(workingArea.shape.regencyCode).min(1).max(60),
    letterheads: z.array(letterheadInput).min(1).max(12),
    signatory: signatoryInput.nullable(),
    officer: z
      .object({
        login: loginName,
        fullName: line(120),
        nip: optionalLine(30),
        position: optionalLine(120),
        /** The first officer is the office head or its administrator. */
        role: z.enum(['officeHead', 'operator']),
        password: z.string().max(256),
      })
      .strict(),
  })
  .strict()
export type SetupInput = z.output<typeof setupInput>

export const setupContract = {
  /** Creates the encrypted store and logs its first officer in. The recovery code is answered once and kept nowhere. */
  create: procedure({ permission: 'public', scope: 'none', audit: 'change' })
    .errors({ ...setupErrors, ...passwordErrors, ...officeErrors, ...officerErrors })
    .input(setupInput)
    .output(z.object({ session, recoveryCode: z.string(), sheet: z.file() })),
}
