// Going on after an answer, unless the person has gone elsewhere while it was awaited.

import { onBeforeUnmount } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'

export function useGo() {
  const router = useRouter()
  let isHere = true
  onBeforeUnmount(() => (isHere = false))
  return {
    go: (to: RouteLocationRaw) => (isHere ? router.push(to) : undefined),
    // The same page by another address.
    rename: (to: RouteLocationRaw) => (isHere ? router.replace(to) : undefined),
  }
}
