// Before the first paint, so that a dark room sees no white flash: see src/use/dark.ts.
const chosen = localStorage.getItem('dark')
const isDark = chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'true'
document.documentElement.classList.toggle('dark', isDark)
