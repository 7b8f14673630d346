import { caseListQuery, type CaseListQuery, type CaseView } from '#shared/features/case/case-list.schema.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

type Kept = { officerId: string; query: CaseListQuery }

const fresh = (): CaseListQuery => caseListQuery.parse({})

/** What the work list was asked last, so that the way back from a case leads to the same list. Only in memory. */
const store = createStore<Kept | undefined>(undefined)

const officerNow = (): string => sessionStore.get().session?.officerId ?? ''

/** The question of the list. Another officer than before begins with his own cases. */
export const useListQuery = (): [CaseListQuery, (changes: Partial<CaseListQuery>) => void] => {
  const kept = useStore(store)
  const query = kept?.officerId === officerNow() ? kept.query : fresh()
  return [query, (changes) => setListQuery({ ...query, ...changes })]
}

export const setListQuery = (query: CaseListQuery): void => store.set({ officerId: officerNow(), query })

/** Whose cases a link asks for: those of one officer, or of one section. */
export const filtersIn = (search: Record<string, unknown>): Partial<CaseListQuery> => {
  const { officerIds, sectionIds } = caseListQuery.shape
  const officers = officerIds.safeParse([search['officer']])
  const sections = sectionIds.safeParse([search['section']])
  return {
    ...(officers.success ? { officerIds: officers.data } : {}),
    ...(sections.success ? { sectionIds: sections.data } : {}),
  }
}

/** A standing view, from its beginning. */
export const openView = (view: CaseView, filters: Partial<CaseListQuery> = {}): void =>
  setListQuery({ ...fresh(), ...changeView(fresh(), view), ...filters })

/** Closed cases have no deadline: they come by their last change. An order that was chosen stays. */
export const changeView = (query: CaseListQuery, view: CaseView): Partial<CaseListQuery> => {
  const byChange = query.sort === 'updated' && query.descending
  if (view === 'closed' && query.sort === 'due') return { view, sort: 'updated', descending: true }
  if (query.view === 'closed' && byChange) return { view, sort: 'due', descending: false }
  return { view }
}

/** Everything but view and order as it is at first. */
export const withoutFilters = ({ view, sort, descending }: CaseListQuery): CaseListQuery => ({
  ...fresh(),
  view,
  sort,
  descending,
})

const moreFilters = [
  'urgency',
  'confidentiality',
  'officerIds',
  'sectionIds',
  'villageIds',
  'receivedFrom',
  'receivedUntil',
] as const

const isSet = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== ''

/** How many filters of the second row are set. */
export const countMoreFilters = (query: CaseListQuery): number =>
  moreFilters.filter((name) => isSet(query[name])).length

export const clearMoreFilters = (query: CaseListQuery): CaseListQuery => ({
  ...query,
  ...Object.fromEntries(moreFilters.map((name) => [name, fresh()[name]])),
})

export const isFiltered = (query: CaseListQuery): boolean =>
  countMoreFilters(query) > 0 ||
  [query.query, query.states, query.colours, query.channels].some((value) => isSet(value))
