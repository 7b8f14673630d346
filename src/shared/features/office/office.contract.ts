import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { officeErrors } from './office.errors.ts'
import {
  letterheadInput,
  office,
  officeDetails,
  officePreferences,
  sectionInput,
  signatoryInput,
  workingArea,
} from './office.schema.ts'

const read = () => procedure({ permission: 'office.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'office.write', scope: 'office', audit: 'change' }).errors(officeErrors)
const versioned = { version: z.number().int() }

export const officeContract = {
  get: read().output(office),
  logo: read().output(z.object({ logo: z.file().nullable() })),
  saveDetails: write().input(officeDetails.extend(versioned)).output(office),
  savePreferences: write().input(officePreferences.extend(versioned)).output(office),
  saveLogo: write()
    .input(z.object({ logo: z.file().nullable() }).strict())
    .output(office),
  saveWorkingAreas: write()
    .input(z.object({ regencyCodes: z.array(workingArea.shape.regencyCode).min(1).max(60) }).strict())
    .output(office),
  addLetterhead: write().input(letterheadInput).output(office),
  saveLetterhead: write()
    .input(letterheadInput.extend({ id: idOf('Letterhead') }))
    .output(office),
  removeLetterhead: write()
    .input(z.object({ id: idOf('Letterhead') }).strict())
    .output(office),
  addSignatory: write().input(signatoryInput).output(office),
  saveSignatory: write()
    .input(signatoryInput.extend({ id: idOf('Signatory') }))
    .output(office),
  addSection: write().input(sectionInput).output(office),
  saveSection: write()
    .input(sectionInput.extend({ id: idOf('Section'), ...versioned }))
    .output(office),
}
