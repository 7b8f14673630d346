export { type ClockOwner } from './clock.repo.ts'
export { listClockSettings, listHolidayDaysFrom } from './clock-settings.repo.ts'
export { clockRouter } from './clock.router.ts'
export {
  dueAtOf,
  listClocksOf,
  meetClock,
  restartClock,
  setBreachCause,
  startClock,
  stopClock,
} from './clock.service.ts'
