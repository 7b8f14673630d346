export { countReports, listReports, listReportsDue } from './village-report.repo.ts'
export { villageReportRouter } from './village-report.router.ts'
