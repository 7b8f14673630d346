import { QueryClient } from '@tanstack/react-query'

/** Everything is on this machine: answers are read again when a screen opens, and nothing is tried twice in secret. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 0,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
