export { historyRouter } from './history.router.ts'
