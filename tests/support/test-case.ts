import type { z } from 'zod'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseFields, Confidentiality, Urgency } from '#shared/features/case/case.schema.ts'
import { type subjectId as subjectIdSchema, subjectInput } from '#shared/features/subject/subject.schema.ts'
import type { Officer } from '#shared/features/officer/officer.schema.ts'
import type { Section } from '#shared/features/office/office.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import {
  clientFor,
  createTestOffice,
  officeOver,
  openPrepared,
  testPassword,
  type TestClient,
  type TestOffice,
} from './test-office.ts'

export type TestCaseOffice = TestOffice & {
  sectionId: Section['id']
  otherSectionId: Section['id']
  /** Head of the section, `kasi`. */
  sectionHead: TestClient
  /** Officer of the section, `petugas`: answers for the case. */
  worker: TestClient
  /** Officer of the other section, `rekan`. */
  colleague: TestClient
  /** At the counter, `loket`: writes down and may not decide. */
  operator: TestClient
  /** Outside ids of the officers by login. */
  officerIds: Record<'kasi' | 'petugas' | 'rekan' | 'loket', Officer['id']>
  /** Registered today by the worker, with one subject. */
  caseId: CaseDetail['case']['id']
  subjectId: SubjectId
  /** Registers another case, without anybody in it. */
  addCase: (fields?: Partial<CaseFields & Extras>, by?: TestClient) => Promise<CaseDetail>
  /** Names an officer in a case of which the office head sees the content, so that he sees it too. */
  name: (login: keyof TestCaseOffice['officerIds'], caseId: CaseDetail['case']['id']) => Promise<void>
  /** Adds a plainly fictitious person. */
  addSubject: (
    caseId: CaseDetail['case']['id'],
    subject?: SubjectFields,
    by?: TestClient,
  ) => Promise<SubjectId>
}

type SubjectId = z.infer<typeof subjectIdSchema>

type Extras = { confidentiality: Confidentiality; urgency: Urgency }
type SubjectFields = Partial<z.input<typeof subjectInput>>

const plainCase = (receivedAt: Date): CaseFields & Extras => ({
  title: 'Kunjungan keluarga ke Kuching',
  channel: 'passportInterview',
  channelDetail: null,
  receivedAt,
  eventOn: null,
  eventPlace: null,
  eventRegionCode: null,
  villageId: null,
  chronology: null,
  modus: [],
  confidentiality: 'ordinary',
  urgency: 'ordinary',
})

/** What the prepared store holds beside the office, by outside ids. */
type CaseFacts = Pick<
  TestCaseOffice,
  'recoveryCode' | 'sectionId' | 'otherSectionId' | 'officerIds' | 'caseId' | 'subjectId'
>

/** An office with two sections, named officers and one case with one subject, all written through the router. */
export const openCaseOffice = async (): Promise<TestCaseOffice> => {
  const opened = await openPrepared('office with a case', async () => {
    const office = await createTestOffice()
    return { office, facts: await addPeopleAndCase(office) }
  })
  if (opened) {
    const { facts, ...parts } = opened
    const head = clientFor(parts.service, 'kepala')
    return withHelpers(officeOver({ ...parts, head, recoveryCode: facts.recoveryCode }), facts)
  }
  const office = await createTestOffice()
  return withHelpers(office, await addPeopleAndCase(office))
}

const addPeopleAndCase = async (office: TestOffice): Promise<CaseFacts> => {
  const { head, recoveryCode } = office
  await head.office.addSection({ name: 'Seksi Intelijen', endedOn: null })
  const both = await head.office.addSection({ name: 'Seksi Lalu Lintas', endedOn: null })
  const sectionNamed = (name: string) => {
    const found = both.sections.find((section) => section.name === name)
    if (!found) throw new Error(`no section ${name}`)
    return found.id
  }
  const [sectionId, otherSectionId] = [sectionNamed('Seksi Intelijen'), sectionNamed('Seksi Lalu Lintas')]
  const employ = async (login: string, roles: Role[], section: typeof sectionId) => {
    const person = { fullName: `Petugas ${login}`, nip: null, position: null, sectionId: section }
    return (await head.officer.add({ login, password: testPassword(login), roles, ...person })).id
  }
  const officerIds = {
    kasi: await employ('kasi', ['sectionHead'], sectionId),
    petugas: await employ('petugas', ['officer'], sectionId),
    rekan: await employ('rekan', ['officer'], otherSectionId),
    loket: await employ('loket', ['operator'], otherSectionId),
  }
  const worker = clientFor(office.service, 'petugas')
  const detail = await addCaseBy(office, worker)
  const subjectId = await addSubjectBy(worker, detail.case.id)
  return { recoveryCode, sectionId, otherSectionId, officerIds, caseId: detail.case.id, subjectId }
}

const addCaseBy = async (
  { clock }: TestOffice,
  by: TestClient,
  fields: Partial<CaseFields & Extras> = {},
): Promise<CaseDetail> => {
  const answer = await by.case.create({
    ...plainCase(new Date(clock.now())),
    ...fields,
    acceptedWarnings: ['CASE_RECEIVED_LONG_AGO', 'CASE_EVENT_AFTER_RECEIPT'],
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.detail
}

const addSubjectBy = async (
  by: TestClient,
  caseId: CaseDetail['case']['id'],
  subject: SubjectFields = {},
): Promise<SubjectId> => {
  const whole = subjectInput.parse({
    role: 'prospectiveWorker',
    fullName: 'Fiktif Melati',
    nikUnknownReason: 'notCarried',
    ...subject,
  })
  const answer = await by.subject.add({ caseId, subject: whole, acceptedWarnings: [] })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.id
}

const withHelpers = (
  office: TestOffice,
  { recoveryCode: _recoveryCode, ...facts }: CaseFacts,
): TestCaseOffice => {
  const worker = clientFor(office.service, 'petugas')
  return Object.assign(office, {
    ...facts,
    sectionHead: clientFor(office.service, 'kasi'),
    worker,
    colleague: clientFor(office.service, 'rekan'),
    operator: clientFor(office.service, 'loket'),
    name: async (login: keyof CaseFacts['officerIds'], caseId: CaseDetail['case']['id']) => {
      await office.head.case.nameMember({ id: caseId, officerId: facts.officerIds[login] })
    },
    addCase: (fields?: Partial<CaseFields & Extras>, by = worker) => addCaseBy(office, by, fields),
    addSubject: (caseId: CaseDetail['case']['id'], subject?: SubjectFields, by = worker) =>
      addSubjectBy(by, caseId, subject),
  })
}
