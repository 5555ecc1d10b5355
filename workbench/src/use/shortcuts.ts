// Keys of the whole workbench and of single pages. A plain letter never acts while one types.

import { onBeforeUnmount, onMounted } from 'vue'

export interface Shortcut {
  keys: string // "?" or "Mod+k", Mod being Ctrl or ⌘
  does: () => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=dialog]') !== null

export function useShortcuts(shortcuts: Shortcut[]) {
  const act = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return
    const isMod = event.ctrlKey || event.metaKey
    const name = (isMod ? 'Mod+' : '') + (isMod && event.shiftKey ? 'Shift+' : '') + (isMod ? event.key.toLowerCase() : event.key)
    const found = shortcuts.find((one) => one.keys === name)
    if (!found || (!isMod && (isTyping(event.target) || isInDialog(event.target)))) return
    event.preventDefault()
    found.does()
  }
  onMounted(() => window.addEventListener('keydown', act))
  onBeforeUnmount(() => window.removeEventListener('keydown', act))
}
