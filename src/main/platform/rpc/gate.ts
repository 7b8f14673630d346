import { randomBytes } from 'node:crypto'
import { implement, ORPCError } from '@orpc/server'
import { contract } from '#shared/contract.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { todayBy } from '../clock.ts'
import type { Subject } from '../db/change-log.ts'
import type { Database, ReadDb, WriteDb } from '../db/database.ts'
import { framesOf } from '../log.ts'
import type { RpcConnection, ServiceState, SessionOfficer } from '../service-state.ts'

/** What a call starts with: the page it came from, and the service. */
export type CallContext = { connection: RpcConnection; service: ServiceState }

/** How far a list or a count may reach; handed to repos so that it can stand in their SQL. */
export type Scope = { reach: 'office' }

/** What a procedure of a logged-in officer works with. */
export type OfficerContext = CallContext & {
  action: string
  officer: SessionOfficer
  scope: Scope
  db: ReadDb
  database: Database
  blobs: BlobStore
  now: () => number
  today: () => PlainDate
  /** Writes under this procedure's name and this officer; see `Database.change`. `about` names the records it concerns. */
  change: <Result>(about: readonly Subject[], work: (db: WriteDb) => Result, reason?: string) => Result
}

/** Every fault gets a number for the officer to quote; the log keeps where it happened, never what was typed. */
const reportFault = (service: ServiceState, error: unknown): ORPCError<'FAULT', { incident: string }> => {
  const incident = randomBytes(3).toString('hex').toUpperCase()
  const code = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : typeof error
  service.options.log({ event: 'fault', incident, code, stack: framesOf(error) })
  // The cause stays in this process: only code, status and data are sent.
  return new ORPCError('FAULT', { status: 500, data: { incident }, cause: error })
}

type Declared = { '~orpc': { errorMap: Record<string, { status?: number } | undefined> } }

/** A refusal becomes the typed error its contract declares; anything undeclared is a fault. */
const toWireError = (service: ServiceState, procedure: Declared, error: unknown): unknown => {
  if (error instanceof ORPCError) return error
  if (error instanceof DomainError) {
    const declared = procedure['~orpc'].errorMap[error.code]
    if (declared) return new ORPCError(error.code, { status: declared.status ?? 500, data: error.data })
  }
  return reportFault(service, error)
}

const base = implement(contract).$context<CallContext>()

const metaOf = (procedure: { '~orpc': { meta: unknown } }): ProcedureMeta =>
  procedure['~orpc'].meta as ProcedureMeta

/** Procedures that work before login. */
export const publicProcedure = base.use(async ({ context, procedure, next }) => {
  if (metaOf(procedure).permission !== 'public') throw new DomainError('SESSION_REQUIRED')
  try {
    return await next()
  } catch (error) {
    throw toWireError(context.service, procedure, error)
  }
})

const officerContext = (
  context: CallContext,
  path: readonly string[],
  meta: ProcedureMeta,
): OfficerContext => {
  const { connection, service } = context
  const officer = connection.officer
  if (!officer) throw new DomainError('SESSION_REQUIRED')
  if (
    meta.permission !== 'session' &&
    meta.permission !== 'public' &&
    !isPermitted(officer.roles, meta.permission)
  ) {
    throw new DomainError('NOT_PERMITTED', { permission: meta.permission })
  }
  const { database, blobs } = service.store()
  const action = path.join('.')
  const { clock } = service.options
  return {
    ...context,
    action,
    officer,
    scope: { reach: 'office' },
    db: database.read,
    database,
    blobs,
    now: clock.now,
    today: () => todayBy(clock),
    change: (about, work, reason) => {
      if (meta.audit !== 'change') throw new Error('a procedure that writes declares audit: change')
      return database.change({ action, officerId: officer.id, recordedAt: clock.now(), about, reason }, work)
    },
  }
}

/** Procedures of a logged-in officer: session, permission and error mapping in one place. */
export const officerProcedure = base.use(async ({ context, procedure, path, next }) => {
  try {
    return await next({ context: officerContext(context, path, metaOf(procedure)) })
  } catch (error) {
    throw toWireError(context.service, procedure, error)
  }
})
