// An act once decided is carried out once: pressed again after its answer was lost, it goes out
// with the same key and the server does nothing twice. Afterwards everything shown is read again.

import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import { isOffline, isSettled, newKey, Refused } from '../api/client'
import { isOver } from '../session'
import { beSure, isLost } from './network'

export function useAct<In, Out>(
  work: (input: In, key: string) => Promise<Out>,
  done?: (out: Out, input: In) => unknown,
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
    onSuccess: done,
    onSettled: () => queries.invalidateQueries(),
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
