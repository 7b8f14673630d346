import type { Connection } from '#main/platform/db/open.ts'

type Random = () => number

/** Alters history on the open connection and answers the first act that is no longer what was written. */
export type Alteration = { name: string; alter: (connection: Connection, random: Random) => number }

const headOf = (connection: Connection): number =>
  connection.prepare('select max(seq) from changes').pluck().get() as number

/** Any act but the one of the set-up, whose digest others build on in ways an attacker would leave alone. */
const someAct = (connection: Connection, random: Random): number =>
  2 + Math.floor(random() * (headOf(connection) - 1))

const someActWithEntries = (connection: Connection, random: Random): number => {
  const acts = connection
    .prepare('select distinct change_seq from change_entries where change_seq > 1 order by change_seq')
    .pluck()
    .all() as number[]
  return acts[Math.floor(random() * acts.length)] ?? 2
}

const onAct =
  (sql: string, find = someAct) =>
  (connection: Connection, random: Random): number => {
    const seq = find(connection, random)
    connection.prepare(sql).run({ seq })
    return seq
  }

/** Everything from an act on moves by one place. */
const shift = (connection: Connection, from: number, by: 1 | -1): void => {
  // In two steps, because two acts cannot have one place for a moment.
  for (const [table, column] of [
    ['changes', 'seq'],
    ['change_entries', 'change_seq'],
    ['change_subjects', 'change_seq'],
    ['access_entries', 'seq'],
    ['checkpoints', 'seq'],
  ] as const) {
    connection.prepare(`update ${table} set ${column} = -${column} where ${column} >= ?`).run(from)
    connection.prepare(`update ${table} set ${column} = -${column} + ? where ${column} < 0`).run(by)
  }
}

const dropAct = (connection: Connection, random: Random): number => {
  const seq = Math.min(someAct(connection, random), headOf(connection) - 1)
  for (const sql of [
    'delete from change_entries where change_seq = ?',
    'delete from change_subjects where change_seq = ?',
    'delete from access_entries where seq = ?',
    'delete from changes where seq = ?',
  ])
    connection.prepare(sql).run(seq)
  shift(connection, seq + 1, -1)
  return seq
}

const insertAct = (connection: Connection, random: Random): number => {
  const seq = someAct(connection, random)
  shift(connection, seq, 1)
  connection
    .prepare(
      `insert into changes (seq, uuid, action, officer_id, recorded_at, reason, subjects, last_entry_id, digest)
       select @seq, randomblob(16), 'village.get', 1, recorded_at, null, '[]', last_entry_id, zeroblob(32)
       from changes where seq = @seq - 1`,
    )
    .run({ seq })
  return seq
}

const swapActs = (connection: Connection, random: Random): number => {
  const seq = Math.max(2, Math.min(someAct(connection, random), headOf(connection) - 1))
  connection
    .prepare(
      `update changes set (action, officer_id, recorded_at, reason, uuid) =
         (select other.action, other.officer_id, other.recorded_at, other.reason, other.uuid from changes other
          where other.seq = case changes.seq when @seq then @seq + 1 else @seq end)
       where seq in (@seq, @seq + 1)`,
    )
    .run({ seq })
  return seq
}

/** The end of the history is cut off, with the checkpoints that spoke of it. */
const cutTail = (connection: Connection, random: Random): number => {
  const seq = someAct(connection, random)
  for (const sql of [
    'delete from change_entries where change_seq >= ?',
    'delete from change_subjects where change_seq >= ?',
    'delete from access_entries where seq >= ?',
    'delete from checkpoints where seq >= ?',
    'delete from changes where seq >= ?',
  ])
    connection.prepare(sql).run(seq)
  return seq
}

export const alterations: readonly Alteration[] = [
  { name: 'another reason', alter: onAct(`update changes set reason = 'lain' where seq = @seq`) },
  { name: 'another deed', alter: onAct(`update changes set action = 'x.y' where seq = @seq`) },
  { name: 'another officer', alter: onAct('update changes set officer_id = 99 where seq = @seq') },
  { name: 'another time', alter: onAct('update changes set recorded_at = recorded_at - 1 where seq = @seq') },
  {
    name: 'another content',
    alter: onAct(
      `update change_entries set after_json = '{"id":1}', before_json = null where change_seq = @seq`,
      someActWithEntries,
    ),
  },
  { name: 'an act dropped', alter: dropAct },
  { name: 'an act put in', alter: insertAct },
  { name: 'two acts swapped', alter: swapActs },
  { name: 'the end cut off', alter: cutTail },
]
