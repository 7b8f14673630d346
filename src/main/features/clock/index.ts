export { type ClockOwner } from './clock.repo.ts'
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
