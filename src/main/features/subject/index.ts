export { findMatches } from './subject-match.service.ts'
export { findSubject, getDetails, listDeclaredPurposes, type SubjectRecord } from './subject.repo.ts'
export {
  createSubjects,
  getSubject,
  getSubjectByRowId,
  judgeSubject,
  listSubjectsOfCase,
  markDecision,
  markTriage,
} from './subject.service.ts'
export { subjectRouter } from './subject.router.ts'
