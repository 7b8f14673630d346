import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'

/** What waits today. Read again whenever home is opened; the numbers of the menu may come from the same answer. */
export const useDue = () => useQuery(orpc.home.due.queryOptions())
