import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { findRegencyName } from '#main/features/region/index.ts'
import {
  addLetterhead,
  addSection,
  addSignatory,
  readLogo,
  readOffice,
  removeLetterhead,
  saveLetterhead,
  saveLogo,
  saveOffice,
  saveSection,
  saveSignatory,
  saveWorkingAreas,
} from './office.service.ts'

const procedures = officerProcedure.office

export const officeRouter = {
  get: procedures.get.handler(({ context }) => readOffice(context)),
  logo: procedures.logo.handler(({ context }) => ({ logo: readLogo(context) })),
  saveDetails: procedures.saveDetails.handler(({ context, input }) => saveOffice(context, input)),
  savePreferences: procedures.savePreferences.handler(({ context, input }) => saveOffice(context, input)),
  saveLogo: procedures.saveLogo.handler(({ context, input }) => saveLogo(context, input.logo)),
  saveWorkingAreas: procedures.saveWorkingAreas.handler(({ context, input }) =>
    saveWorkingAreas(context, input.regencyCodes, (code) => findRegencyName(context.service, code)),
  ),
  addLetterhead: procedures.addLetterhead.handler(({ context, input }) => addLetterhead(context, input)),
  saveLetterhead: procedures.saveLetterhead.handler(({ context, input }) => saveLetterhead(context, input)),
  removeLetterhead: procedures.removeLetterhead.handler(({ context, input }) =>
    removeLetterhead(context, input.id),
  ),
  addSignatory: procedures.addSignatory.handler(({ context, input }) => addSignatory(context, input)),
  addSection: procedures.addSection.handler(({ context, input }) => addSection(context, input)),
  saveSection: procedures.saveSection.handler(({ context, input }) => saveSection(context, input)),
  saveSignatory: procedures.saveSignatory.handler(({ context, input }) => saveSignatory(context, input)),
}
