// A draft being worked on: what the server holds, what was typed since, what of it is kept in
// this browser, and what to do where somebody else saved meanwhile. Nothing typed is lost.

import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'
import { client, newKey, Refused, take, type Schemas } from '../api/client'
import { forget, keep, keptName, newKeptName, readKept } from '../lib/kept'
import { changesOf, merge, withChanges, type Merge } from '../lib/merge'
import { isSame } from '../lib/same'
import { Undo } from '../lib/undo'
import { holdsHidden, shownInto, type Content } from '../lib/values'
import { session } from '../session'

type Draft = Schemas['Draft']
interface Met {
  theirs: Content
  etag: string
  key: string
  acts: Draft['acts']
  base?: Content // what both began from, if it is still known,
  began: string // and its version
}
export interface Conflict extends Met {
  merge: Merge
}
function mergeOf({ base, theirs }: Met, mine: Content): Merge {
  return base ? merge(base, mine, theirs) : { merged: mine, conflicts: Object.keys(changesOf(theirs, mine)), fromTheirs: [] }
}
const plain = (content: Content): Content => JSON.parse(JSON.stringify(content)) as Content

export interface DraftStart {
  register: string
  key: string // '' for a new one,
  newId?: string // which this window keeps under a name of its own
  isPersonal: (field: string) => boolean
}

export function useDraft({ register, key: startKey, newId = '', isPersonal }: DraftStart) {
  const account = session.account?.id ?? '' // whose words these are, whoever signs in later
  const key = ref(startKey)
  const etag = ref('')
  const base = shallowRef<Content>({}) // as saved, with what was shown since
  const masked = shallowRef<Content>({}) // as saved, personal values hidden
  const content = reactive<Content>({})
  const undo = reactive(new Undo())
  const met = shallowRef<Met | null>(null)
  const isLoaded = ref(false)
  const isKept = ref(true)
  const restoredAt = ref(0)
  const savedAt = ref('')
  const acts = shallowRef<Draft['acts']>([]) // what may be done with it, as saved
  // One key for one saving: sent again after its answer was lost, it is not a stranger's change.
  const sending = { text: '', key: '' }
  function keyOf(sent: Content) {
    const text = JSON.stringify([etag.value, sent])
    if (sending.text !== text) Object.assign(sending, { text, key: newKey() })
    return sending.key
  }

  // Another window of mine saved this draft and forgot what was kept: what is still unsaved here is
  // kept again.
  const keepAgain = (event: StorageEvent) => event.key === name() && event.newValue === null && isChanged.value && keepNow()
  window.addEventListener('storage', keepAgain)
  onScopeDispose(() => window.removeEventListener('storage', keepAgain), true)

  const name = () => (key.value ? keptName(account, register, key.value) : newKeptName(account, register, newId))
  const isChanged = computed(() => !isSame(base.value, content))
  // What I made of it, personal values hidden as they were.
  const mine = () => withChanges(masked.value, changesOf(base.value, content))
  // Follows what is still typed: nothing of it is left out of the merge.
  const conflict = computed<Conflict | null>(() => met.value && { ...met.value, merge: mergeOf(met.value, mine()) })
  const hasHidden = computed(() => holdsHidden(content))

  function put(next: Content) {
    for (const field of Object.keys(content)) if (!(field in next)) delete content[field]
    Object.assign(content, plain(next))
  }
  function keepNow() {
    const changes = changesOf(base.value, content)
    if (Object.keys(changes).length === 0) {
      forget(name())
      isKept.value = true
    } else isKept.value = keep(name(), { changes, etag: met.value?.began ?? etag.value, at: Date.now() }, isPersonal)
  }
  function setField(field: string, value: unknown) {
    if (value === undefined || value === null || value === '') delete content[field]
    else content[field] = value
    keepNow()
  }
  function change(field: string, value: unknown) {
    if (isSame(content[field], value)) return
    undo.add(field, content[field], value)
    setField(field, value)
  }
  function back() {
    const last = undo.back()
    if (last) setField(last.field, last.before)
    return last?.field
  }
  function again() {
    const next = undo.again()
    if (next) setField(next.field, next.after)
    return next?.field
  }

  function takeIn(draft: Draft, tag: string) {
    base.value = draft.content
    masked.value = draft.content
    etag.value = tag
    savedAt.value = draft.saved_at
    acts.value = draft.acts
  }
  const read = (of: string) =>
    take(client.GET('/api/v1/registers/{register}/drafts/{key}', { params: { path: { register, key: of } } }))

  async function load() {
    if (key.value) {
      const { data, etag: tag } = await read(key.value)
      takeIn(data, tag)
    }
    put(base.value)
    const kept = readKept(name())
    if (kept) {
      restoredAt.value = kept.at
      put(withChanges(base.value, kept.changes))
      if (kept.etag !== etag.value && isChanged.value) met.value = { theirs: base.value, etag: etag.value, key: key.value, acts: acts.value, began: kept.etag }
    }
    isLoaded.value = true
  }

  // Somebody saved meanwhile: their version, mine, and what both of us changed. What was saved may
  // be my own words, the answer lost: then there is nothing to settle, and it says so.
  async function meet(theirKey = key.value): Promise<boolean> {
    const { data, etag: tag } = await read(theirKey)
    if (isSame(mine(), data.content)) {
      taken(data, tag, plain(content))
      return false
    }
    met.value = { theirs: data.content, etag: tag, key: theirKey, acts: data.acts, base: masked.value, began: etag.value }
    return true
  }

  // The server holds what was sent; what was typed meanwhile is kept on.
  function taken(draft: Draft, tag: string, sent: Content) {
    forget(name())
    takeIn(draft, tag)
    base.value = sent // what one sees stays seen
    key.value = draft.key
    keepNow()
    restoredAt.value = 0
  }
  async function saveNow() {
    const sent = plain(content)
    try {
      const { data, etag: tag } = key.value
        ? await take(
            client.PUT('/api/v1/registers/{register}/drafts/{key}', {
              params: { path: { register, key: key.value }, header: { 'If-Match': etag.value, 'Idempotency-Key': keyOf(sent) } },
              body: { content: sent },
            }),
          )
        : await take(
            client.POST('/api/v1/registers/{register}/drafts', {
              params: { path: { register }, header: { 'Idempotency-Key': keyOf(sent) } },
              body: { content: sent },
            }),
          )
      taken(data, tag, sent)
    } catch (refused) {
      const isStale = refused instanceof Refused && refused.status === 412
      if (!isStale || (await meet(String(refused.problem.current?.key ?? key.value)))) throw refused
    }
  }
  // One at a time: two at once would be strangers to each other. Never over what is not settled.
  let going: Promise<void> | null = null
  function save(): Promise<void> {
    if (met.value) return Promise.resolve()
    going ??= saveNow().finally(() => (going = null))
    return going
  }
  // Until what the server holds is what one sees, or there is something to settle.
  async function saveAll() {
    while (isChanged.value && !met.value) await save()
  }

  // Goes on from their version, each field both changed as chosen.
  async function settle(takesTheirs: (field: string) => boolean) {
    const one = conflict.value
    if (!one) return
    const merged = { ...one.merge.merged }
    for (const field of one.merge.conflicts) {
      // Hidden values are known by their place in the rows, which may be others in theirs.
      if (takesTheirs(field) || holdsHidden(merged[field])) merged[field] = one.theirs[field]
    }
    forget(name())
    key.value = one.key
    etag.value = one.etag
    acts.value = one.acts
    base.value = masked.value = one.theirs
    put(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)))
    undo.clear()
    met.value = null
    keepNow()
    await saveAll()
  }

  async function reveal(purpose: string) {
    const { data } = await take(
      client.POST('/api/v1/registers/{register}/drafts/{key}/revelations', {
        params: { path: { register, key: key.value } },
        body: { purpose },
      }),
    )
    const changes = changesOf(base.value, content)
    const shown = Object.entries(changes).map(([field, value]) => [field, shownInto(value, data.content[field])])
    base.value = data.content
    put(withChanges(data.content, Object.fromEntries(shown) as Content))
    undo.clear() // what was hidden does not come back over it
  }

  function giveUp() {
    forget(name())
    put(base.value)
    undo.clear()
    met.value = null
    restoredAt.value = 0
  }

  return {
    key, etag, content, undo, conflict, isLoaded, isKept, isChanged, hasHidden, restoredAt, savedAt, acts,
    load, change, back, again, save, saveAll, meet, settle, reveal, giveUp, forgetKept: () => forget(name()),
  }
}
