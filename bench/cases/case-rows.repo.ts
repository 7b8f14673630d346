import { caseChannels } from '#shared/features/case/case.schema.ts'
import { subjectNameKey } from '#shared/features/subject/subject.rules.ts'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import type { Connection } from '#main/platform/db/open.ts'
import { inventedBirth, inventedName, inventedNik, seededRandom } from './people.ts'

const day = 86_400_000
const colours = ['red', 'orange', 'yellow', 'blue', null] as const
const openStates = [
  'registered',
  'screening',
  'interview',
  'assessment',
  'decision',
  'awaitingDocuments',
] as const
const roles = ['prospectiveWorker', 'victim', 'witness', 'companion'] as const

/** Names beside the rows, for questions that must find something. */
export type SeededCases = {
  /** Cases with a long timeline. */
  longCaseIds: string[]
  /** Numbers of alleged persons. */
  phones: string[]
  niks: string[]
  births: [fullName: string, birthOn: string][]
}

export type SeedSize = {
  cases: number
  subjects: number
  /** How many cases have a long timeline, and of how many entries. */
  longCases: number
  events: number
  /** The newest receipt, as an instant. */
  until: number
}

/** Row ids of those who answer for the cases. */
export type SeedOfficers = { officerIds: readonly number[]; sectionIds: readonly number[] }

const at = <Item>(items: readonly Item[], random: () => number): Item => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

let uuids = 0
/** Rising, as UUIDv7 rise with time: their index grows at its end. */
const newUuid = (): Buffer => {
  const uuid = Buffer.alloc(16)
  uuid.writeUIntBE(0x01_90_00_00_00_00 + uuids, 0, 6)
  uuid.writeUInt32BE((uuids += 1), 12)
  uuid[6] = 0x70
  uuid[8] = 0x80
  return uuid
}

/**
 * Fills the tables of cases as twenty years of a large office would: four of five cases closed, one to ten subjects
 * each, phones shared now and then, and the newest cases with a long timeline. What watches the rows must be away.
 */
export const seedCases = (
  connection: Connection,
  size: SeedSize,
  { officerIds, sectionIds }: SeedOfficers,
): SeededCases => {
  const random = seededRandom(20_261_123)
  const insert = (table: string, columns: string) => {
    const names = columns.split(' ')
    return connection.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
  }
  const insertCase = insert(
    'cases',
    'id uuid number number_key title channel received_at recorded_at confidentiality urgency section_id responsible_officer_id entered_by state finding outcome closed_on colour subject_count undecided_count due_at due_kind waiting_for updated_at',
  )
  const insertNarrative = insert('case_narratives', 'uuid case_id chronology')
  const insertSubject = insert(
    'subjects',
    'id uuid case_id position role full_name name_key sex birth_on nik passport_number passport_key colour',
  )
  const insertDetails = insert('subject_details', 'uuid subject_id')
  const insertContact = insert('subject_contacts', 'uuid subject_id kind value value_key')
  const insertEvent = insert('case_events', 'uuid case_id occurred_at recorded_at kind officer_id data')
  const insertEntity = insert('entities', 'id uuid kind value value_key recorded_at')
  const insertLink = insert('case_entities', 'uuid case_id entity_id source recorded_at')
  const insertClock = insert('clocks', 'uuid case_id kind started_at due_at met_at')

  const seeded: SeededCases = { longCaseIds: [], phones: [], niks: [], births: [] }
  const entityCount = Math.floor(size.cases / 4)
  const start = size.until - 20 * 365 * day
  let subjectId = 0
  let [year, counter] = [0, 0]
  connection.transaction(() => {
    for (let id = 1; id <= entityCount; id += 1) {
      const phone = `+62813${String(10_000_000 + id)}`
      insertEntity.run(id, newUuid(), 'phone', phone, phone, size.until)
      if (id % 97 === 0) seeded.phones.push(phone)
    }
    for (let id = 1; id <= size.cases; id += 1) {
      const receivedAt = Math.floor(start + (id / size.cases) * 20 * 365 * day)
      const isOpen = random() < 0.2
      const colour = at(colours, random)
      const uuid = newUuid()
      const count = Math.min(10, 1 + Math.floor(-Math.log(1 - random()) * (size.subjects / size.cases - 0.5)))
      const receiptYear = new Date(receivedAt).getFullYear()
      counter = receiptYear === year ? counter + 1 : 1
      year = receiptYear
      const state = isOpen ? at(openStates, random) : 'closed'
      const officerId = at(officerIds, random)
      insertCase.run(
        id,
        uuid,
        `KNP-${year}-${String(counter).padStart(4, '0')}`,
        year * 1_000_000 + counter,
        `Kasus contoh ${id}`,
        at(caseChannels, random),
        receivedAt,
        receivedAt + day,
        random() < 0.1 ? 'restricted' : 'ordinary',
        random() < 0.1 ? 'urgent' : 'ordinary',
        at(sectionIds, random),
        officerId,
        officerId,
        state,
        isOpen ? null : 'notProven',
        isOpen ? null : 'preventedEducated',
        isOpen ? null : new Date(receivedAt + 30 * day).toISOString().slice(0, 10),
        colour,
        count,
        isOpen ? count : 0,
        // Open cases are worked on today, however old they are.
        isOpen ? size.until + Math.floor(random() * 60 - 15) * day : null,
        isOpen ? 'deferralDocuments' : null,
        state === 'awaitingDocuments' ? 'applicant' : null,
        receivedAt + Math.floor(random() * 90 * day),
      )
      insertNarrative.run(
        newUuid(),
        id,
        'Pemohon menerangkan akan berkunjung ke keluarga. '.repeat(1 + Math.floor(random() * 20)),
      )
      insertEvent.run(newUuid(), id, receivedAt, receivedAt + day, 'caseReceived', officerId, '{}')
      if (isOpen) insertClock.run(newUuid(), id, 'deferralDocuments', receivedAt, receivedAt + 30 * day, null)
      for (let position = 1; position <= count; position += 1) {
        subjectId += 1
        const fullName = inventedName(random)
        const birthOn = inventedBirth(random)
        const female = random() < 0.5
        const nik = random() < 0.85 ? inventedNik(random, birthOn, female) : null
        const passport = random() < 0.4 ? `X${String(1_000_000 + Math.floor(random() * 8_999_999))}` : null
        insertSubject.run(
          subjectId,
          newUuid(),
          id,
          position,
          at(roles, random),
          fullName,
          subjectNameKey({ fullName, alias: null }),
          female ? 'female' : 'male',
          birthOn,
          nik,
          passport,
          passport,
          colour,
        )
        insertDetails.run(newUuid(), subjectId)
        const phone = `+62812${String(10_000_000 + Math.floor(random() * 60_000_000))}`
        insertContact.run(newUuid(), subjectId, 'phone', phone, phone)
        if (subjectId % 499 === 0 && nik !== null) {
          seeded.niks.push(nik)
          seeded.births.push([fullName, birthOn])
        }
      }
      if (random() < 0.6)
        insertLink.run(
          newUuid(),
          id,
          1 + Math.floor(random() ** 3 * (entityCount - 1)),
          'statement',
          receivedAt,
        )
      if (id > size.cases - size.longCases) {
        seeded.longCaseIds.push(uuidOfHex(uuid.toString('hex')))
        for (let entry = 0; entry < size.events; entry += 1) {
          const occurredAt = receivedAt + entry * 60_000
          const data = JSON.stringify({ length: entry })
          insertEvent.run(newUuid(), id, occurredAt, occurredAt, 'caseNoted', officerId, data)
        }
      }
    }
    connection.exec(
      `insert into running_numbers (uuid, series, year, last_counter)
       select randomblob(16), 'case', number_key / 1000000, max(number_key % 1000000) from cases group by 2, 3`,
    )
    connection.exec(
      `insert into case_names (rowid, name_keys) select case_id, group_concat(name_key, ' ') from subjects group by case_id`,
    )
    connection.exec(
      `update entities set case_count = (select count(*) from case_entities l where l.entity_id = entities.id)`,
    )
  })()
  return seeded
}

export const caseSize = (connection: Connection): { cases: number; persons: number; entries: number } =>
  connection
    .prepare(
      `select (select count(*) from cases) as cases, (select count(*) from subjects) as persons,
         (select count(*) from case_events) as entries`,
    )
    .get() as { cases: number; persons: number; entries: number }

/** Takes what watches the rows away: a bulk of this size is not an act of an officer. */
export const dropWatching = (connection: Connection): void => {
  const names = connection.prepare(`select name from sqlite_schema where type = 'trigger'`).pluck().all()
  for (const name of names.map(String))
    if (/[a-z]__(?:insert|update|delete)$/.test(name)) connection.exec(`drop trigger "${name}"`)
}
