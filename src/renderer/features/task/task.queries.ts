import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { TaskReader } from '#shared/features/task/task.rules.ts'
import type { TaskListInput } from '#shared/features/task/task.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'

export type TaskQuestion = Omit<TaskListInput, 'cursor' | 'limit'>

export const useTasks = (question: Partial<TaskQuestion>) =>
  useInfiniteQuery(
    orpc.task.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...question, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** Officers work can be given to. */
export const useColleagues = () => useQuery(orpc.officer.colleagues.queryOptions()).data?.officers ?? []

/** Who asks whether a task is his to end or to change. */
export const useTaskReader = (): TaskReader => {
  const { officerId, roles } = useSession()
  const sectionId = useColleagues().find(({ id }) => id === officerId)?.sectionId ?? null
  return { officerId, roles, sectionId }
}

/** After a write: lists, deadlines of cases, and home are read again. */
export const refreshTasks = async (): Promise<void> => {
  await Promise.all(
    [orpc.task.key(), orpc.case.key(), orpc.home.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
