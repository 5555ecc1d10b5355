// What the schema and the law say of an entry being typed, asked a moment after each change.
// Saying what is wrong can wait for the network; typing cannot.

import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { client, take, type Schemas } from '../api/client'
import type { Content } from '../lib/values'
import { may } from '../session'

const after_ms = 500

export function useChecks(register: string, key: () => string, content: Content) {
  const issues = shallowRef<Schemas['Issue'][]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  // Who only reads is not refused for asking.
  async function check() {
    if (!may('draft', register)) return
    const mine = (turn += 1)
    const body = { content, ...(key() ? { key: key() } : {}) }
    const params = { path: { register } }
    const answer = await take(client.POST('/api/v1/registers/{register}/checks', { params, body })).catch(() => null)
    if (answer && mine === turn) issues.value = answer.data.issues
  }
  watch(
    () => JSON.stringify(content),
    () => {
      clearTimeout(timer)
      timer = setTimeout(check, after_ms)
    },
  )
  onScopeDispose(() => clearTimeout(timer))
  const of = (field: string) => issues.value.filter((issue) => issue.field === field || issue.field.startsWith(`${field}.`))
  const rejected = computed(() => issues.value.filter((issue) => issue.level === 'rejected'))
  return { of, rejected, check }
}
