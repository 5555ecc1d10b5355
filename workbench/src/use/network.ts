// Whether the server can be reached; looked for again every few seconds while it cannot.

import { readonly, ref } from 'vue'

const between_ms = 3000
const first_ms = 500
const lost = ref(false)
const unsure = ref(false)
const whenBack: (() => void)[] = []
export const isLost = readonly(lost)
export const isUnsure = readonly(unsure) // whether something asked for was done
export const beSure = (isSure: boolean) => (unsure.value = !isSure)
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
  window.setTimeout(look, first_ms)
}

export function watchNetwork() {
  window.addEventListener('offline', lostNetwork)
}
