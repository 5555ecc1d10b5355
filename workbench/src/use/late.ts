// A value a moment after it stopped changing, so that not every letter asks the server.

import { onScopeDispose, ref, watch, type Ref } from 'vue'

export function useLate<T>(value: Ref<T>, after_ms = 250) {
  const late = ref(value.value) as Ref<T>
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(value, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => (late.value = now), after_ms)
  })
  onScopeDispose(() => clearTimeout(timer))
  return late
}
