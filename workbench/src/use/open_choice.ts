// A choice one may also type: what stands typed when the box is left is chosen, as by Enter. `named`:
// what the words stand for, which takes their place once it is known. Going to another window is not
// leaving the box: chosen behind one's back, it would be given up again by the click that was to
// choose it.

import type { Ref } from 'vue'
import { listOf } from '../lib/values'

const isHere = () => typeof document === 'undefined' || document.hasFocus()
const once = (list: string[]) => [...new Set(list)]

export const useOpenChoice =
  (value: Ref<unknown>, isMany: () => boolean, isOpen = () => true, named = (words: string) => Promise.resolve(words)) =>
  async (event: FocusEvent) => {
    const words = (event.target as { value?: string } | null)?.value?.trim()
    if (!words || !isOpen() || !isHere()) return
    value.value = isMany() ? once([...listOf<string>(value.value), words]) : words
    const name = await named(words)
    if (isMany()) value.value = once(listOf<string>(value.value).map((one) => (one === words ? name : one)))
    else if (value.value === words) value.value = name
  }
