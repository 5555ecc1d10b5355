// An act once decided is carried out once: pressed again after its answer was lost, it goes out
// with the same key and the server does nothing twice. Afterwards everything shown is read again.

import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import { computed, watch, type Ref } from 'vue'
import { isOffline, isSettled, newKey, Refused } from '../api/client'
import { isOver } from '../session'
import { beSure, isLost } from './network'

export function useAct<In, Out>(
  work: (input: In, key: string) => Promise<Out>,
  done?: (out: Out, input: In) => unknown,
  said?: (out: Out, input: In) => string, // told, where the page itself does not say that it was done
) {
  const queries = useQueryClient()
  let key = newKey()
  let last = ''
  const mutation = useMutation({
    mutationFn: async (input: In) => {
      const asked = JSON.stringify(input) ?? ''
      if (asked !== last) key = newKey()
      last = asked
      try {
        const out = await work(input, key)
        last = ''
        key = newKey()
        return out
      } catch (error) {
        if (isSettled(error)) key = newKey()
        if (isOffline(error)) beSure(false)
        throw error
      }
    },
    onSuccess: (out, input) => {
      if (said) ElMessage.success(said(out, input))
      return done?.(out, input)
    },
    onSettled: () => void queries.invalidateQueries(),
  })
  // Signed in again, the refusal for having been signed out has had its say.
  watch(isOver, (over) => {
    const error = mutation.error.value
    if (!over && error instanceof Refused && error.status === 401) mutation.reset()
  })
  // Back again, everything shown is read anew and tells what was done.
  watch(isLost, (lost) => {
    if (!lost && isOffline(mutation.error.value)) mutation.reset()
  })
  return mutation
}

// What the last of some acts was refused for, if it was: an earlier refusal has had its say.
export const lastError = (...acts: { error: Ref<unknown>; submittedAt: Ref<number> }[]) =>
  computed(() => acts.reduce((a, b) => (b.submittedAt.value > a.submittedAt.value ? b : a)).error.value)
