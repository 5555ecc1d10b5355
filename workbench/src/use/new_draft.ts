// A new draft has no code to be known by: this window keeps it under a name of its own, which the
// browser's history remembers over a reload.

import { newKey } from '../api/client'

export function newDraftId(): string {
  const id = String((history.state as Record<string, unknown> | null)?.draft ?? newKey())
  takeUp(id)
  return id
}

export const takeUp = (id: string) => history.replaceState({ ...(history.state as object), draft: id }, '')
