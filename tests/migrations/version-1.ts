import { v7 } from 'uuid'
import { createKeys, loginKeyOf, type NewKeys } from '#main/platform/keys/slots.ts'
import { calibrateKdf } from '#main/platform/keys/password.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { migrations } from '#main/platform/db/migrate.ts'
import { createStore, type Store } from '#main/platform/store/store.ts'
import { createTestClock, temporaryFolder } from '../support/test-office.ts'

export const stepsUpTo = (version: number) => migrations.filter((step) => step.version <= version)

export const account = { login: 'kepala', password: 'lumbung senja perahu kayu' }

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const newUuid = (): Buffer => bytesOf(v7())

export type OldOffice = {
  folder: string
  storeId: string
  /** A copy: opening a store takes the key over and wipes it. */
  masterKey: () => Uint8Array
  /** Bytes of the kept file and where they stand. */
  blob: { content: Buffer; blobId: Uint8Array }
  villageCount: number
}

/** Rows as the first released program wrote them, in its own columns: the query schema of today knows more. */
const fill = (db: WriteDb, slotId: string): void => {
  db.prepare(
    `insert into offices (id, uuid, office_class, name, city, address, province_name, language)
     values (1, ?, 'Kelas II TPI', 'Sampit', 'Sampit', 'Jl. Contoh 1', 'Kalimantan Tengah', 'id')`,
  ).run(newUuid())
  db.prepare(
    `insert into officers (id, uuid, login, login_key, full_name, slot_id) values (1, ?, ?, ?, 'Kepala Contoh', ?)`,
  ).run(newUuid(), account.login, loginKeyOf(account.login), slotId)
  db.prepare(`insert into officer_roles (officer_id, role) values (1, 'officeHead')`).run()
}

const addVillage = (db: WriteDb, number: number): void => {
  const name = `Contoh ${number}`
  db.prepare(
    `insert into villages (uuid, region_code, table_name, printed_name, printed_name_key, unit_type, unit_type_printed,
       head_title, district_name, regency_code, regency_name, province_name, state)
     values (?, ?, ?, ?, ?, 'desa', 'Desa', 'Kepala Desa', 'Contoh', '62.02', 'Kotawaringin Timur',
       'Kalimantan Tengah', 'candidate')`,
  ).run(newUuid(), `62.02.01.${2000 + number}`, name, name, name.toLowerCase())
}

const asWritten = (store: Pick<Store, 'database'>, action: string, work: (db: WriteDb) => void): void => {
  store.database.change({ action, officerId: 1, recordedAt: 1, about: [{ kind: 'village', id: v7() }] }, work)
}

const keysOnce = async (): Promise<NewKeys> =>
  createKeys(v7(), await calibrateKdf(createTestClock().elapsed), account.login, account.password)

/**
 * A real encrypted store of the first released schema, with its first officer, villages one act each, and a file.
 * More than 2,000 villages have the oldest part of the log sealed.
 */
export const createOldOffice = async (villageCount = 5): Promise<OldOffice> => {
  const folder = temporaryFolder()
  const { keys, masterKey, slot } = await keysOnce()
  const kept = Buffer.from(masterKey)
  const content = Buffer.from('%PDF-1.7 naskah contoh '.repeat(20_000))
  const store = createStore(
    folder,
    keys,
    masterKey,
    (parts) => asWritten(parts, 'setup.create', (db) => fill(db, slot.id)),
    stepsUpTo(1),
  )
  const { blobId, sha256, size } = store.blobs.put(content, 1)
  asWritten(store, 'file.add', (db) =>
    db
      .prepare(
        `insert into files (uuid, blob_id, name, media_type, size, sha256, recorded_at)
         values (?, ?, 'naskah.pdf', 'application/pdf', ?, ?, 1)`,
      )
      .run(newUuid(), blobId, size, sha256),
  )
  for (let number = 1; number <= villageCount; number += 1)
    asWritten(store, 'village.add', (db) => addVillage(db, number))
  const { storeId } = store
  store.close()
  return { folder, storeId, masterKey: () => Buffer.from(kept), blob: { content, blobId }, villageCount }
}
