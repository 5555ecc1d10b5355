// Light or dark: as the person chose, else as the system is.

import { ref, watch } from 'vue'

const kept = localStorage.getItem('dark')
export const isDark = ref(kept === null ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'true')

watch(isDark, (dark) => document.documentElement.classList.toggle('dark', dark), { immediate: true })

export function turnDark() {
  isDark.value = !isDark.value
  localStorage.setItem('dark', String(isDark.value))
}
