import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Database, WriteDb } from '#main/platform/db/database.ts'
import type { Relation } from './written-table.ts'

type Value = string | number | null | Buffer
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** Writes a row as it stands in the store, and answers its row id and its id outside. */
const insert = (db: WriteDb, table: string, values: Record<string, Value>): { row: number; id: string } => {
  const id = randomUUID()
  const columns = ['uuid', ...Object.keys(values)]
  const row = db
    .prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) returning id`,
    )
    .pluck()
    .get(bytesOf(id), ...Object.values(values)) as number
  return { row, id }
}

/** Something for the log to stand under; the rows of a test are no act of an officer. */
export const asTest = <Result>(database: Database, work: (db: WriteDb) => Result): Result =>
  database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, work)

const rowOf = (db: WriteDb, table: string, id: string): number =>
  db.prepare(`select id from ${table} where uuid = ?`).pluck().get(bytesOf(id)) as number

/** Somebody to refer to; answers the row id. */
export const addAgency = (database: Database): number =>
  asTest(
    database,
    (db) =>
      insert(db, 'agencies', {
        kind: 'police',
        name: 'Instansi Contoh',
        name_key: 'instansi contoh',
        addressee: 'Kepala Instansi Contoh',
        city: 'Sampit',
        valid_from: '2020-01-01',
      }).row,
  )

/** One record of every kind that belongs to a case, as rows; answers their ids by the names of the written table. */
export const fillCase = (
  database: Database,
  { caseId, subjectId, agency }: { caseId: string; subjectId: string; agency: number },
): Record<string, string> =>
  asTest(database, (db) => {
    const [case_id, subject_id] = [rowOf(db, 'cases', caseId), rowOf(db, 'subjects', subjectId)]
    const [at, on, officer] = [1_700_000_000_000, '2026-11-20', 1]
    const file = insert(db, 'files', {
      blob_id: randomBytes(32),
      name: 'berkas.pdf',
      media_type: 'application/pdf',
      size: 3,
      sha256: randomBytes(32),
      recorded_at: at,
    }).row
    const entity = insert(db, 'entities', {
      kind: 'booking',
      value: 'FIKTIF1',
      value_key: 'FIKTIF1',
      case_count: 1,
      recorded_at: at,
    })
    const of = { case_id, subject_id }
    return {
      case: caseId,
      subject: subjectId,
      entity: entity.id,
      entry: insert(db, 'case_entities', {
        case_id,
        entity_id: entity.row,
        source: 'subjectStatement',
        recorded_at: at,
      }).id,
      evidence: insert(db, 'evidence', {
        case_id,
        file_id: file,
        title: 'Bukti contoh',
        kind: 'scan',
        source: 'Pemohon',
        recorded_at: at,
        recorded_by: officer,
      }).id,
      interview: insert(db, 'interviews', {
        ...of,
        kind: 'interview',
        started_at: at,
        recorded_at: at,
        place: 'Kantor',
        officer_id: officer,
        basis: 'Undang-Undang',
        signature: 'open',
        state: 'open',
      }).id,
      decision: insert(db, 'decisions', {
        ...of,
        kind: 'passportDeferred',
        decided_on: on,
        recorded_at: at,
        ground: 'Alasan contoh',
        officer_id: officer,
        state: 'inForce',
      }).id,
      clock: insert(db, 'clocks', { case_id, kind: 'passportIssue', started_at: at, due_at: at }).id,
      presented: insert(db, 'presented_documents', {
        subject_id,
        kind: 'passport',
        verification: 'notChecked',
      }).id,
      referral: insert(db, 'referrals', {
        case_id,
        need: 'traffickingCrime',
        kind: 'information',
        agency_id: agency,
        addressee: 'Kepala Instansi Contoh',
        agency_name: 'Instansi Contoh',
        city: 'Sampit',
        urgency: 'ordinary',
        confidentiality: 'ordinary',
        legal_basis: 'Undang-Undang',
        chronology: 'Uraian contoh',
        request: 'Permintaan contoh',
        contact_name: 'Petugas Contoh',
        contact_phone: '0531-00000',
        state: 'prepared',
        reply_code: 'FIKTIF-1',
        prepared_at: at,
        prepared_by: officer,
      }).id,
      task: insert(db, 'tasks', {
        case_id,
        kind: 'ordinary',
        title: 'Tugas contoh',
        created_by: officer,
        recorded_at: at,
        state: 'open',
      }).id,
      paper: insert(db, 'issued_documents', {
        document_type: 'caseSummary',
        subject_uuid: bytesOf(caseId),
        subject_label: 'Resume contoh',
        dated_on: on,
        issued_at: at,
        issued_by: officer,
        template: 'case-summary',
        template_digest: 'x',
        inputs: '{}',
        file_id: file,
        page_count: 1,
        state: 'issued',
      }).id,
    }
  })

export type Person = { role: Role; row: number; section: number }

/** Makes the case what it is to somebody under this relation; `other` is an officer who has nothing to do with him. */
export const relate = (
  database: Database,
  caseId: string,
  relation: Relation,
  { person, other, otherSection }: { person: Person; other: number; otherSection: number },
): void =>
  asTest(database, (db) => {
    const isHis = relation === 'own' || relation === 'assigned'
    const isNear = isHis || relation === 'section' || relation === 'secret'
    const level = { hidden: 'restricted', secret: 'secret', member: 'secret' } as const
    const case_id = rowOf(db, 'cases', caseId)
    db.prepare(
      `update cases set entered_by = ?, responsible_officer_id = ?, section_id = ?, confidentiality = ?,
         state = 'registered' where id = ?`,
    ).run(
      relation === 'own' ? person.row : other,
      isHis ? person.row : other,
      isNear ? person.section : otherSection,
      (level as Partial<Record<Relation, string>>)[relation] ?? 'ordinary',
      case_id,
    )
    db.prepare('delete from case_members where case_id = ?').run(case_id)
    if (relation === 'member')
      insert(db, 'case_members', { case_id, officer_id: person.row, named_by: other, named_at: 0 })
  })
