export { evidenceRouter } from './evidence.router.ts'
export { getEvidence } from './evidence.service.ts'
export { pdfPageCount } from './pdf-pages.ts'
