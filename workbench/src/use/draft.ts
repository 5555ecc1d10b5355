// A draft being worked on: what the server holds, what was typed since, what of it is kept in
// this browser, and what to do where somebody else saved meanwhile. Nothing typed is lost.

import { computed, reactive, ref, shallowRef } from 'vue'
import { client, newKey, Refused, take, type Schemas } from '../api/client'
import { forget, keep, keptName, readKept } from '../lib/kept'
import { changesOf, merge, withChanges, type Merge } from '../lib/merge'
import { isSame } from '../lib/same'
import { Undo } from '../lib/undo'
import { holdsHidden, type Content } from '../lib/values'
import { session } from '../session'

type Draft = Schemas['Draft']
export interface Conflict {
  theirs: Content
  etag: string
  key: string
  merge: Merge
}
const plain = (content: Content): Content => JSON.parse(JSON.stringify(content)) as Content

export function useDraft(register: string, startKey: string) {
  const key = ref(startKey)
  const etag = ref('')
  const base = shallowRef<Content>({}) // as saved, with what was shown since
  const masked = shallowRef<Content>({}) // as saved, personal values hidden
  const content = reactive<Content>({})
  const undo = reactive(new Undo())
  const conflict = shallowRef<Conflict | null>(null)
  const isLoaded = ref(false)
  const isKept = ref(true)
  const restoredAt = ref(0)
  const savedAt = ref('')
  // One key for one saving: sent again after its answer was lost, it is not a stranger's change.
  const sending = { text: '', key: '' }
  function keyOf(sent: Content) {
    const text = JSON.stringify([etag.value, sent])
    if (sending.text !== text) Object.assign(sending, { text, key: newKey() })
    return sending.key
  }

  const name = () => keptName(session.account?.id ?? '', register, key.value)
  const isChanged = computed(() => !isSame(base.value, content))
  const hasHidden = computed(() => holdsHidden(content))

  function put(next: Content) {
    for (const field of Object.keys(content)) if (!(field in next)) delete content[field]
    Object.assign(content, plain(next))
  }
  function keepNow() {
    const changes = changesOf(base.value, content)
    if (Object.keys(changes).length === 0) forget(name())
    else isKept.value = keep(name(), { changes, etag: etag.value, at: Date.now() })
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
  }
  const read = () =>
    take(client.GET('/api/v1/registers/{register}/drafts/{key}', { params: { path: { register, key: key.value } } }))

  async function load() {
    if (key.value) {
      const { data, etag: tag } = await read()
      takeIn(data, tag)
    }
    put(base.value)
    const kept = readKept(name())
    if (kept) {
      restoredAt.value = kept.at
      const mine = withChanges(base.value, kept.changes)
      const conflicts = Object.keys(kept.changes).filter((field) => !isSame(mine[field], base.value[field]))
      if (kept.etag !== etag.value && conflicts.length) {
        conflict.value = { theirs: base.value, etag: etag.value, key: key.value, merge: { merged: mine, conflicts, fromTheirs: [] } }
      }
      put(mine)
    }
    isLoaded.value = true
  }

  // Somebody saved meanwhile: their version, mine, and what both of us changed.
  async function meet(theirKey: string) {
    const { data, etag: tag } = await take(
      client.GET('/api/v1/registers/{register}/drafts/{key}', { params: { path: { register, key: theirKey } } }),
    )
    const mine = withChanges(masked.value, changesOf(base.value, content))
    conflict.value = { theirs: data.content, etag: tag, key: theirKey, merge: merge(masked.value, mine, data.content) }
  }

  async function save() {
    const sent = plain(content)
    const before = name()
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
      takeIn(data, tag)
      base.value = sent // what one sees stays seen
      key.value = data.key
      forget(before)
      keepNow() // what was typed while saving
      restoredAt.value = 0
    } catch (refused) {
      if (refused instanceof Refused && refused.status === 412) {
        await meet(String(refused.problem.current?.key ?? key.value))
      }
      throw refused
    }
  }

  // Goes on from their version, each field both changed as chosen.
  async function settle(takesTheirs: (field: string) => boolean) {
    const met = conflict.value
    if (!met) return
    const merged = { ...met.merge.merged }
    for (const field of met.merge.conflicts) if (takesTheirs(field)) merged[field] = met.theirs[field]
    forget(name())
    key.value = met.key
    etag.value = met.etag
    base.value = masked.value = met.theirs
    put(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)))
    undo.clear()
    conflict.value = null
    keepNow()
    if (isChanged.value) await save()
  }

  async function reveal(purpose: string) {
    const { data } = await take(
      client.POST('/api/v1/registers/{register}/drafts/{key}/revelations', {
        params: { path: { register, key: key.value } },
        body: { purpose },
      }),
    )
    const mine = changesOf(base.value, content)
    const shown = Object.fromEntries(Object.entries(mine).map(([field, value]) => [field, holdsHidden(value) ? data.content[field] : value]))
    base.value = data.content
    put(withChanges(data.content, shown))
  }

  function giveUp() {
    forget(name())
    put(base.value)
    undo.clear()
    restoredAt.value = 0
  }

  return {
    key, etag, content, undo, conflict, isLoaded, isKept, isChanged, hasHidden, restoredAt, savedAt,
    load, change, back, again, save, settle, reveal, giveUp, forgetKept: () => forget(name()),
  }
}
