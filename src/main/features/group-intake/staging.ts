import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { CheckInput, RegisterSheet } from '#shared/features/group-intake/group-intake.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { RegisterInspection } from '#main/platform/register-reader/index.ts'
import type { Store } from '#main/platform/store/store.ts'
import type { CheckedRows } from './checked-rows.ts'

/** An opened register. It lives in the memory of this process alone and is gone with it at the next lock. */
export type StagedFile = {
  id: string
  officerId: number
  openedBy: string
  openedAt: number
  fileName: string
  bytes: Uint8Array
  inspection: Omit<RegisterInspection, 'sheets'>
  sheets: RegisterSheet[]
  checked?: Pick<CheckInput, 'sheet' | 'headingRow' | 'mapping'> & {
    rows: CheckedRows
    headingKey: string | null
  }
  /** Ends the check that is under way. */
  cancelCheck?: () => void
}

/** Each may hold a hundred thousand people. */
export const mostStaged = 3

const registersOfStores = new WeakMap<Store, Map<string, StagedFile>>()

const registersOf = ({ service }: OfficerContext): Map<string, StagedFile> => {
  const store = service.store()
  const known = registersOfStores.get(store) ?? new Map<string, StagedFile>()
  registersOfStores.set(store, known)
  return known
}

const mayApply = ({ officer }: OfficerContext): boolean => isPermitted(officer.roles, 'groupIntake.apply')

/** An officer sees his own; who may add people to cases also sees what others have checked. */
const isVisible = (context: OfficerContext, register: StagedFile): boolean =>
  register.officerId === context.officer.id || (register.checked !== undefined && mayApply(context))

export const listStaged = (context: OfficerContext): StagedFile[] =>
  [...registersOf(context).values()].filter((register) => isVisible(context, register))

/** @throws DomainError REGISTER_NOT_STAGED */
export const getStaged = (context: OfficerContext, id: string): StagedFile => {
  const register = registersOf(context).get(id)
  if (!register || !isVisible(context, register)) throw new DomainError('REGISTER_NOT_STAGED')
  return register
}

/** @throws DomainError REGISTER_NOT_STAGED for one of somebody else, too */
export const getOwnStaged = (context: OfficerContext, id: string): StagedFile => {
  const register = getStaged(context, id)
  if (register.officerId !== context.officer.id) throw new DomainError('REGISTER_NOT_STAGED')
  return register
}

/** Whether there is room beside what others have opened. @throws DomainError REGISTER_ROOM_FULL */
export const assertRoom = (context: OfficerContext): void => {
  const others = [...registersOf(context).values()].filter(
    ({ officerId }) => officerId !== context.officer.id,
  )
  if (others.length >= mostStaged) throw new DomainError('REGISTER_ROOM_FULL', { maximum: mostStaged })
}

/** Takes a register in. An officer works on one at a time: his last one goes. */
export const stage = (context: OfficerContext, register: StagedFile): void => {
  assertRoom(context)
  for (const known of registersOf(context).values())
    if (known.officerId === context.officer.id) unstage(context, known)
  registersOf(context).set(register.id, register)
}

export const unstage = (context: OfficerContext, register: StagedFile): void => {
  register.cancelCheck?.()
  registersOf(context).delete(register.id)
}
