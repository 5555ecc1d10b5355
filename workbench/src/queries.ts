import { QueryClient } from '@tanstack/vue-query'
import { Refused } from './api/client'
import { onceBack } from './use/network'

// Asked although the browser thinks itself offline: the answer says it better, and at once.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && !(error instanceof Refused),
    },
    mutations: { networkMode: 'always' },
  },
})

onceBack(() => void queryClient.invalidateQueries())
