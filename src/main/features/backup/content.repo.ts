import type { Holdings } from '#shared/features/backup/backup.schema.ts'
import type { OfficeDetails } from '#shared/features/office/office.schema.ts'
import { officeFullName } from '#shared/features/office/office.rules.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Connection } from '#main/platform/db/open.ts'

type Plain = Pick<ReadDb, 'prepare'> | Connection

/** What a store holds, whichever version it is of: a table that it does not know yet counts nothing. */
export type Content = {
  officeName: string
  holds: Holdings
  lastActs: { action: string; at: Date; officerName: string | null }[]
  head: { seq: number; digest: string }
}

const tableOf = {
  cases: 'cases',
  villages: 'villages',
  officers: 'officers',
  papers: 'issued_documents',
  files: 'files',
} as const satisfies Record<Exclude<keyof Holdings, 'acts' | 'lastActAt'>, string>

const countIn = (db: Plain, table: string): number => {
  const exists = db.prepare(`select 1 from sqlite_schema where type = 'table' and name = ?`).get(table)
  if (exists === undefined) return 0
  return (db.prepare(`select count(*) as found from "${table}"`).get() as { found: number }).found
}

export const readHoldings = (db: Plain): Holdings => {
  const last = db.prepare('select seq, recorded_at as at from changes order by seq desc limit 1').get() as
    | { seq: number; at: number }
    | undefined
  const counted = Object.fromEntries(
    Object.entries(tableOf).map(([name, table]) => [name, countIn(db, table)]),
  ) as Record<keyof typeof tableOf, number>
  return { ...counted, acts: last?.seq ?? 0, lastActAt: last ? new Date(last.at) : null }
}

export const readContent = (db: Plain): Content => {
  const office = db.prepare('select office_class as officeClass, name from offices limit 1').get() as
    | Pick<OfficeDetails, 'officeClass' | 'name'>
    | undefined
  const acts = db
    .prepare(
      // A checkpoint goes with every backup and tells nothing about the work.
      `select changes.action, changes.recorded_at as at, officers.full_name as officerName
       from changes left join officers on officers.id = changes.officer_id
       where changes.action <> 'audit.makeCheckpoint' order by changes.seq desc limit 3`,
    )
    .all() as { action: string; at: number; officerName: string | null }[]
  const newest = db
    .prepare('select seq, lower(hex(digest)) as digest from changes order by seq desc limit 1')
    .get() as Content['head'] | undefined
  return {
    officeName: office ? officeFullName(office) : '',
    holds: readHoldings(db),
    lastActs: acts.map(({ action, at, officerName }) => ({ action, at: new Date(at), officerName })),
    head: newest ?? { seq: 0, digest: '0'.repeat(64) },
  }
}

/** Digest of one act, in the same letters; undefined where there is none. */
export const digestOfAct = (db: Plain, seq: number): string | undefined =>
  (
    db.prepare('select lower(hex(digest)) as digest from changes where seq = ?').get(seq) as
      | { digest: string }
      | undefined
  )?.digest

export const neededAttachments = (db: Plain): string[] =>
  (db.prepare('select distinct lower(hex(blob_id)) as id from files').all() as { id: string }[]).map(
    ({ id }) => id,
  )

export const attachmentIds = (attachments: Connection): string[] =>
  attachments.prepare('select lower(hex(id)) from blobs').pluck().all() as string[]

/** The pieces of one attachment, one at a time. */
export const chunksOf = (attachments: Connection, id: string): IterableIterator<Buffer> =>
  attachments
    .prepare<[Buffer], Buffer>('select bytes from chunks where blob_id = ? order by position')
    .pluck()
    .iterate(Buffer.from(id, 'hex'))
