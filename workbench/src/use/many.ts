// The same act on many entries, one after another: how far it is, and which were refused and
// why. Each entry has its own key for as long as its answer is lost, so nothing is done twice.

import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, reactive } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { isOffline, isSettled, newKey, Refused } from '../api/client'
import { ask } from './ask'
import { beSure } from './network'

export interface Failure {
  key: string
  name: string
  error: unknown
}
// Its version, where it has one: chosen anew after it changed, it is another intention.
interface Chosen {
  etag?: string
}
interface Many<Row> {
  keyOf: (row: Row) => string
  nameOf: (row: Row) => string
  work: (row: Row, key: string) => Promise<unknown>
}

export function useMany<Row extends Chosen>({ keyOf, nameOf, work }: Many<Row>) {
  const queries = useQueryClient()
  const keys = new Map<string, string>()
  const state = reactive({ isBusy: false, done: 0, total: 0, succeeded: 0, failures: [] as Failure[], isStopped: false })

  // Whether it was done, was refused, is another now than was chosen, or nobody knows: then the
  // others would fare alike.
  async function one(row: Row): Promise<'done' | 'refused' | 'changed' | 'unknown'> {
    const at = keyOf(row)
    const asked = `${at} ${row.etag ?? ''}`
    const key = keys.get(asked) ?? newKey()
    keys.set(asked, key)
    try {
      await work(row, key)
      keys.delete(asked)
      return 'done'
    } catch (error) {
      if (isSettled(error)) keys.delete(asked)
      if (isOffline(error)) beSure(false)
      state.failures.push({ key: at, name: nameOf(row), error })
      if (!isSettled(error) || !(error instanceof Refused) || error.status === 401) return 'unknown'
      return error.status === 412 ? 'changed' : 'refused'
    }
  }
  // The rows that are still to be done; one that changed is looked at before it is chosen again.
  async function run(rows: readonly Row[]): Promise<Row[]> {
    Object.assign(state, { isBusy: true, done: 0, total: rows.length, succeeded: 0, failures: [], isStopped: false })
    const left = [...rows]
    for (const row of rows) {
      if (state.isStopped) break
      const outcome = await one(row)
      if (outcome === 'unknown') break
      state.done += 1
      if (outcome === 'done') state.succeeded += 1
      if (outcome !== 'refused') left.splice(left.indexOf(row), 1)
    }
    state.isBusy = false
    void queries.invalidateQueries()
    return left
  }
  const stop = () => (state.isStopped = true)
  const close = () => Object.assign(state, { total: 0, failures: [] })
  onBeforeRouteLeave(() => !state.isBusy || ask('正在逐条办理，离开此页后其余的不再办理。', '离开此页'))
  onScopeDispose(stop)
  return { state, run, stop, close }
}
