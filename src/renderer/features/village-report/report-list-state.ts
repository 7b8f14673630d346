import {
  villageReportListInput,
  type VillageReportListInput,
} from '#shared/features/village-report/village-report.schema.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

/** What the list is asked, with the name of the chosen village as it is shown. */
export type ReportQuery = Omit<VillageReportListInput, 'cursor' | 'limit'> & { villageTitle: string | null }

const fresh = (): ReportQuery => {
  const { cursor: _cursor, limit: _limit, ...filters } = villageReportListInput.parse({})
  return { ...filters, villageTitle: null }
}

type Kept = { officerId: string; query: ReportQuery }

/** What the list was asked last, so that the way back from a report leads to the same list. Only in memory. */
const store = createStore<Kept | undefined>(undefined)

const officerNow = (): string => sessionStore.get().session?.officerId ?? ''

export const useReportQuery = (): [ReportQuery, (changes: Partial<ReportQuery>) => void] => {
  const kept = useStore(store)
  const query = kept?.officerId === officerNow() ? kept.query : fresh()
  return [query, (changes) => setReportQuery({ ...query, ...changes })]
}

const setReportQuery = (query: ReportQuery): void => store.set({ officerId: officerNow(), query })

/** The list as a link asks for it, from its beginning. */
export const openReportList = (changes: Partial<ReportQuery>): void =>
  setReportQuery({ ...fresh(), ...changes })

export const withoutReportFilters = ({ view }: ReportQuery): ReportQuery => ({ ...fresh(), view })

export const hasReportFilters = ({ text, states, categories, villageId }: ReportQuery): boolean =>
  text !== '' || states.length > 0 || categories.length > 0 || villageId !== null
