// What a list shows (page, order, filters) lives in the page's address: it can be bookmarked,
// shared and come back to. What is as usual stays out of it.

import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export function useAddress<Key extends string>(usual: Record<Key, string>) {
  const route = useRoute()
  const router = useRouter()
  const names = Object.keys(usual) as Key[]
  const asked = computed(
    () => Object.fromEntries(names.map((name) => [name, String(route.query[name] ?? usual[name])])) as Record<Key, string>,
  )
  const go = (change: Partial<Record<Key, string>>) => {
    const next = { ...asked.value, ...('page' in usual ? { page: usual['page' as Key] } : {}), ...change }
    const query = Object.fromEntries(names.filter((name) => next[name] !== usual[name]).map((name) => [name, next[name]]))
    return router.replace({ query })
  }
  const pageNumber = computed(() => Math.max(1, Number((asked.value as Record<string, string>).page) || 1))
  // What stands in the search box follows the address, and is asked for when done.
  const textOf = () => (asked.value as Record<string, string>).text ?? ''
  const text = ref(textOf())
  watch(textOf, (now) => (text.value = now))
  const find = (more: Partial<Record<Key, string>> = {}) => go({ ...more, text: text.value.trim() } as Partial<Record<Key, string>>)
  return { asked, go, pageNumber, text, find }
}

// One of the words that mean something; an address may hold any.
export const oneOf = <Word extends string, Usual extends string>(words: readonly Word[], word: string, usual: Usual) =>
  words.find((one) => one === word) ?? usual

// Without the members that say nothing, as a query.
export const filled = <T extends Record<string, unknown>>(query: T) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '' && value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], ''> }
