// Words typed beside the forms (an opinion, a comment, a cell), kept for this window until they
// are sent: neither a reload nor a way to another page loses them.

import { ref, watch, type Ref } from 'vue'
import { isBlank, isSame } from '../lib/same'
import { session } from '../session'

// `kept` says what of them may be: what is secret stays on the page alone.
export function useKept<T>(name: string, usual: T, kept = (words: T) => words): Ref<T> {
  const at = `words:${session.account?.id ?? ''}:${name}`
  // Apart from `usual`, which stays what it was whatever is typed into it.
  const words = ref(JSON.parse(sessionStorage.getItem(at) ?? JSON.stringify(usual))) as Ref<T>
  watch(
    words,
    (typed) => {
      const now = kept(typed)
      if (isBlank(now) || isSame(now, usual)) return sessionStorage.removeItem(at)
      try {
        sessionStorage.setItem(at, JSON.stringify(now))
      } catch {
        // No room: the words are on the page still.
      }
    },
    { deep: true, flush: 'sync' },
  )
  return words
}
