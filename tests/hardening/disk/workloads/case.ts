import { subjectInput } from '#shared/features/subject/subject.schema.ts'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { TestClient } from '../../../support/test-office.ts'

type Worker = Pick<TestClient, 'case' | 'subject' | 'evidence'>

export const addCase = async (worker: Worker, now: number, title: string): Promise<CaseDetail['case']> => {
  const answer = await worker.case.create({
    title,
    channel: 'passportInterview',
    channelDetail: null,
    receivedAt: new Date(now),
    eventOn: null,
    eventPlace: null,
    eventRegionCode: null,
    villageId: null,
    chronology: 'Contoh kronologi. '.repeat(20),
    modus: [],
    confidentiality: 'ordinary',
    urgency: 'ordinary',
    acceptedWarnings: ['CASE_RECEIVED_LONG_AGO', 'CASE_EVENT_AFTER_RECEIPT'],
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.detail.case
}

export const addSubject = async (
  worker: Worker,
  caseId: CaseDetail['case']['id'],
  fullName: string,
): Promise<string> => {
  const subject = subjectInput.parse({ role: 'prospectiveWorker', fullName, nikUnknownReason: 'notCarried' })
  const answer = await worker.subject.add({ caseId, subject, acceptedWarnings: [] })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.id
}

/** @returns SHA-256 of the file */
export const addDocument = async (
  worker: Pick<Worker, 'evidence'>,
  caseId: CaseDetail['case']['id'],
  name: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> => {
  const kept = await worker.evidence.add({
    caseId,
    title: name,
    kind: 'document',
    source: 'Diserahkan sendiri',
    obtainedOn: null,
    subjectId: null,
    note: null,
    file: new File([content], `${name}.pdf`),
  })
  return kept.file.sha256
}
