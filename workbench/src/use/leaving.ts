// Asks before what would be lost is left, whichever way one goes.

import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { ask } from './ask'

// `risk`: what would be lost, in words; '' where nothing would.
export function useLeaving(risk: () => string) {
  const guard = (event: BeforeUnloadEvent) => risk() && event.preventDefault()
  onMounted(() => window.addEventListener('beforeunload', guard))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', guard))
  onBeforeRouteLeave(async () => {
    const words = risk()
    return !words || ask(words, '离开此页', { type: 'warning' })
  })
}
