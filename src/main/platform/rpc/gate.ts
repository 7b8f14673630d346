import { randomBytes } from 'node:crypto'
import { implement, ORPCError } from '@orpc/server'
import { z } from 'zod'
import { contract } from '#shared/contract.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { ProcedureMeta } from '#shared/kernel/procedure.ts'
import { accessOf } from '../access.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { dueOccasion, makeCheckpoint } from '../checkpoint.ts'
import { todayBy } from '../clock.ts'
import { findCaseRowId } from '../case-keys/case-keys.repo.ts'
import type { CaseKeys } from '../case-keys/case-keys.ts'
import { eraseOutlivedBlobs } from '../case-keys/outlived-blobs.ts'
import { paperCodeKind, secondOfficerKind, type Subject } from '../db/change-log.ts'
import type { Act, Database, ReadDb, WriteDb } from '../db/database.ts'
import { codeOf, framesOf } from '../log.ts'
import { closeBehindError } from '../store/generation.ts'
import type { RpcConnection, ServiceState, SessionOfficer } from '../service-state.ts'
import { isWithinLimits } from './input-limits.ts'
import type { Scope } from './scope.ts'
import { actDigest } from './assurance.ts'
import { hasAnotherHolder } from './second-person.repo.ts'
import { findSessionOfficer } from './session-officer.repo.ts'

/** What a call starts with: the page it came from, and the service. */
export type CallContext = { connection: RpcConnection; service: ServiceState }

export type { Scope }

/** What a procedure of a logged-in officer works with. */
export type OfficerContext = CallContext & {
  action: string
  officer: SessionOfficer
  scope: Scope
  db: ReadDb
  database: Database
  blobs: Pick<BlobStore, 'put' | 'get'>
  now: () => number
  today: () => PlainDate
  /**
   * Asks for the password again, where the contract says `whenAsked` and the record demands it.
   *
   * @throws DomainError STEP_UP_REQUIRED
   */
  requireConfirmation: () => void
  /**
   * Asks for a second person, where the contract says `whenAsked` and the record demands one. Once a call, and before
   * anything is written.
   *
   * @throws DomainError SECOND_PERSON_REQUIRED, SECOND_PERSON_MISSING
   */
  requireSecondPerson: () => Promise<void>
  /** Who approved this call by now, as an act names him. */
  approver: () => Subject | undefined
  /** Writes under this procedure's name and this officer; see `Database.change`. `about` names the records it concerns. */
  change: <Result>(about: readonly Subject[], work: (db: WriteDb) => Result, reason?: string) => Result
}

/** Every fault gets a number for the officer to quote; the log keeps where it happened, never what was typed. */
const reportFault = (service: ServiceState, error: unknown): ORPCError<'FAULT', { incident: string }> => {
  const incident = randomBytes(3).toString('hex').toUpperCase()
  service.options.log({ event: 'fault', incident, code: codeOf(error), stack: framesOf(error) })
  // The cause stays in this process: only code, status and data are sent.
  return new ORPCError('FAULT', { status: 500, data: { incident }, cause: error })
}

type Declared = { '~orpc': { errorMap: Record<string, { status?: number } | undefined> } }

/**
 * After a disk that failed the store is closed: the next login opens and verifies it.
 * A refusal becomes the typed error its contract declares, an input that does not fit stays what it is, and everything
 * else is a fault: an output that does not fit its contract too.
 */
const toWireError = (service: ServiceState, procedure: Declared, error: unknown): unknown => {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return error
  if (error instanceof DomainError) {
    if (error.code === 'DISK_FULL') service.giveRoomBack()
    if (error.code === 'DISK_FAILED') closeBehindError(service.closeStore)
    const declared = procedure['~orpc'].errorMap[error.code]
    if (declared) return new ORPCError(error.code, { status: declared.status ?? 500, data: error.data })
  }
  return reportFault(service, error)
}

const base = implement(contract).$context<CallContext>()

const metaOf = (procedure: { '~orpc': { meta: unknown } }): ProcedureMeta =>
  procedure['~orpc'].meta as ProcedureMeta

const assertWithinLimits = (input: unknown): void => {
  if (!isWithinLimits(input)) throw new ORPCError('BAD_REQUEST')
}

/** Procedures that work before login. */
export const publicProcedure = base.use(async ({ context, procedure, next }, input) => {
  try {
    if (metaOf(procedure).permission !== 'public') throw new DomainError('SESSION_REQUIRED')
    assertWithinLimits(input)
    return await next()
  } catch (error) {
    throw toWireError(context.service, procedure, error)
  }
})

/** Who is logged in on this page, with the rights he has now: a change of his row counts from the next call on. */
const currentOfficer = ({ connection, service }: CallContext): SessionOfficer => {
  const { database } = service.store()
  const officer = connection.officer && findSessionOfficer(database.read, connection.officer)
  if (!officer) connection.officer?.caseKeys.forget()
  connection.officer = officer
  if (!officer) throw new DomainError('SESSION_REQUIRED')
  return officer
}

/** @throws DomainError SESSION_REQUIRED, NOT_PERMITTED */
const permittedOfficer = (context: CallContext, { permission }: ProcedureMeta): SessionOfficer => {
  const officer = currentOfficer(context)
  const open = permission === 'session' || permission === 'public'
  if (!open && !isPermitted(officer.roles, permission)) throw new DomainError('NOT_PERMITTED', { permission })
  return officer
}

/** What he may see now: by the roles and section of his row, and by what he has opened for a while. */
const scopeOf = ({ clocks }: ServiceState, { id, roles, sectionRowId, openings }: SessionOfficer): Scope => ({
  reach: 'officer',
  officerRowId: id,
  roles,
  sectionRowId,
  openedCaseRowIds: openings.standing(clocks()),
})

/** @throws DomainError STEP_UP_REQUIRED */
const assertConfirmed = ({ service, officer }: OfficerContext, { stepUp }: ProcedureMeta): void => {
  if (stepUp === true) assertConfirmedNow(service, officer)
}

/** @throws DomainError STEP_UP_REQUIRED */
const assertConfirmedNow = (service: ServiceState, officer: SessionOfficer): void => {
  if (!officer.assurance.isConfirmed(service.clocks())) throw new DomainError('STEP_UP_REQUIRED')
}

const needsSecondPerson = ({ officer }: OfficerContext, { secondPerson }: ProcedureMeta): boolean =>
  secondPerson !== undefined &&
  (secondPerson.from === 'everybody' ||
    (secondPerson.from === 'othersThanHolders' && !isPermitted(officer.roles, secondPerson.right)))

/**
 * Uses up the approval of exactly this act. Whoever gave it must still be active and hold the right.
 *
 * @throws DomainError SECOND_PERSON_REQUIRED, SECOND_PERSON_MISSING
 */
const takeApproval = async (
  { connection, service }: CallContext,
  action: string,
  { secondPerson }: ProcedureMeta,
  input: unknown,
): Promise<Subject> => {
  if (!secondPerson) throw new Error('a procedure that asks for a second person declares it')
  const { right, orPaperCode = false } = secondPerson
  const digest = await actDigest(action, input)
  const { officer } = connection
  if (!officer) throw new DomainError('SESSION_REQUIRED')
  const { database, storeId } = service.store()
  const given = officer.assurance.takeApproval(digest, service.clocks())
  const isAlone = !hasAnotherHolder(database.read, officer.id, right)
  if (given === 'paperCode' && isAlone) return { kind: paperCodeKind, id: storeId }
  if (given !== undefined && given !== 'paperCode') {
    const second = findSessionOfficer(database.read, { ...officer, ...given })
    if (second && isPermitted(second.roles, right)) return { kind: secondOfficerKind, id: given.uuid }
  }
  const act = { action, permission: right, digest }
  const byPaperCode = isAlone && orPaperCode
  if (!isAlone || byPaperCode) officer.assurance.ask({ ...act, byPaperCode })
  if (!isAlone) throw new DomainError('SECOND_PERSON_REQUIRED', act)
  throw new DomainError('SECOND_PERSON_MISSING', {
    permission: right,
    paperCode: byPaperCode ? { action, digest } : null,
  })
}

/** An act names who approved it beside the records it is about. */
const withApprover = (about: readonly Subject[], approver: Subject | undefined): readonly Subject[] => {
  if (!approver) return about
  if (about.some(({ id }) => id === approver.id)) throw new DomainError('SECOND_PERSON_CONCERNED')
  return [...about, approver]
}

/**
 * What an officer says of his act on a secret case is as secret as the case, in the log too; but why a sealed case was
 * opened is for the auditor to read, who has no key to it.
 */
const reasonFor = (caseKeys: CaseKeys, db: WriteDb, { action, about }: Act, reason: string): string => {
  if (action === 'access.open') return reason
  const caseRowIds = about.flatMap(({ kind, id }) => (kind === 'case' ? (findCaseRowId(db, id) ?? []) : []))
  for (const caseRowId of caseRowIds) {
    const sealed = caseKeys.seal(db, caseRowId, 'changes.reason', reason)
    if (sealed !== undefined) return sealed
  }
  return reason
}

const officerContext = (
  context: CallContext,
  path: readonly string[],
  meta: ProcedureMeta,
  input: unknown,
): OfficerContext => {
  const { service } = context
  const officer = permittedOfficer(context, meta)
  const { database, blobs } = service.store()
  const { caseKeys } = officer
  const action = path.join('.')
  const { clock } = service.options
  let approver: Subject | undefined
  return {
    ...context,
    action,
    officer,
    scope: scopeOf(service, officer),
    db: database.readWith(caseKeys),
    database,
    // Files of secret cases come out in clear, or are refused.
    blobs: { put: blobs.put, get: (blobId) => caseKeys.openFile(database.read, blobs.get(blobId)) },
    now: clock.now,
    today: () => todayBy(clock),
    approver: () => approver,
    requireConfirmation: () => {
      if (!meta.stepUp) throw new Error('a procedure that asks for the password again declares it')
      assertConfirmedNow(service, officer)
    },
    requireSecondPerson: async () => {
      approver = await takeApproval(context, action, meta, input)
    },
    change: (about, work, reason) => {
      if (meta.audit !== 'change') throw new Error('a procedure that writes declares audit: change')
      // Asked again, because the procedure may have waited and his row may have changed meanwhile.
      permittedOfficer(context, meta)
      service.assertChangeable()
      const concerned = withApprover(about, approver)
      // The store as it is now: its key may have been changed while the procedure waited.
      const store = service.store()
      const act: Act = { action, officerId: officer.id, recordedAt: clock.now(), about: concerned, reason }
      const result = store.database.change(
        act,
        (db) => {
          const written = work(db)
          if (reason !== undefined) act.reason = reasonFor(caseKeys, db, act, reason)
          return written
        },
        caseKeys,
      )
      // The act is written; what cannot be erased now is erased after the next one.
      closeBehindError(() => eraseOutlivedBlobs(store, clock.now()))
      return result
    },
  }
}

const recordAccess = (
  { service, action, officer, approver }: OfficerContext,
  { about, ...access }: ReturnType<typeof accessOf>,
): void =>
  service.accessLog.record(service.store().database, {
    ...access,
    about: withApprover(about, approver()),
    action,
    officerId: officer.id,
  })

/** Signs the chain when it is time. The answer does not wait for it to succeed: it is due again at the next call. */
const keepUpCheckpoints = ({ service }: OfficerContext): void => {
  const store = service.openStore()
  if (!store) return
  try {
    const occasion = dueOccasion(store, service.options.clock.now())
    if (occasion) makeCheckpoint(store, service.options.clock, occasion, null)
  } catch (failure) {
    service.options.log({ event: 'checkpoint', code: codeOf(failure), stack: framesOf(failure) })
  }
}

/** Somebody asked for what his role may not have. That it was refused does not depend on its being written. */
const recordRefusal = (
  { service, connection }: CallContext,
  path: readonly string[],
  error: unknown,
): void => {
  const store = service.openStore()
  const { officer } = connection
  if (!store || !officer || !(error instanceof DomainError) || error.code !== 'NOT_PERMITTED') return
  const { code, data } = error
  const permission = refusedPermission.safeParse(data).data?.permission
  const detail = permission === undefined ? { code } : { code, permission }
  try {
    service.accessLog.record(store.database, {
      action: path.join('.'),
      officerId: officer.id,
      kind: 'refusal',
      about: [],
      detail,
    })
  } catch (failure) {
    service.options.log({ event: 'refusal', code: codeOf(failure), stack: framesOf(failure) })
  }
}

const refusedPermission = z.object({ permission: z.string() })

/**
 * Procedures of a logged-in officer, in this order: session, permission, password again, second person. What is
 * forbidden therefore never asks for a password.
 */
export const officerProcedure = base.use(async ({ context, procedure, path, next }, input) => {
  try {
    const meta = metaOf(procedure)
    const prepared = officerContext(context, path, meta, input)
    assertWithinLimits(input)
    assertConfirmed(prepared, meta)
    if (needsSecondPerson(prepared, meta)) await prepared.requireSecondPerson()
    const answer = await next({ context: prepared })
    // Before the answer leaves: what cannot be recorded is not shown.
    if (meta.audit === 'read' || meta.audit === 'export') recordAccess(prepared, accessOf(meta, input))
    if (meta.audit !== 'none') keepUpCheckpoints(prepared)
    return answer
  } catch (error) {
    recordRefusal(context, path, error)
    throw toWireError(context.service, procedure, error)
  }
})
