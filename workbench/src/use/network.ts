// Whether the server can be reached; looked for again every few seconds while it cannot.

import { readonly, ref } from 'vue'

const between_ms = 3000
const lost = ref(false)
const whenBack: (() => void)[] = []
export const isLost = readonly(lost)
export const onceBack = (act: () => void) => whenBack.push(act)

async function look() {
  try {
    await fetch('/api/v1/session', { cache: 'no-store' })
    lost.value = false
    whenBack.forEach((act) => act())
  } catch {
    window.setTimeout(look, between_ms)
  }
}

export function lostNetwork() {
  if (lost.value) return
  lost.value = true
  window.setTimeout(look, between_ms)
}

export function watchNetwork() {
  window.addEventListener('offline', lostNetwork)
}
