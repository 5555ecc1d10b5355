// A form being typed in: some boxes say their value only when left, and a box may hold what nobody
// understands. What stands in the one being typed in counts, too, before anything is done with it.

import { nextTick } from 'vue'

const boxes = 'input:not([type=radio], [type=checkbox], [type=file]), textarea'

export function useTyping(form: string) {
  function finish() {
    const box = document.activeElement
    if (!(box instanceof HTMLElement) || !box.matches(`${form} :is(${boxes})`)) return
    box.dispatchEvent(new Event('change', { bubbles: true }))
    // A choice takes what was typed when it is left.
    if (!box.closest('.el-select')) return
    box.blur()
    box.focus()
  }
  // Whether all of it was understood; if not, one is led to what was not.
  async function isUnderstood() {
    finish()
    await nextTick()
    const box = document.querySelector<HTMLElement>(`${form} [aria-invalid=true]`)
    box?.scrollIntoView({ block: 'center' })
    box?.focus({ preventScroll: true })
    return !box
  }
  return { finish, isUnderstood }
}
