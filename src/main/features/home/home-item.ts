import type { HomeItem } from '#shared/features/home/home.schema.ts'

type Values = Omit<HomeItem, 'kind' | 'recordId' | 'what'>

/** One line of work; what is not said of it is empty. */
export const homeItem = <Kind extends HomeItem['kind']>(
  kind: Kind,
  recordId: string,
  what: string,
  values: Partial<Values>,
): HomeItem & { kind: Kind } => ({
  kind,
  recordId,
  what,
  whose: null,
  isPerson: false,
  count: 1,
  since: null,
  dueOn: null,
  clock: null,
  waitingFor: null,
  task: null,
  ...values,
})
