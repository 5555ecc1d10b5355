// Keys of the whole workbench and of single pages. A plain letter never acts while one types,
// nothing acts behind a dialog, and Enter is first for what has the focus.

import { onBeforeUnmount, onMounted } from 'vue'

export interface Shortcut {
  keys: string // "?" or "Mod+k", Mod being Ctrl or ⌘
  does: () => void
  within?: string // where one types elsewhere, the key is the browser's own
  isAnywhere?: boolean // over a dialog, too
}

const acting = 'a, button, input, select, textarea, summary, [role=button]'
const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'
const isIn = (target: EventTarget | null, where: string) => target instanceof Element && target.closest(where) !== null

function isOpen(one: Shortcut, target: EventTarget | null) {
  if (isIn(target, '[role=dialog]') && !one.isAnywhere) return false
  if (one.keys === 'Enter') return !isIn(target, acting)
  if (!isIn(target, typing)) return true
  return one.keys.startsWith('Mod+') && (!one.within || isIn(target, one.within))
}

export function useShortcuts(shortcuts: Shortcut[]) {
  const act = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return
    const isMod = event.ctrlKey || event.metaKey
    const name = (isMod ? 'Mod+' : '') + (isMod && event.shiftKey ? 'Shift+' : '') + (isMod ? event.key.toLowerCase() : event.key)
    const found = shortcuts.find((one) => one.keys === name)
    if (!found || !isOpen(found, event.target)) return
    event.preventDefault()
    found.does()
  }
  onMounted(() => window.addEventListener('keydown', act))
  onBeforeUnmount(() => window.removeEventListener('keydown', act))
}
