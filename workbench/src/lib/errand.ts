// On the way to the identity provider and back, in this tab: what it was for, and where to go on.

import { ownPath } from './paths'

export interface Errand {
  to: string
  isBinding: boolean
}
const name = 'errand'
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const keepErrand = (errand: Errand, store: Store = sessionStorage) => store.setItem(name, JSON.stringify(errand))

// Once; whatever stands there leads only to places of our own.
export function takeErrand(store: Store = sessionStorage): Errand {
  const text = store.getItem(name) ?? '{}'
  store.removeItem(name)
  try {
    const kept = JSON.parse(text) as Partial<Errand> | null
    return { to: ownPath(kept?.to), isBinding: kept?.isBinding === true }
  } catch {
    return { to: '/', isBinding: false }
  }
}
