export { interviewRouter } from './interview.router.ts'
