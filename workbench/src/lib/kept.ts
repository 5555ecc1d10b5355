// What is typed and not yet saved, kept in this browser so that no reload, lost network or
// ended session loses it. Each account has its own; the oldest give way when the space is full.

import type { Content } from './values'

export interface Kept {
  changes: Content // only what was changed, so that shown personal values are not kept
  etag: string // of the draft they were made on; '' for a new one
  at: number
}

const prefix = 'kept:'
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export const keptName = (account: string, register: string, key: string) =>
  `${prefix}${account}:${register}:${key}`

function oldest(store: Store, except: string): string | null {
  let found: string | null = null
  let at = Infinity
  for (let i = 0; i < store.length; i += 1) {
    const name = store.key(i)
    if (!name?.startsWith(prefix) || name === except) continue
    const one = readKept(name, store)
    if (!one || one.at < at) {
      found = name
      at = one?.at ?? -Infinity
    }
  }
  return found
}

// False where the browser has no room even after the older ones gave way.
export function keep(name: string, kept: Kept, store: Store = localStorage): boolean {
  const text = JSON.stringify(kept)
  for (;;) {
    try {
      store.setItem(name, text)
      return true
    } catch {
      const old = oldest(store, name)
      if (old === null) return false
      store.removeItem(old)
    }
  }
}

export function readKept(name: string, store: Store = localStorage): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(name) ?? 'null') as Kept | null
    return kept && typeof kept.changes === 'object' && typeof kept.at === 'number' ? kept : null
  } catch {
    return null
  }
}

export const forget = (name: string, store: Store = localStorage) => store.removeItem(name)
