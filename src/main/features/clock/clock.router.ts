import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  explainBreach,
  listCaseClockPage,
  meetByHand,
  startByHand,
  stopByHand,
} from './case-clock.service.ts'
import {
  addHoliday,
  importHolidays,
  listHolidayPage,
  readClockSettings,
  removeHoliday,
  saveClockSetting,
} from './clock-settings.service.ts'

const procedures = officerProcedure.clock

export const clockRouter = {
  ofCase: procedures.ofCase.handler(({ context, input }) => listCaseClockPage(context, input)),
  start: procedures.start.handler(({ context, input }) => startByHand(context, input)),
  meet: procedures.meet.handler(({ context, input }) => meetByHand(context, input)),
  stop: procedures.stop.handler(({ context, input }) => stopByHand(context, input)),
  explain: procedures.explain.handler(({ context, input }) => explainBreach(context, input)),
  settings: procedures.settings.handler(({ context }) => readClockSettings(context)),
  saveSetting: procedures.saveSetting.handler(({ context, input }) => saveClockSetting(context, input)),
  holidays: procedures.holidays.handler(({ context, input }) => listHolidayPage(context, input)),
  addHoliday: procedures.addHoliday.handler(({ context, input }) => addHoliday(context, input)),
  removeHoliday: procedures.removeHoliday.handler(({ context, input }) => removeHoliday(context, input.id)),
  importHolidays: procedures.importHolidays.handler(({ context, input }) =>
    importHolidays(context, input.holidays),
  ),
}
