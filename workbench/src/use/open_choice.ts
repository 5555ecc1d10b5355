// A choice one may also type: what stands typed when the box is left is chosen, as by Enter. `named`:
// what the words stand for. Going to another window is not leaving the box: chosen behind one's
// back, it would be given up again by the click that was to choose it.

import type { Ref } from 'vue'
import { listOf } from '../lib/values'

const isHere = () => typeof document === 'undefined' || document.hasFocus()

export const useOpenChoice = (value: Ref<unknown>, isMany: () => boolean, isOpen = () => true, named = (words: string) => words) => (event: FocusEvent) => {
  const words = (event.target as { value?: string } | null)?.value?.trim()
  if (!words || !isOpen() || !isHere()) return
  const taken = named(words)
  if (!isMany()) value.value = taken
  else if (!listOf<string>(value.value).includes(taken)) value.value = [...listOf<string>(value.value), taken]
}
