// The same act on many entries, one after another: how far it is, and which were refused and
// why. Each entry has its own key for as long as its answer is lost, so nothing is done twice.

import { useQueryClient } from '@tanstack/vue-query'
import { reactive } from 'vue'
import { isOffline, isSettled, newKey, Refused } from '../api/client'
import { beSure } from './network'

export interface Failure {
  name: string
  error: unknown
}

export function useMany<Row>(nameOf: (row: Row) => string, work: (row: Row, key: string) => Promise<unknown>) {
  const queries = useQueryClient()
  const keys = new Map<string, string>()
  const state = reactive({ isBusy: false, done: 0, total: 0, succeeded: 0, failures: [] as Failure[], isStopped: false })

  async function one(row: Row) {
    const name = nameOf(row)
    const key = keys.get(name) ?? newKey()
    keys.set(name, key)
    try {
      await work(row, key)
      keys.delete(name)
      state.succeeded += 1
      return true
    } catch (error) {
      if (isSettled(error)) keys.delete(name)
      if (isOffline(error)) beSure(false)
      state.failures.push({ name, error })
      return !(error instanceof Refused && (error.status >= 500 || error.status === 401))
    }
  }
  // The rows that are still to be done.
  async function run(rows: readonly Row[]): Promise<Row[]> {
    Object.assign(state, { isBusy: true, done: 0, total: rows.length, succeeded: 0, failures: [], isStopped: false })
    const left = [...rows]
    for (const row of rows) {
      const failed = state.failures.length
      if (state.isStopped || !(await one(row))) break
      state.done += 1
      if (state.failures.length === failed) left.splice(left.indexOf(row), 1)
    }
    state.isBusy = false
    await queries.invalidateQueries()
    return left
  }
  const stop = () => (state.isStopped = true)
  const close = () => Object.assign(state, { total: 0, failures: [] })
  return { state, run, stop, close }
}
