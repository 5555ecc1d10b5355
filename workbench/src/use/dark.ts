// Light or dark: as the person chose, else as the system is; public/dark.js has set it already,
// before anything was painted.

import { ref, watch } from 'vue'

const root = document.documentElement
export const isDark = ref(root.classList.contains('dark'))
watch(isDark, (dark) => root.classList.toggle('dark', dark))

export function turnDark() {
  isDark.value = !isDark.value
  localStorage.setItem('dark', String(isDark.value))
}
