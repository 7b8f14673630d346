import { randomBytes, randomUUID } from 'node:crypto'
import { createRouterClient, ORPCError } from '@orpc/server'
import { z } from 'zod'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import { permissionTable, type Permission } from '#shared/kernel/permissions.ts'
import { insertOfficer, type OfficerRow } from '#main/features/officer/index.ts'
import { createKeyPair } from '#main/platform/keys/crypto.ts'
import { router } from '#main/platform/rpc/router.ts'
import type { RpcConnection, ServiceState } from '#main/platform/service-state.ts'

/** A connection as the service sees it: what asks for a password again, or for a second person, is refused. */
export const bareClient = (service: ServiceState, connection: RpcConnection = { officer: undefined }) =>
  createRouterClient(router, { context: { connection, service } })

/**
 * The same with somebody at the keyboard who answers every question, as the window does: the call is refused, he
 * confirms, and it is made again. The confirming itself has tests of its own and costs a key derivation.
 */
export const assuredClient = (service: ServiceState, connection: RpcConnection = { officer: undefined }) =>
  createRouterClient(router, {
    context: { connection, service },
    interceptors: [
      async (call) => {
        for (let question = 0; ; question += 1) {
          try {
            return await call.next()
          } catch (error) {
            if (question === 3 || !answer(service, connection, call.input, error)) throw error
          }
        }
      },
    ],
  })

const askedAct = z.object({ action: z.string(), permission: z.string(), digest: z.string() })
const missing = z.object({ permission: z.string() })

/** Whether the question was one of these and is answered now. */
const answer = (
  service: ServiceState,
  { officer }: RpcConnection,
  input: unknown,
  error: unknown,
): boolean => {
  if (!(error instanceof ORPCError) || !officer) return false
  if (error.code === 'STEP_UP_REQUIRED') officer.assurance.confirm(service.clocks())
  else if (error.code === 'SECOND_PERSON_MISSING') employ(service, missing.parse(error.data).permission)
  else if (error.code === 'SECOND_PERSON_REQUIRED') {
    const asked = askedAct.parse(error.data)
    const act = { ...asked, permission: asked.permission as Permission, byPaperCode: false }
    const concerned = z.object({ id: z.string() }).safeParse(input).data?.id
    const second =
      holderOf(service, act.permission, [officer.uuid, concerned ?? '']) ?? employ(service, act.permission)
    officer.assurance.approve(act, second, service.clocks())
  } else return false
  return true
}

type Second = { id: number; uuid: OfficerRow['id']; slotId: string }

const holderOf = (service: ServiceState, right: string, others: readonly string[]): Second | undefined => {
  const found = service
    .store()
    .database.read.prepare(
      `select distinct officers.id, lower(hex(officers.uuid)) as uuid, slot_id as slotId
       from officers join officer_roles on officer_roles.officer_id = officers.id
       where disabled_at is null and role in (select value from json_each(?)) order by officers.id`,
    )
    .all(JSON.stringify(permissionTable[right as Permission])) as Second[]
  return found
    .map((row) => ({
      ...row,
      uuid: uuidOfHex(row.uuid) as Second['uuid'],
    }))
    .find(({ uuid }) => !others.includes(uuid))
}

/** Somebody who may approve, in an office that has nobody else. */
const employ = (service: ServiceState, right: string): Second => {
  const uuid = randomUUID() as OfficerRow['id']
  const slotId = randomBytes(16).toString('hex')
  const login = `saksi-${slotId.slice(0, 6)}`
  const [role] = permissionTable[right as Permission]
  const id = service
    .store()
    .database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, (db) =>
      insertOfficer(db, {
        id: uuid,
        login,
        loginKey: login,
        fullName: 'Saksi Contoh',
        nip: null,
        position: null,
        sectionRowId: null,
        roles: [role],
        slotId,
        sealKey: createKeyPair('x25519').publicKey,
      }),
    )
  return { id, uuid, slotId }
}
