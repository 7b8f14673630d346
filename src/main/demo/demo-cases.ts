import { caseWarningCodes } from '#shared/features/case/case.schema.ts'
import { decisionWarningCodes } from '#shared/features/decision/decision.schema.ts'
import { emptyEntityDetails } from '#shared/features/entity/entity.schema.ts'
import { type Answer, screeningWarningCodes } from '#shared/features/screening/screening.schema.ts'
import { subjectInput, subjectWarningCodes } from '#shared/features/subject/subject.schema.ts'
import { reportWarningCodes } from '#shared/features/village-report/village-report.schema.ts'
import { addDays, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { demoLogin } from '#main/features/session/index.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { type Client, clientOf, saved } from './demo-client.ts'
import {
  closedDemoCase,
  counterDemoCase,
  demoCases,
  demoReports,
  demoStaff,
  type DemoCase,
  type DemoPerson,
} from './demo-people.ts'

const { password } = demoLogin
const hour = 3_600_000

type CaseId = Awaited<ReturnType<Client['case']['get']>>['case']['id']
type SubjectId = Awaited<ReturnType<Client['subject']['get']>>['subject']['id']

/** Cases in every state, a village report that waits, and officers who work on them; days follow today. */
export const addDemoCases = async (service: ServiceState, head: Client, villageId: string): Promise<void> => {
  await employ(head)
  const officer = clientOf(service)
  await officer.session.login({ login: 'petugas-contoh', password })
  const now = service.options.clock.now()
  const at = (daysAgo: number): Date => new Date(now - daysAgo * 24 * hour)
  for (const record of demoCases) await addCase(officer, record, at)
  const counter = clientOf(service)
  await counter.session.login({ login: 'loket-contoh', password })
  await addCase(counter, counterDemoCase, at)
  const closed = await addCase(officer, closedDemoCase, at)
  const { version } = (await officer.case.get({ id: closed })).case
  await officer.case.close({
    id: closed,
    version,
    closedOn: plainDateOfInstant(at(closedDemoCase.ago - 20).getTime()),
    finding: 'unfounded',
    outcome: 'documentsCompleted',
    note: 'Dokumen lengkap dan sudah diperiksa; paspor diterbitkan.',
    acceptedWarnings: [...caseWarningCodes],
  })
  for (const { hoursAgo, ...report } of demoReports)
    saved(
      await officer.villageReport.record({
        ...report,
        villageId,
        receivedAt: new Date(now - hoursAgo * hour),
        reporterName: 'Pelapor Rekaan',
        reporterRole: 'Ketua RT',
        acceptedWarnings: [...reportWarningCodes],
      }),
    )
}

/** Officers of two sections; all log in with the password that is printed. */
const employ = async (head: Client): Promise<void> => {
  const names = [...new Set(demoStaff.map(({ section }) => section))]
  for (const name of names) await head.office.addSection({ name, endedOn: null })
  const { sections } = await head.office.get()
  await head.session.confirm({ password })
  for (const { section, roles, ...officer } of demoStaff)
    await head.officer.add({
      ...officer,
      roles: [...roles],
      password,
      nip: null,
      sectionId: sections.find(({ name }) => name === section)?.id ?? null,
    })
}

const addCase = async (client: Client, record: DemoCase, at: (daysAgo: number) => Date): Promise<CaseId> => {
  const receivedAt = at(record.ago)
  const created = saved(
    await client.case.create({
      title: record.title,
      channel: record.channel,
      channelDetail: null,
      receivedAt,
      eventOn: null,
      eventPlace: null,
      eventRegionCode: null,
      villageId: null,
      chronology: record.chronology,
      modus: [...(record.modus ?? [])],
      confidentiality: record.confidentiality ?? 'ordinary',
      urgency: record.urgency ?? 'ordinary',
      acceptedWarnings: [...caseWarningCodes],
    }),
  )
  const caseId = created.detail.case.id
  const subjectIds: SubjectId[] = []
  for (const person of record.people) subjectIds.push(await addPerson(client, caseId, person, receivedAt))
  for (const { value, kind, role, bank, platform } of record.entities ?? [])
    saved(
      await client.entity.link({
        caseId,
        entity: {
          kind,
          value,
          details: { ...emptyEntityDetails, bank: bank ?? null, platform: platform ?? null },
        },
        link: { role, source: 'subjectStatement', subjectId: subjectIds[0] ?? null },
        choice: 'new',
        acceptedWarnings: ['ENTITY_IS_SUBJECTS_OWN'],
      }),
    )
  if (record.decision) {
    const { documents = [], after, kind, reasonCode, ground } = record.decision
    saved(
      await client.decision.decide({
        caseId,
        decidedOn: plainDateOfInstant(at(record.ago - after).getTime()),
        choices: [
          {
            subjectIds,
            kind,
            reasonCode,
            ground,
            statuteId: null,
            statuteText: null,
            documents: [...documents],
            dueOn: null,
            blockedUntil: null,
          },
        ],
        acceptedWarnings: [...decisionWarningCodes],
      }),
    )
  }
  if (record.task) {
    const { sections } = await client.office.get()
    await client.task.add({
      title: record.task.title,
      caseId,
      dueOn: addDays(plainDateOfInstant(at(0).getTime()), record.task.inDays),
      assignee: { kind: 'section', sectionId: sections[0]?.id ?? '' },
    })
  }
  return caseId
}

const addPerson = async (
  client: Client,
  caseId: CaseId,
  { yes, phone, ...person }: DemoPerson,
  assessedAt: Date,
): Promise<SubjectId> => {
  const { id } = saved(
    await client.subject.add({
      caseId,
      subject: subjectInput.parse({
        role: 'prospectiveWorker',
        ...person,
        contacts: phone === undefined ? [] : [{ kind: 'phone', value: phone }],
      }),
      acceptedWarnings: [...subjectWarningCodes],
    }),
  )
  if (yes === undefined) return id
  const { assessment, set } = await client.screening.start({ subjectId: id })
  const answers = set.content.indicators.map(({ id: itemId }): Answer =>
    yes[itemId] === undefined
      ? { itemId, value: 'no', basis: null }
      : { itemId, value: 'yes', basis: { kind: 'statement', text: yes[itemId] } },
  )
  const flags = ['U04', 'U07'].flatMap((itemId): Answer[] => {
    const text = yes[itemId]
    return text === undefined ? [] : [{ itemId, value: 'yes', basis: { kind: 'observation', text } }]
  })
  saved(
    await client.screening.complete({
      id: assessment.id,
      version: assessment.version,
      assessedAt,
      answers: [...answers, ...flags],
      note: null,
      acceptedWarnings: [...screeningWarningCodes],
    }),
  )
  return id
}
