// The form of an account's dialog: read when it opens, so that what is changed is what was seen, and
// another administrator's change meanwhile is refused rather than undone.

import { computed, ref, watch, type Ref } from 'vue'
import type { Schemas } from '../api/client'
import { readAccount } from './reads'

type Account = Schemas['Account']

export function useAccountForm(isOpen: Ref<boolean>, which: () => Account | null, fill: (account: Account | null) => void) {
  const read = ref<{ account: Account; etag: string } | null>(null)
  const loadError = ref<unknown>(null)
  let shown: string | null = null // whose the form is; null: a new one's
  async function open() {
    const account = which()
    const isSame = shown === (account?.id ?? null)
    shown = account?.id ?? null
    read.value = loadError.value = null
    if (!account) return isSame || fill(null) // a new one half typed stays as it is
    try {
      const { data, etag } = await readAccount(account.id)
      if (which()?.id !== data.id) return
      read.value = { account: data, etag }
      fill(data)
    } catch (refused) {
      loadError.value = refused
    }
  }
  watch(isOpen, (now) => now && open())
  const isCurrent = computed(() => !which() || read.value !== null)
  return { read, isCurrent, open, loadError }
}
