export { villageReportRouter } from './village-report.router.ts'
