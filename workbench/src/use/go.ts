// Going on after an answer, unless the person has gone elsewhere while it was awaited.

import { onBeforeUnmount } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'

export function useGo() {
  const router = useRouter()
  let isHere = true
  onBeforeUnmount(() => (isHere = false))
  // Whether it went.
  const unlessLeft = (way: 'push' | 'replace') => async (to: RouteLocationRaw) => {
    if (!isHere) return false
    await router[way](to)
    return true
  }
  return { go: unlessLeft('push'), rename: unlessLeft('replace') } // the same page by another address
}
