// A choice one may also type: what stands typed when the box is left is chosen, as by Enter.

import type { Ref } from 'vue'
import { listOf } from '../lib/values'

export const useOpenChoice = (value: Ref<unknown>, isMany: () => boolean, isOpen = () => true) => (event: FocusEvent) => {
  const text = (event.target as { value?: string } | null)?.value?.trim()
  if (!text || !isOpen()) return
  if (!isMany()) value.value = text
  else if (!listOf<string>(value.value).includes(text)) value.value = [...listOf<string>(value.value), text]
}
