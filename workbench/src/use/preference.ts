// What a person set for themselves under a name, kept by the server with the account. One change at a
// time, each made on what the one before left.

import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, take } from '../api/client'
import { useAct } from './act'

export function usePreference(name: () => string) {
  const queries = useQueryClient()
  const path = computed(() => ({ name: name() }))
  const kept = useQuery({
    queryKey: ['preference', path],
    queryFn: async () => (await take(client.GET('/api/v1/preferences/{name}', { params: { path: path.value } }))).data.value,
  })
  const putting = useAct(
    ({ value, ...path }: { name: string; value: string }) => take(client.PUT('/api/v1/preferences/{name}', { params: { path }, body: { value } })),
    (_, { value, ...path }) => queries.setQueryData(['preference', path], value),
  )
  return {
    value: kept.data,
    isReady: computed(() => kept.isSuccess.value && !putting.isPending.value),
    put: (value: string) => putting.mutate({ ...path.value, value }),
    error: computed(() => kept.error.value ?? putting.error.value),
  }
}
