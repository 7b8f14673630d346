import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { clockErrors } from './clock.errors.ts'
import {
  breachCause,
  clock,
  clockId,
  clockListInput,
  clockListPage,
  clockSettingInput,
  clockSettings,
  holiday,
  holidayInput,
  holidayListInput,
  holidayListPage,
  largestHolidayImport,
  manualClockKind,
} from './clock.schema.ts'

const work = () =>
  procedure({ permission: 'case.work', scope: 'office', audit: 'change' })
    .errors(clockErrors)
    .errors(caseStateErrors)
const setting = () =>
  procedure({ permission: 'reference.write', scope: 'office', audit: 'change' }).errors(clockErrors)

export const clockContract = {
  ofCase: procedure({
    permission: 'case.read',
    scope: 'office',
    audit: 'read',
    access: { record: ['case', 'caseId'] },
  })
    .input(clockListInput)
    .output(clockListPage),
  start: work()
    .input(
      z
        .object({
          caseId: idOf('Case'),
          subjectId: idOf('Subject').nullable(),
          kind: manualClockKind,
          startedAt: z.date(),
        })
        .strict(),
    )
    .output(clock),
  /** What it waited for was done then; the clock that follows it starts. */
  meet: work()
    .input(z.object({ id: clockId, metAt: z.date() }).strict())
    .output(clock),
  stop: work()
    .input(z.object({ id: clockId, reason: breachCause }).strict())
    .output(clock),
  /** Why it was late. */
  explain: work()
    .input(z.object({ id: clockId, cause: breachCause }).strict())
    .output(clock),
  settings: procedure({ permission: 'reference.read', scope: 'office', audit: 'none' }).output(clockSettings),
  /** For clocks that start from now on. */
  saveSetting: setting().input(clockSettingInput).output(clockSettings),
  holidays: procedure({ permission: 'reference.read', scope: 'office', audit: 'none' })
    .input(holidayListInput)
    .output(holidayListPage),
  /** Running clocks that count working days move with the holidays. */
  addHoliday: setting().input(holidayInput).output(holiday),
  removeHoliday: setting()
    .input(z.object({ id: idOf('Holiday') }).strict())
    .output(z.object({ movedClocks: z.number().int() })),
  /** Days that are there already are left as they are and answered. */
  importHolidays: setting()
    .input(z.object({ holidays: z.array(holidayInput).min(1).max(largestHolidayImport) }).strict())
    .output(
      z.object({
        added: z.number().int(),
        alreadyThere: z.array(z.string()).max(largestHolidayImport),
        movedClocks: z.number().int(),
      }),
    ),
}
