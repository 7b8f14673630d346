import { ORPCError } from '@orpc/server'
import { caseSorts, caseViews } from '#shared/features/case/case-list.schema.ts'
import { referralViews } from '#shared/features/referral/referral-view.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import { openCaseOffice, type TestCaseOffice } from '../../support/test-case.ts'
import type { TestClient } from '../../support/test-office.ts'
import { addAgency, asTest, fillCase, relate } from './whole-case.repo.ts'

/*
 * The same store with and without one hidden case: whoever may not know of it is answered the same, word for word. A
 * store cannot be made twice alike, so it is asked before the case is written and again after. Left out is what counts
 * all acts of the store (`history.verify`), and what those are told who may open it with a reason (`access.sealed`).
 */

export const nik = '6202170101900099'
export const phone = '0812-0000-0099'
const passport = 'X9999999'

export type Probe = readonly [path: string, input?: Record<string, unknown>]

const probesFor = (known: { caseId: string; subjectId: string; entityId: string }): Probe[] => {
  const texts = ['', 'Rahasia Fiktif', 'Fiktif', 'KNP-2026', '2026-0002', 'contoh']
  const entityKinds = [
    ['phone', phone],
    ['booking', 'FIKTIF1'],
    ['document', passport],
  ] as const
  return [
    ...caseViews.flatMap((view) => caseSorts.map((sort): Probe => ['case.list', { view, sort, limit: 50 }])),
    ...texts.map((query): Probe => ['case.list', { view: 'all', query, limit: 2 }]),
    ...(['ordinary', 'restricted', 'secret'] as const).map((confidentiality): Probe => [
      'case.list',
      { view: 'all', confidentiality },
    ]),
    ['case.counts'],
    ['case.waiting'],
    ['case.get', { id: known.caseId }],
    ['case.timeline', { id: known.caseId }],
    ['case.views'],
    ...(['mine', 'section', 'office'] as const).map((reach): Probe => ['home.due', { reach }]),
    ...(['mine', 'section', 'office'] as const).flatMap((view) =>
      (['open', 'done'] as const).flatMap((state) =>
        (['all', 'overdue', 'thisWeek'] as const).map((due): Probe => ['task.list', { view, state, due }]),
      ),
    ),
    ['task.counts'],
    ['task.carriers'],
    ['task.list', { caseId: known.caseId }],
    ...referralViews.map((view): Probe => ['referral.list', { view }]),
    ['referral.counts'],
    ['referral.waiting'],
    ['referral.byReplyCode', { code: 'FIKTIF-1' }],
    ['referral.ofCase', { caseId: known.caseId }],
    ['referral.agencies'],
    ...(['newest', 'cases'] as const).flatMap((sort) =>
      ['', 'FIKTIF1', '0812'].map((query): Probe => ['entity.list', { sort, query }]),
    ),
    ['entity.list', { minimumCases: 2 }],
    ...entityKinds.map(([kind, value]): Probe => ['entity.known', { kind, value }]),
    ['entity.known', { kind: 'phone', value: phone, caseId: known.caseId }],
    ['entity.get', { id: known.entityId }],
    ['entity.casesOf', { id: known.entityId }],
    ['entity.ofCase', { caseId: known.caseId }],
    ['subject.matches', { nik }],
    ['subject.matches', { phone }],
    ['subject.matches', { passportNumber: passport }],
    ['subject.matches', { fullName: 'Rahasia Fiktif', birthOn: '1990-01-01' }],
    ['subject.matchesOf', { id: known.subjectId }],
    ['subject.ofCase', { caseId: known.caseId }],
    [
      'intake.probe',
      {
        nik,
        fullName: 'Rahasia Fiktif',
        birthOn: '1990-01-01',
        sex: null,
        phone,
        passportNumber: passport,
        intermediaryPhone: phone,
        declaredPurpose: null,
        destinationCountry: null,
        receivedOn: '2026-11-23',
      },
    ],
    ...['', 'contoh', 'Resume'].map((text): Probe => ['document.list', { text }]),
    ['document.list', { types: ['caseSummary'] }],
    ['document.unanswered'],
    ['document.ofCase', { caseId: known.caseId }],
    ['document.ofSubject', { subjectId: known.caseId }],
    ['number.list', {}],
    ['villageReport.list', {}],
    ['village.list', {}],
    ['village.facets'],
    ['agreement.list', {}],
    ['designation.list', {}],
    ['liaison.officers', {}],
    ['officer.colleagues'],
    ['officer.list'],
    ['clock.ofCase', { caseId: known.caseId }],
    ['decision.ofCase', { caseId: known.caseId }],
    ['decision.desk', { caseId: known.caseId }],
    ['evidence.list', { caseId: known.caseId }],
    ['interview.ofCase', { caseId: known.caseId }],
    ['custody.documents', { caseId: known.caseId }],
    ['history.ofRecord', { kind: 'case', id: known.caseId }],
    ['history.ofRecord', { kind: 'entity', id: known.entityId }],
    ['access.notices'],
    ['access.running'],
    ['proof.ended', {}],
    ['draft.list', {}],
  ]
}

export type Answer = { code: string; answer: unknown }

export const ask = async (client: TestClient, [path, input]: Probe): Promise<Answer> => {
  const [feature = '', name = ''] = path.split('.')
  const call = (client as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>)[
    feature
  ]![name]!
  try {
    return { code: 'OK', answer: await call(input) }
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    return { code: String(error.code), answer: error.data }
  }
}

export type Twins = {
  office: TestCaseOffice
  /** An officer of each role who is not entitled to the hidden case. */
  asking: readonly (readonly [Role, TestClient])[]
  probes: readonly Probe[]
  /** Writes the hidden case, with a record of every kind, and answers its ids. */
  hide: () => Promise<{ caseId: string; records: Record<string, string> }>
}

export const openTwins = async (): Promise<Twins> => {
  const asking: [Role, TestClient][] = []
  const office = await openCaseOffice()
  asking.push(
    ['officeHead', office.head],
    ['sectionHead', office.sectionHead],
    ['officer', office.worker],
    ['operator', office.operator],
    ['auditor', await office.officer('pengawas', ['auditor'])],
  )
  const phoneEntity = { kind: 'phone', value: phone } as const
  const linked = await office.worker.entity.link({
    caseId: office.caseId,
    entity: phoneEntity,
    link: { role: 'contact', source: 'subjectStatement' },
    choice: 'new',
  })
  if (linked.outcome !== 'saved') throw new Error('the number is new')
  const probes = probesFor({
    caseId: office.caseId,
    subjectId: office.subjectId,
    entityId: linked.item.entity.id,
  })
  const { database } = office.service.store()
  const agency = addAgency(database)

  const hide = async (): Promise<{ caseId: string; records: Record<string, string> }> => {
    // Written by an officer of the other section, with one record of every kind.
    const { case: record } = await office.addCase({ title: 'Perkara rahasia' }, office.colleague)
    const subjectId = await office.addSubject(
      record.id,
      {
        fullName: 'Rahasia Fiktif',
        birthOn: '1990-01-01',
        sex: 'male',
        nik,
        nikUnknownReason: null,
        passportNumber: passport,
        contacts: [{ kind: 'phone', value: phone, note: null }],
      },
      office.colleague,
    )
    await office.colleague.entity.link({
      caseId: record.id,
      entity: phoneEntity,
      link: { role: 'contact', source: 'subjectStatement' },
      choice: 'new',
      acceptedWarnings: ['ENTITY_IS_SUBJECTS_OWN'],
    })
    const records = fillCase(database, { caseId: record.id, subjectId, agency })
    const rowOf = (table: string, id: string): number =>
      database.connection
        .prepare(`select id from ${table} where uuid = ?`)
        .pluck()
        .get(Buffer.from(id.replaceAll('-', ''), 'hex')) as number
    const other = rowOf('officers', office.officerIds.rekan)
    relate(database, record.id, 'hidden', {
      person: { role: 'officer', row: 0, section: 0 },
      other,
      otherSection: rowOf('sections', office.otherSectionId),
    })
    // Somebody who sees both has linked them.
    asTest(database, (db) => {
      const [one, two] = [rowOf('cases', office.caseId), rowOf('cases', record.id)]
      db.prepare(
        `insert into case_links (uuid, case_id, other_case_id, kind, recorded_at) values (randomblob(16), ?, ?, 'related', 0)`,
      ).run(one, two)
      db.prepare(
        `insert into case_events (uuid, case_id, occurred_at, recorded_at, kind, data)
         values (randomblob(16), ?, 0, 0, 'caseLinked', ?)`,
      ).run(one, JSON.stringify({ link: 'related', caseId: record.id }))
    })
    return { caseId: record.id, records }
  }
  return { office, asking, probes, hide }
}
