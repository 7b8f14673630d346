import { caseReachOf } from '#shared/features/access/case-reach.rules.ts'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import { caseOfPaper } from '../db/case-papers.ts'
import { columnName, fieldOf, filesOfCase, sealedTables, type SealedTable } from '../db/sealed-columns.ts'
import { caseKeys, outlivedBlobs } from '../db/schema.ts'
import { recoverySealKeys } from '../key-change.repo.ts'
import { newId } from '../rpc/new-id.ts'

/** A case with its key: `version` is null where it has none. */
export type KeyedCase = { rowId: number; caseId: string; isSecret: boolean; version: number | null }

const keyedColumns = `cases.id as rowId, lower(hex(cases.uuid)) as caseId, confidentiality = 'secret' as isSecret,
  (select max(version) from case_keys where case_id = cases.id) as version`

type KeyedRow = { rowId: number; caseId: string; isSecret: number; version: number | null }

const toKeyed = (row: KeyedRow): KeyedCase => ({
  ...row,
  caseId: uuidOfHex(row.caseId),
  isSecret: row.isSecret === 1,
})

export const findKeyedCase = (db: ReadDb, rowId: number): KeyedCase =>
  toKeyed(db.prepare(`select ${keyedColumns} from cases where cases.id = ?`).get(rowId) as KeyedRow)

export const findCaseRowId = (db: ReadDb, caseId: string): number | undefined =>
  db.prepare('select id from cases where uuid = unhex(?)').pluck().get(caseId.replaceAll('-', '')) as
    | number
    | undefined

/** The case a paper belongs to; null for papers of the office and for registers of cases. */
export const findCaseOfPaper = (
  db: ReadDb,
  { type, subjectId }: { type: string; subjectId: string },
): number | null =>
  db
    .prepare(
      `select ${caseOfPaper('made')} from (select @type as document_type, unhex(@subject) as subject_uuid) made`,
    )
    .pluck()
    .get({ type, subject: subjectId.replaceAll('-', '') }) as number | null

/** The box of a key for the holder of this public key. */
export const findBox = (
  db: ReadDb,
  place: { caseId: string; version: number },
  sealKey: Uint8Array,
): Uint8Array | undefined =>
  db
    .prepare(
      `select box from case_keys join cases on cases.id = case_id
       where cases.uuid = unhex(@uuid) and case_keys.version = @version and seal_key = @sealKey`,
    )
    .pluck()
    .get({
      uuid: place.caseId.replaceAll('-', ''),
      version: place.version,
      sealKey: Buffer.from(sealKey),
    }) as Uint8Array | undefined

/** Number of the act that is being written. */
export const openActOf = (db: WriteDb): number =>
  db.prepare('select change_seq from open_change').pluck().get() as number

/** Who a key is boxed for: an officer, or the code on paper where `officerRowId` is null. */
export type Holder = { officerRowId: number | null; sealKey: Uint8Array }

export const listHolders = (db: ReadDb, caseRowId: number): Holder[] =>
  db
    .prepare(
      `select officer_id as officerRowId, seal_key as sealKey from case_keys where case_id = ? order by id`,
    )
    .all(caseRowId) as Holder[]

/** Roles of officers who see a secret case in which they are named. */
const namedRoles = Object.entries(caseReachOf)
  .filter(([, reach]) => reach.secret === 'named')
  .map(([role]) => `'${role}'`)
  .join(', ')

/**
 * Who is to have the key of these cases: those who may see them, every office head, and the code on paper, which is
 * bound as `@paper`. For all secret cases at once, because there may be thousands and every act asks.
 */
const wantedBoxes = (cases: string): string => `
  chosen as (select id, responsible_officer_id from cases where ${cases}),
  named (case_id, officer_id) as (
    select id, responsible_officer_id from chosen
    union select case_id, officer_id from case_members where case_id in (select id from chosen)
    union select case_id, assigned_officer_id from tasks
      where state = 'open' and case_id in (select id from chosen)),
  wanted (case_id, officer_id, seal_key) as (
    select named.case_id, officers.id, seal_key from named join officers on officers.id = named.officer_id
      where disabled_at is null and seal_key is not null and exists (
        select 1 from officer_roles where officer_id = officers.id and role in (${namedRoles}))
    union select chosen.id, officers.id, seal_key from officers join officer_roles on officer_id = officers.id
      cross join chosen
      where disabled_at is null and seal_key is not null and role = 'officeHead'
    union select chosen.id, null, unhex(value) from json_each(@paper) cross join chosen)`

/** The code on paper; while a new one is being made, the one before as well. */
export const listPaperHolders = (db: ReadDb): Holder[] =>
  recoverySealKeys(db).map((sealKey) => ({ officerRowId: null, sealKey }))

const paperText = (paper: readonly Holder[]): string =>
  JSON.stringify(paper.map(({ sealKey }) => Buffer.from(sealKey).toString('hex')))

const wantedOfCase = `with ${wantedBoxes('id = @caseRowId')}
  select officer_id as officerRowId, seal_key as sealKey from wanted order by officer_id is null, officer_id`

export const listWanted = (
  db: ReadDb,
  caseRowId: number,
  paper: readonly Holder[] = listPaperHolders(db),
): Holder[] => db.prepare(wantedOfCase).all({ caseRowId, paper: paperText(paper) }) as Holder[]

// The index of cases that are closed to many is a partial one, hence the first condition.
const isSecret = `confidentiality <> 'ordinary' and confidentiality = 'secret'`

/** Whether any case is secret, or still has a key. */
export const hasKeyedCases = (db: ReadDb): boolean =>
  db
    .prepare(`select exists (select 1 from cases where ${isSecret}) or exists (select 1 from case_keys)`)
    .pluck()
    .get() === 1

const unsettledCases = `with ${wantedBoxes(isSecret)},
  held as (select case_id, officer_id, seal_key from case_keys),
  differing as (
    select case_id from (select * from wanted except select * from held)
    union select case_id from (select * from held except select * from wanted))
  select ${keyedColumns} from cases where cases.id in (select case_id from differing) order by cases.id`

/** Secret cases whose boxes are not those of who is to have them, and cases that have boxes and are not secret. */
export const listUnsettledCases = (db: ReadDb, paper: readonly Holder[]): KeyedCase[] =>
  (db.prepare(unsettledCases).all({ paper: paperText(paper) }) as KeyedRow[]).map(toKeyed)

export const insertBox = (
  db: WriteDb,
  {
    caseRowId,
    version,
    officerRowId,
    sealKey,
    box,
  }: Holder & { caseRowId: number; version: number; box: Uint8Array },
): void => {
  db.insert(caseKeys)
    .values({ uuid: newId('CaseKey'), caseId: caseRowId, version, officerId: officerRowId, sealKey, box })
    .run()
}

export const deleteBoxes = (db: WriteDb, caseRowId: number): void => {
  db.prepare('delete from case_keys where case_id = ?').run(caseRowId)
}

export const deleteBox = (db: WriteDb, caseRowId: number, sealKey: Uint8Array): void => {
  db.prepare('delete from case_keys where case_id = ? and seal_key = ?').run(caseRowId, Buffer.from(sealKey))
}

/** Puts every text of the case through `convert`, row by row; what comes back the same is left alone. */
export const convertTexts = (
  db: WriteDb,
  caseRowId: number,
  convert: (field: string, stored: string) => string,
): void => {
  for (const sealed of sealedTables) convertTable(db, sealed, caseRowId, convert)
}

const convertTable = (
  db: WriteDb,
  sealed: SealedTable,
  caseRowId: number,
  convert: (field: string, stored: string) => string,
): void => {
  const { name, columns } = sealed
  const rows = db
    .prepare(
      `select id, ${columns.map(columnName).join(', ')} from ${name} where ${sealed.belongs} order by id`,
    )
    .all(caseRowId) as Record<string, number | string | null>[]
  const write = db.prepare(
    `update ${name} set ${columns.map((key) => `${columnName(key)} = @${columnName(key)}`).join(', ')} where id = @id`,
  )
  for (const row of rows) {
    const next = { ...row }
    for (const key of columns) {
      const stored = row[columnName(key)]
      if (typeof stored === 'string') next[columnName(key)] = convert(fieldOf(sealed, key), stored)
    }
    if (columns.some((key) => next[columnName(key)] !== row[columnName(key)])) write.run(next)
  }
}

export type CaseFile = {
  rowId: number
  blobId: Uint8Array
  name: string
  sha256: Uint8Array
  sealedSha256: string | null
}

/** The files that rows of the case name. */
export const listCaseFiles = (db: ReadDb, caseRowId: number): CaseFile[] =>
  db
    .prepare(
      `select id as rowId, blob_id as blobId, name, sha256, sealed_sha256 as sealedSha256 from files
       where id in (${filesOfCase}) order by id`,
    )
    .all({ caseRowId }) as CaseFile[]

/** Puts other bytes in the place of a file's; the bytes before are erased after the act. */
export const replaceFile = (db: WriteDb, file: CaseFile, next: Omit<CaseFile, 'rowId'>): void => {
  db.prepare(
    `update files set blob_id = @blobId, name = @name, sha256 = @sha256, sealed_sha256 = @sealedSha256
     where id = @rowId`,
  ).run({ ...next, rowId: file.rowId })
  db.insert(outlivedBlobs)
    .values({ uuid: newId('OutlivedBlob'), blobId: file.blobId })
    .run()
}

/** Bytes that wait to be erased; those that a row still names are left where they are. */
export const listOutlivedBlobs = (db: ReadDb): { rowId: number; blobId: Uint8Array; isNamed: boolean }[] =>
  (
    db
      .prepare(
        `select id as rowId, blob_id as blobId,
           exists (select 1 from files where files.blob_id = outlived_blobs.blob_id) as isNamed
         from outlived_blobs order by id`,
      )
      .all() as { rowId: number; blobId: Uint8Array; isNamed: number }[]
  ).map((row) => ({ ...row, isNamed: row.isNamed === 1 }))

export const deleteOutlivedBlob = (db: WriteDb, rowId: number): void => {
  db.prepare('delete from outlived_blobs where id = ?').run(rowId)
}
