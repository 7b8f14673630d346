import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  ReportPart,
  ReportRow,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { createStore } from '#renderer/app/store.ts'

export type RegisterId = StagedRegister['id']

/** The register this page opened last. It outlives a lock, so that the page can say what was lost. */
export const lastOpenedStore = createStore<{ id: RegisterId; fileName: string } | undefined>(undefined)

export const useStaged = () => useQuery(orpc.groupIntake.staged.queryOptions({ input: {} }))

export const refreshStaged = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.groupIntake.key() })

export const openRegister = async (file: File): Promise<StagedRegister> => {
  const register = await client.groupIntake.readFile({ file })
  lastOpenedStore.set({ id: register.id, fileName: register.fileName })
  await refreshStaged()
  return register
}

export const discardRegister = async (id: RegisterId): Promise<void> => {
  await client.groupIntake.discard({ id })
  lastOpenedStore.set(undefined)
  await refreshStaged()
}

export const useReport = (id: RegisterId, part: ReportPart) =>
  useInfiniteQuery(
    orpc.groupIntake.report.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, part, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

type Choice = Parameters<typeof client.groupIntake.choose>[0]['choice']

export const chooseRows = async (id: RegisterId, choice: Choice, isChosen: boolean): Promise<void> => {
  await client.groupIntake.choose({ id, choice, isChosen })
  await refreshStaged()
}

/** All rows with problems, for a file of them. */
export const readProblems = async (id: RegisterId): Promise<ReportRow[]> => {
  const rows: ReportRow[] = []
  let cursor: string | undefined
  do {
    const page = await client.groupIntake.report({ id, part: 'bad', cursor, limit: 500 })
    rows.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}
