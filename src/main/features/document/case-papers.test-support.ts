import {
  agencies,
  handovers,
  interviewLines,
  interviews,
  referrals,
  referralSubjects,
} from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { getCase } from '#main/features/case/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

const scope = { reach: 'office' } as const

type InterviewValues = Partial<Omit<typeof interviews.$inferInsert, 'caseId' | 'subjectId'>> & {
  entries?: readonly { question: string; answer: string }[]
}

export const plainEntries = [
  { question: 'Untuk keperluan apa Saudara meminta paspor?', answer: 'Untuk mengunjungi paman di Kuching.' },
  { question: 'Kapan Saudara kembali?', answer: 'Saya belum tahu.' },
]

const rowIdsOf = (office: TestCaseOffice, caseId: string, subjectId: string) => {
  const { database } = office.service.store()
  return {
    database,
    caseRowId: getCase(database.read, scope, caseId).rowId,
    subjectRowId: getSubject(database.read, scope, subjectId).rowId,
  }
}

/** A finished interview, written as the feature of interviews keeps it. */
export const addInterview = (
  office: TestCaseOffice,
  caseId: string,
  subjectId: string,
  { entries = plainEntries, ...values }: InterviewValues = {},
): string => {
  const { database, caseRowId, subjectRowId } = rowIdsOf(office, caseId, subjectId)
  const id = newId('Interview')
  const startedAt = office.clock.now()
  const about = [{ kind: 'case', id: caseId }]
  database.change({ action: 'test.interview', officerId: 1, recordedAt: startedAt, about }, (db) => {
    const { lastInsertRowid } = db
      .insert(interviews)
      .values({
        uuid: id,
        caseId: caseRowId,
        subjectId: subjectRowId,
        kind: 'interview',
        startedAt,
        endedAt: startedAt + 75 * 60_000,
        recordedAt: startedAt,
        place: 'Ruang Wawancara Kantor Imigrasi Sampit',
        officerId: 1,
        basis: 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian;\npermohonan paspor yang bersangkutan.',
        signature: 'open',
        state: 'finished',
        ...values,
      })
      .run()
    const interviewId = Number(lastInsertRowid)
    for (const [index, entry] of entries.entries())
      db.insert(interviewLines)
        .values({ ...entry, interviewId, position: index + 1 })
        .run()
  })
  return id
}

/** Documents or a person that changed hands, written as the feature of custody keeps it. */
export const addHandover = (
  office: TestCaseOffice,
  caseId: string,
  subjectId: string,
  values: Partial<typeof handovers.$inferInsert> & Pick<typeof handovers.$inferInsert, 'kind' | 'items'>,
): string => {
  const { database, caseRowId, subjectRowId } = rowIdsOf(office, caseId, subjectId)
  const id = newId('Handover')
  const happenedAt = office.clock.now()
  const about = [{ kind: 'case', id: caseId }]
  database.change({ action: 'test.handover', officerId: 1, recordedAt: happenedAt, about }, (db) => {
    db.insert(handovers)
      .values({
        uuid: id,
        caseId: caseRowId,
        subjectId: subjectRowId,
        happenedAt,
        recordedAt: happenedAt,
        place: 'Kantor Imigrasi Sampit',
        givenBy: 'Fiktif Melati',
        receivedBy: 'Petugas Contoh',
        reason: 'pencocokan dengan instansi yang menerbitkan',
        ...values,
      })
      .run()
  })
  return id
}

type ReferralValues = Partial<Omit<typeof referrals.$inferInsert, 'caseId'>>
type Referred = { id: string } & Partial<
  Pick<typeof referralSubjects.$inferInsert, 'consent' | 'consentReason' | 'disclosed'>
>

/** A referral to the police about some subjects of a case, written as the feature of referrals keeps it. */
export const addReferral = (
  office: TestCaseOffice,
  caseId: string,
  subjects: readonly Referred[],
  values: ReferralValues = {},
): string => {
  const { database } = office.service.store()
  const id = newId('Referral')
  const preparedAt = office.clock.now()
  const caseRowId = getCase(database.read, scope, caseId).rowId
  const agencyName = 'Kepolisian Resor Kotawaringin Timur'
  const about = [{ kind: 'case', id: caseId }]
  database.change({ action: 'test.referral', officerId: 1, recordedAt: preparedAt, about }, (db) => {
    const agency = db
      .insert(agencies)
      .values({
        uuid: newId('Agency'),
        kind: 'police',
        name: agencyName,
        nameKey: agencyName.toLowerCase(),
        addressee: `Kepala ${agencyName}`,
        city: 'Sampit',
        validFrom: '2020-01-01' as PlainDate,
      })
      .run()
    const { lastInsertRowid } = db
      .insert(referrals)
      .values({
        uuid: id,
        caseId: caseRowId,
        need: 'traffickingCrime',
        kind: 'investigation',
        agencyId: Number(agency.lastInsertRowid),
        addressee: `Kepala ${agencyName}`,
        agencyName,
        city: 'Sampit',
        services: ['investigation'],
        urgency: 'urgent',
        confidentiality: 'secret',
        legalBasis: 'Undang-Undang Nomor 21 Tahun 2007',
        chronology: 'Petugas menemukan tiket ke Bangkok yang dibeli orang lain.',
        indications: '- Biaya ditanggung pihak lain.\n- Diminta mengaku berlibur.',
        measures: 'Penerbitan paspor ditunda.',
        request: 'Melakukan penyelidikan.',
        contactName: 'Petugas Contoh',
        contactPhone: '(0531) 00000',
        answerWantedOn: '2026-12-07' as PlainDate,
        copiesTo: ['Kepala BP3MI Kalimantan Tengah'],
        state: 'prepared',
        replyCode: id.replaceAll('-', '').slice(-8).toUpperCase(),
        preparedAt,
        preparedBy: 1,
        ...values,
      })
      .run()
    for (const { id: subjectId, ...rest } of subjects)
      db.insert(referralSubjects)
        .values({
          uuid: newId('ReferralSubject'),
          referralId: Number(lastInsertRowid),
          subjectId: getSubject(db, scope, subjectId).rowId,
          consent: 'given',
          disclosed: ['fullName', 'nik'],
          ...rest,
        })
        .run()
  })
  return id
}

/** Corrects the name of a subject, as the page of identity does. */
export const renameSubject = async (
  by: TestClient,
  id: TestCaseOffice['subjectId'],
  fullName: string,
): Promise<void> => {
  const { version, opened } = await by.subject.openSection({ id, section: 'identity', reason: 'Uji' })
  if (opened.section !== 'identity') throw new Error('another section')
  const change = { section: 'identity', values: { ...opened.values, fullName } } as const
  const answer = await by.subject.saveSection({ id, version, change })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
}
