export { saveQuickAssessment } from './assessment.service.ts'
export { listLastIndications } from './last-indications.service.ts'
export { screeningRouter } from './screening.router.ts'
