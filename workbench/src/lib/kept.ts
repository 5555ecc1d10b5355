// What is typed and not yet saved, kept in this browser so that no reload, lost network or
// ended session loses it. Each account has its own, and only its own give way when the space is
// full. Personal values outlive a reload and a new sign-in, but not the browser.

import type { Content } from './values'

export interface Kept {
  changes: Content // only what was changed, so that shown personal values are not kept
  etag: string // of the draft they were made on; '' for a new one
  at: number
}

const prefix = 'kept:'
const kept_max_ms = 30 * 86_400_000
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
export interface Stores {
  lasting: Store
  passing: Store // for what is personal
}
const browser = (): Stores => ({ lasting: localStorage, passing: sessionStorage })

const ofAccount = (account: string) => `${prefix}${account}:`
export const keptName = (account: string, register: string, key: string) => `${ofAccount(account)}${register}:${key}`
// A draft that has no code yet: each has a name of its own, so that two windows keep two.
export const newKeptName = (account: string, register: string, id = '') => keptName(account, register, `+${id}`)

const namesIn = (store: Store, start: string) =>
  Array.from({ length: store.length }, (_, at) => store.key(at)).filter((name): name is string => !!name?.startsWith(start))

function readIn(store: Store, name: string): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(name) ?? 'null') as Kept | null
    return kept && typeof kept.changes === 'object' && typeof kept.at === 'number' ? kept : null
  } catch {
    return null
  }
}

function oldest(store: Store, name: string): string | undefined {
  const own = name.split(':').slice(0, 2).join(':') + ':'
  const age = (one: string) => readIn(store, one)?.at ?? -Infinity
  return namesIn(store, own)
    .filter((one) => one !== name)
    .sort((a, b) => age(a) - age(b))[0]
}

// False where the browser has no room even after the older ones gave way.
function put(store: Store, name: string, kept: Kept): boolean {
  if (Object.keys(kept.changes).length === 0) {
    store.removeItem(name)
    return true
  }
  for (;;) {
    try {
      store.setItem(name, JSON.stringify(kept))
      return true
    } catch {
      const old = oldest(store, name)
      if (old === undefined) return false
      store.removeItem(old)
    }
  }
}

export function keep(name: string, kept: Kept, isPersonal: (field: string) => boolean, stores = browser()): boolean {
  const part = (personal: boolean) => ({
    ...kept,
    changes: Object.fromEntries(Object.entries(kept.changes).filter(([field]) => isPersonal(field) === personal)),
  })
  const isLasting = put(stores.lasting, name, part(false))
  return put(stores.passing, name, part(true)) && isLasting
}

export function readKept(name: string, stores = browser()): Kept | null {
  const parts = [readIn(stores.lasting, name), readIn(stores.passing, name)].filter((one) => one !== null)
  const newest = parts.sort((a, b) => b.at - a.at)[0]
  return newest ? { ...newest, changes: Object.assign({}, ...parts.map((one) => one.changes)) as Content } : null
}

export function forget(name: string, stores = browser()) {
  stores.lasting.removeItem(name)
  stores.passing.removeItem(name)
}

// Names beginning so: an account's, or an account's new drafts of one register.
export const keptLike = (start: string, stores = browser()) => [
  ...new Set([...namesIn(stores.lasting, start), ...namesIn(stores.passing, start)]),
]
export const keptOf = (account: string, stores = browser()) => keptLike(ofAccount(account), stores)

// What nobody came back for.
export function dropOld(now = Date.now(), stores = browser()) {
  for (const name of keptLike(prefix, stores)) {
    if ((readKept(name, stores)?.at ?? 0) < now - kept_max_ms) forget(name, stores)
  }
}
