// What somebody states of a step of a case, or of one to be opened: typed into its form, asked a
// moment after each change what form and law would say, and kept in this window until it is taken.
// An answer may come late: nothing is said of a value that is no longer there.

import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { Refused, type Schemas } from '../api/client'
import type { Reckoning, Unmet } from '../lib/cases'
import { isSame } from '../lib/same'
import type { Content, Field } from '../lib/values'
import { useKept } from './words'

type Issue = Schemas['Issue']
export interface Stated {
  content: Content
  on: string // '' for today
  reasons: { gate: string; reason: string }[]
}
interface Told {
  content: Content
  on: string
  reasons: Record<string, string>
}
const after_ms = 500

export interface Stating {
  name: string // under which it is kept
  beginning: Content
  fields: () => readonly Field[]
  ask: (stated: Stated) => Promise<{ issues: Issue[]; unmet: Unmet[]; reckoning?: Reckoning }>
  first?: readonly Unmet[] // known before anybody asks
}

export function useStating({ name, beginning, fields, ask, first = [] }: Stating) {
  const usual = (): Told => ({ content: { ...beginning }, on: '', reasons: {} })
  const isKept = ([key]: [string, unknown]) => !fields().some((field) => field.key === key && field.is_secret)
  const told = useKept<Told>(name, usual(), (now) => ({ ...now, content: Object.fromEntries(Object.entries(now.content).filter(isKept)) }))
  const touched = reactive(new Set<string>())
  const isTried = ref(false)
  const issues = shallowRef<Issue[]>([])
  const unmet = shallowRef<readonly Unmet[]>(first)
  const reckoning = shallowRef<Reckoning>() // of the fine as it is stated
  const refused = shallowRef<Issue[]>([])

  const warnings = computed(() => unmet.value.filter((one) => one.warns))
  const walls = computed(() => unmet.value.filter((one) => !one.warns))
  const stated = (): Stated => ({
    content: toRaw(told.value.content),
    on: told.value.on,
    reasons: warnings.value
      .map(({ gate }) => ({ gate, reason: (told.value.reasons[gate] ?? '').trim() }))
      .filter(({ reason }) => reason !== ''),
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  const isChecking = ref(true)
  const asked = shallowRef<Content>({}) // what the issues are of
  const isOlder = Symbol()
  async function check() {
    clearTimeout(timer)
    isChecking.value = true
    const mine = (turn += 1)
    const sent = stated()
    const answer = await ask(sent).catch(() => null) // saying what is wrong can wait; typing cannot
    if (mine !== turn) return isOlder
    isChecking.value = false
    if (answer) {
      asked.value = sent.content
      issues.value = answer.issues
      unmet.value = answer.unmet
      reckoning.value = answer.reckoning
    }
    return answer
  }
  watch(
    () => JSON.stringify([told.value.content, told.value.on]),
    () => {
      clearTimeout(timer)
      turn += 1 // what is on its way is of something else by now
      isChecking.value = true
      timer = setTimeout(check, after_ms)
    },
    { flush: 'sync' },
  )
  let isLeft = false
  onScopeDispose(() => {
    clearTimeout(timer)
    isLeft = true
  })
  void check()

  const isOf = (field: string) => (issue: Issue) => issue.field === field || issue.field.startsWith(`${field}.`)
  const said = (field: string) => [
    ...refused.value.filter(isOf(field)),
    ...((isTried.value || touched.has(field)) && isSame(asked.value[field], told.value.content[field]) ? issues.value.filter(isOf(field)) : []),
  ]
  function change(field: string, value: unknown) {
    touched.add(field)
    refused.value = refused.value.filter((issue) => !isOf(field)(issue))
    const content = { ...told.value.content }
    if (value === undefined || value === null || value === '') delete content[field]
    else content[field] = value
    told.value = { ...told.value, content }
  }
  const rejected = computed(() => issues.value.filter((issue) => issue.level === 'rejected'))
  const wantsReason = computed(() => warnings.value.filter(({ gate }) => !(told.value.reasons[gate] ?? '').trim()))

  // Whether it may be sent; if not, what keeps it stands on the page. Unanswered it may: whatever
  // keeps it, the network or the law, is then told of the sending. Never once the form was left.
  const isGettingReady = ref(false)
  async function isReady() {
    isGettingReady.value = true
    let answer
    do answer = await check()
    while (answer === isOlder && !isLeft)
    isGettingReady.value = false
    isTried.value = true
    return !isLeft && (!answer || (rejected.value.length === 0 && walls.value.length === 0 && wantsReason.value.length === 0))
  }
  // What the server refused of single fields stands beside them.
  function takeRefusal(error: unknown) {
    const known = new Set(fields().map((field) => field.key))
    const told = error instanceof Refused ? (error.problem.fields ?? []) : []
    refused.value = told
      .map(({ path, message }) => ({ path: path.split(/[.[]/)[0] ?? '', message }))
      .filter(({ path }) => known.has(path))
      .map(({ path, message }) => ({ field: path, level: 'rejected', code: 'refused', what: message, article: '', remedy: '' }) as Issue)
  }
  const forget = () => (told.value = usual())
  return { told, change, said, stated, check, isReady, takeRefusal, forget, isTried, isChecking, isGettingReady, reckoning, walls, warnings, wantsReason, rejected, unmet }
}
