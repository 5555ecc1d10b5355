// The tiers of the benchmark chosen in a form, to choose one from: what each is for and how much.

import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { client, take } from '../api/client'
import { tiersOf, type Tier } from '../lib/tiers'
import type { Content } from '../lib/values'

const minute_ms = 60_000
export function useTiers(benchmark: MaybeRefOrGetter<string>) {
  const path = computed(() => ({ register: 'discretion_benchmarks', key: toValue(benchmark) }))
  const entry = useQuery({
    queryKey: ['benchmark', path],
    enabled: () => path.value.key !== '',
    staleTime: minute_ms,
    retry: false,
    queryFn: async () => (await take(client.GET('/api/v1/registers/{register}/entries/{key}', { params: { path: path.value } }))).data,
  })
  // What is public is what is applied.
  return computed<Tier[]>(() => tiersOf((entry.data.value?.published ?? {}) as Content))
}
