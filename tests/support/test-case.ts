import { createRouterClient } from '@orpc/server'
import type { z } from 'zod'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseFields, Confidentiality, Urgency } from '#shared/features/case/case.schema.ts'
import { type subjectId as subjectIdSchema, subjectInput } from '#shared/features/subject/subject.schema.ts'
import type { Officer } from '#shared/features/officer/officer.schema.ts'
import type { Section } from '#shared/features/office/office.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import { findOfficerByLogin } from '#main/features/officer/index.ts'
import { createOpenings } from '#main/platform/rpc/openings.ts'
import { router } from '#main/platform/rpc/router.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { openTestOffice, testPassword, type TestClient, type TestOffice } from './test-office.ts'

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

/**
 * The connection of an officer as it is after his login, with the rights of his row. The login itself has tests of its
 * own and costs a key derivation.
 */
const clientFor = (service: ServiceState, login: string): TestClient => {
  const row = findOfficerByLogin(service.store().database.read, login)
  if (!row) throw new Error(`no officer ${login}`)
  const { rowId, id: uuid, slotId, fullName, roles, sectionRowId } = row
  const openings = createOpenings()
  const officer = { id: rowId, uuid, login, slotId, fullName, roles, sectionRowId, openings }
  return createRouterClient(router, { context: { connection: { officer }, service } })
}

/** An office with two sections, named officers and one case with one subject, all written through the router. */
export const openCaseOffice = async (): Promise<TestCaseOffice> => {
  const office = await openTestOffice()
  const { head } = office
  await head.office.addSection({ name: 'Seksi Intelijen', endedOn: null })
  const both = await head.office.addSection({ name: 'Seksi Lalu Lintas', endedOn: null })
  const sectionNamed = (name: string) => {
    const found = both.sections.find((section) => section.name === name)
    if (!found) throw new Error(`no section ${name}`)
    return found.id
  }
  const [sectionId, otherSectionId] = [sectionNamed('Seksi Intelijen'), sectionNamed('Seksi Lalu Lintas')]
  const employ = async (login: string, roles: Role[], section: typeof sectionId) => {
    const { id } = await head.officer.add({
      login,
      password: testPassword(login),
      roles,
      fullName: `Petugas ${login}`,
      nip: null,
      position: null,
      sectionId: section,
    })
    return { id, client: clientFor(office.service, login) }
  }
  const kasi = await employ('kasi', ['sectionHead'], sectionId)
  const petugas = await employ('petugas', ['officer'], sectionId)
  const rekan = await employ('rekan', ['officer'], otherSectionId)
  const loket = await employ('loket', ['operator'], otherSectionId)

  const addCase: TestCaseOffice['addCase'] = async (fields = {}, by = petugas.client) => {
    const answer = await by.case.create({
      ...plainCase(new Date(office.clock.now())),
      ...fields,
      acceptedWarnings: ['CASE_RECEIVED_LONG_AGO', 'CASE_EVENT_AFTER_RECEIPT'],
    })
    if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
    return answer.detail
  }
  const addSubject: TestCaseOffice['addSubject'] = async (caseId, subject = {}, by = petugas.client) => {
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
  const officerIds = { kasi: kasi.id, petugas: petugas.id, rekan: rekan.id, loket: loket.id }
  const name: TestCaseOffice['name'] = async (login, caseId) => {
    await head.case.nameMember({ id: caseId, officerId: officerIds[login] })
  }
  const detail = await addCase()
  const subjectId = await addSubject(detail.case.id)
  return Object.assign(office, {
    sectionId,
    otherSectionId,
    sectionHead: kasi.client,
    worker: petugas.client,
    colleague: rekan.client,
    operator: loket.client,
    officerIds,
    name,
    caseId: detail.case.id,
    subjectId,
    addCase,
    addSubject,
  })
}
