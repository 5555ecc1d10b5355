// An instrument being written: what is stated of it is kept in this window until it is numbered, and
// it is drafted anew a moment after each change. Numbered it is only as its draft shows it: of what
// is stated, and of the case as it stood then.

import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { client, take } from '../api/client'
import { isBlank, isSame } from '../lib/same'
import type { Content } from '../lib/values'
import { useLate } from './late'
import { useKept } from './words'

export interface Seen {
  content: Content
  version: string
}
const after_ms = 400

export function useWriting(path: { number: string; instrument: string }, version: MaybeRefOrGetter<string>) {
  const content = useKept<Content>(`instrument:${path.number}:${path.instrument}`, {})
  // What is empty is not stated.
  const stated = computed<Content>(() => Object.fromEntries(Object.entries(content.value).filter(([, value]) => !isBlank(value))))
  const late = useLate(stated, after_ms)
  const asked = computed<Seen>(() => ({ content: late.value, version: toValue(version) }))
  const draft = useQuery({
    queryKey: ['instrument-draft', path, asked],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const of = asked.value
      const { data } = await take(client.POST('/api/v1/cases/{number}/instruments/{instrument}/draft', { params: { path }, body: { content: of.content } }))
      return { ...data, of }
    },
  })
  // What the draft on the screen is of; null while that is not what stands beside it.
  const seen = computed<Seen | null>(() => {
    const of = draft.data.value?.of
    return of && isSame(of, { content: stated.value, version: toValue(version) }) ? of : null
  })
  // What was sent to be signed off from another window, where nothing was typed in this one.
  const begin = (sent: Content) => {
    if (!Object.keys(stated.value).length) content.value = { ...sent }
  }
  const change = (field: string, value: unknown) => (content.value = { ...content.value, [field]: value })
  const forget = () => (content.value = {})
  return { content, begin, change, forget, draft, seen }
}
