// An instrument being written: what is stated of it is kept in this window until it is numbered, and
// it is drafted anew a moment after each change. Numbered it is only as its draft shows it: of what
// is stated, and of the case as it stood then.

import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, toRaw, toValue, watch, type MaybeRefOrGetter } from 'vue'
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
// What a draft was refused for, of what: whoever asked, as one answer is for all that wait for it.
const undrafted = new WeakMap<object, Seen>()

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
      const body = { content: of.content }
      const sent = take(client.POST('/api/v1/cases/{number}/instruments/{instrument}/draft', { params: { path }, body }))
      const { data } = await sent.catch((error: unknown) => {
        if (error instanceof Object) undrafted.set(error, of)
        throw error
      })
      return { ...data, of }
    },
  })
  const wanted = computed<Seen>(() => ({ content: stated.value, version: toValue(version) }))
  // What the draft on the screen is of; null while that is not what stands beside it.
  const drawn = computed<Seen | null>(() => draft.data.value?.of ?? null)
  const seen = computed(() => (isSame(drawn.value, wanted.value) ? drawn.value : null))
  const isRefused = computed(() => draft.error.value !== null && !draft.isFetching.value && isSame(undrafted.get(toRaw(draft.error.value)), wanted.value))

  // What is seen once all that stands in the form is drafted, however long that takes; null where it
  // cannot be, or the form was left.
  const isSettling = ref(false)
  const isLeft = ref(false)
  onScopeDispose(() => (isLeft.value = true))
  async function settled(): Promise<Seen | null> {
    isSettling.value = true
    if (isRefused.value) await draft.refetch() // asked once more
    await new Promise<void>((done) => {
      const isDone = () => seen.value !== null || isRefused.value || isLeft.value
      if (isDone()) return done()
      const stop = watch(isDone, (now) => {
        if (!now) return
        stop()
        done()
      })
    })
    isSettling.value = false
    return isLeft.value ? null : seen.value
  }
  // What was sent to be signed off from another window, where nothing was typed in this one.
  const begin = (sent: Content) => {
    if (!Object.keys(stated.value).length) content.value = { ...sent }
  }
  const change = (field: string, value: unknown) => (content.value = { ...content.value, [field]: value })
  const forget = () => (content.value = {})
  return { content, begin, change, forget, draft, drawn, seen, settled, isSettling }
}
