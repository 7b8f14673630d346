export { saveQuickAssessment } from './assessment.service.ts'
export { screeningRouter } from './screening.router.ts'
