import { v7 } from 'uuid'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { Connection } from '#main/platform/db/open.ts'
import { agreementItems, agreementParties, agreements } from '#main/platform/db/schema.ts'

const parties = ['Kantor Imigrasi Kelas II TPI Contoh', 'Pemerintah Kabupaten Contoh']
const scope = ['Pertukaran data', 'Sosialisasi', 'Penugasan PIMPASA', 'Layanan keimigrasian', 'Pelaporan']

/** One agreement, two parties, five scope items: the rows of an ordinary save. */
export const insertAgreementLikeRows = (db: WriteDb, number: number): void => {
  const { id } = db
    .insert(agreements)
    .values({
      uuid: v7(),
      kind: 'cooperationAgreement',
      title: `Perjanjian Kerja Sama ${number}`,
      titleKey: `perjanjian kerja sama ${number}`,
      signedOn: '2024-02-27' as PlainDate,
      startsOn: '2024-02-27' as PlainDate,
      endsOn: '2027-02-26' as PlainDate,
    })
    .returning({ id: agreements.id })
    .get()
  const partyRows = parties.map((institution, index) => ({
    agreementId: id,
    position: index + 1,
    institution,
    number: `${number}/${index}`,
  }))
  db.insert(agreementParties).values(partyRows).run()
  const itemRows = scope.map((text, index) => ({
    agreementId: id,
    kind: 'scope' as const,
    position: index + 1,
    text,
  }))
  db.insert(agreementItems).values(itemRows).run()
}

const tables = ['agreements', 'agreement_parties', 'agreement_items'] as const

/** Table and index statements of the three tables with every name of theirs turned into the twin's. */
const createTwins = (connection: Connection): void => {
  const statements = connection
    .prepare<[string, string, string], string>(
      `select sql from sqlite_schema where tbl_name in (?, ?, ?) and type in ('table', 'index') and sql is not null
       order by type desc, rowid`,
    )
    .pluck()
    .all(...tables)
  for (const sql of statements)
    connection.exec(
      sql.replaceAll(/\b(agreements|agreement_parties|agreement_items)(_\w+)?\b/g, 'plain_$1$2'),
    )
}

/** The store refuses to open with a table that nothing watches. */
export const dropTwins = (connection: Connection): void => {
  for (const table of tables.toReversed()) connection.exec(`drop table plain_${table}`)
}

/** Prepared statements over twins of the same tables in the same file: same columns, indexes and sync, no triggers, no log. */
export const plainWriter = (connection: Connection): ((number: number) => void) => {
  createTwins(connection)
  const agreement = connection.prepare(
    `insert into plain_agreements (uuid, kind, title, title_key, signed_on, starts_on, ends_on)
     values (?, 'cooperationAgreement', ?, ?, '2024-02-27', '2024-02-27', '2027-02-26')`,
  )
  const party = connection.prepare(
    'insert into plain_agreement_parties (agreement_id, position, institution, number) values (?, ?, ?, ?)',
  )
  const item = connection.prepare(
    `insert into plain_agreement_items (agreement_id, kind, position, text) values (?, 'scope', ?, ?)`,
  )
  const write = connection.transaction((number: number) => {
    const uuid = Buffer.from(v7().replaceAll('-', ''), 'hex')
    const { lastInsertRowid: id } = agreement.run(
      uuid,
      `Perjanjian Kerja Sama ${number}`,
      `perjanjian kerja sama ${number}`,
    )
    for (const [index, institution] of parties.entries())
      party.run(id, index + 1, institution, `${number}/${index}`)
    for (const [index, text] of scope.entries()) item.run(id, index + 1, text)
  })
  return (number) => write.immediate(number)
}
