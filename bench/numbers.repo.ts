import type { Connection } from '#main/platform/db/open.ts'

/** The register as its rows have it, past every rule of the program. */
export const countRegister = (connection: Connection) =>
  connection
    .prepare<
      [],
      { numbers: number; distinct: number; papers: number; numberedPapers: number; numbersOfPapers: number }
    >(
      `select (select count(*) from document_numbers) as numbers,
              (select count(distinct number_key) from document_numbers) as "distinct",
              (select count(*) from issued_documents) as papers,
              (select count(number_id) from issued_documents) as numberedPapers,
              (select count(distinct number_id) from issued_documents) as numbersOfPapers`,
    )
    .get()

/**
 * The same register without the program: a table with the same unique keys in the same encrypted file, one immediate
 * transaction a number with full sync. It is filled up to `taken` and answers how one more is taken.
 */
export const plainRegister = (connection: Connection, taken: number): (() => void) => {
  connection.exec(
    `create table plain_numbers (
       id integer primary key, uuid blob not null unique, number text not null, number_key text not null unique,
       document_type text not null, counter_key text, counter integer, dated_on text not null, recorded_at integer not null,
       state text not null, reason text);
     create unique index plain_numbers_counter on plain_numbers (counter_key, counter);`,
  )
  const highest = connection
    .prepare<[], number>(`select max(counter) from plain_numbers where counter_key = 'bench'`)
    .pluck()
  const insert = connection.prepare(
    `insert into plain_numbers (uuid, number, number_key, document_type, counter_key, counter, dated_on, recorded_at, state, reason)
     values (randomblob(16), ?, ?, 'certificate', 'bench', ?, '2026-11-23', ?, 'reserved', 'uji')`,
  )
  const take = (): void => {
    const counter = (highest.get() ?? 0) + 1
    insert.run(`PIAGAM-${counter}/2026`, `piagam-${counter}/2026`, counter, Date.now())
  }
  connection.transaction(() => {
    for (let counter = 0; counter < taken; counter += 1) take()
  })()
  const transaction = connection.transaction(take)
  return () => transaction.immediate()
}

/** The store refuses to open with a table that nothing watches. */
export const dropPlainRegister = (connection: Connection): void => {
  connection.exec('drop table plain_numbers')
}
