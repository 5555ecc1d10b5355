// What is said of a statement whose answers come late: never of what no longer stands in the form,
// never out of its turn, and nothing is sent of a form that was left.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { Field } from '../src/lib/values'
import { session } from '../src/session'
import { useStating, type Stated } from '../src/use/stating'

type Answer = Awaited<ReturnType<Parameters<typeof useStating>[0]['ask']>>
const missing = (field: string) =>
  ({ field, level: 'rejected', code: 'missing', what: `${field} is empty`, article: '', remedy: '' }) as unknown as Answer['issues'][number]
const wall = { gate: 'two_officers', code: 'none', title: 'no officers', next: '', article: '', rule: '', warns: false } as unknown as Answer['unmet'][number]

// Answers when the test lets it, in whatever order.
const asked: { stated: Stated; answer: (answer?: Partial<Answer>) => void; fail: () => void }[] = []
const ends: (() => void)[] = []
let times = 0
function open() {
  const scope = effectScope()
  ends.push(() => scope.stop())
  const ask = (stated: Stated) =>
    new Promise<Answer>((resolve, reject) =>
      asked.push({ stated, answer: (answer) => resolve({ issues: [], unmet: [], ...answer }), fail: () => reject(new Error('lost')) }),
    )
  const stating = scope.run(() => useStating({ name: `test:${(times += 1)}`, beginning: {}, fields: () => [], ask, first: [wall] }))!
  return { stating, leave: () => scope.stop() }
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const soon = () => vi.advanceTimersByTimeAsync(600)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  ends.splice(0).forEach((end) => end())
  asked.splice(0)
  vi.useRealTimers()
})

describe('a statement half written', () => {
  it('JC03 is kept for a reload without who reported the case', () => {
    const scope = effectScope()
    ends.push(() => scope.stop())
    const fields = [{ key: 'summary' }, { key: 'reporter', is_secret: true }] as Field[]
    const stating = scope.run(() => useStating({ name: 'secret', beginning: {}, fields: () => fields, ask: () => new Promise<Answer>(() => {}) }))!
    stating.change('reporter', '石示例')
    stating.change('summary', '加班超时')
    expect(stating.stated().content).toEqual({ reporter: '石示例', summary: '加班超时' })
    const kept = sessionStorage.getItem(`words:${session.account?.id ?? ''}:secret`)
    expect(kept).toContain('加班超时')
    expect(kept).not.toContain('石示例')
  })
})

describe('a statement answered late', () => {
  it('is not told of a value that is no longer there', async () => {
    const { stating } = open()
    asked[0]!.answer({ issues: [missing('officers'), missing('facts')] })
    await settle()
    stating.change('officers', ['1', '2'])
    expect(stating.said('officers')).toEqual([])
    expect(stating.isChecking.value).toBe(true)
    stating.change('facts', 'x')
    stating.change('facts', '')
    expect(stating.said('facts')).toHaveLength(1) // that it is empty is so again
  })
  it('is not told what was asked before it changed', async () => {
    const { stating } = open()
    stating.change('officers', ['1'])
    asked[0]!.answer({ issues: [missing('officers')] }) // on its way when it changed
    await settle()
    expect(stating.said('officers')).toEqual([])
    expect(stating.isChecking.value).toBe(true)
    await soon()
    asked[1]!.answer({})
    await settle()
    expect(stating.isChecking.value).toBe(false)
    expect(stating.walls.value).toEqual([])
  })
  it('is ready by the answer to what stands there, not by an older one', async () => {
    const { stating } = open()
    asked[0]!.answer({ issues: [missing('officers'), missing('facts')], unmet: [wall] })
    await settle()
    stating.change('officers', ['1', '2'])
    const ready = stating.isReady()
    await settle()
    stating.change('facts', 'typed while it was asked')
    asked[1]!.answer({ issues: [missing('facts')] })
    await settle()
    expect(asked[2]!.stated.content).toEqual({ officers: ['1', '2'], facts: 'typed while it was asked' })
    asked[2]!.answer({})
    expect(await ready).toBe(true)
  })
  it('is not ready where the answer refuses it', async () => {
    const { stating } = open()
    const ready = stating.isReady()
    await settle()
    asked[1]!.answer({ issues: [missing('officers')], unmet: [wall] })
    expect(await ready).toBe(false)
    expect(stating.said('officers')).toHaveLength(1)
    expect(stating.walls.value).toHaveLength(1)
  })
  it('is sent where nobody answers: the sending tells why', async () => {
    const { stating } = open()
    const ready = stating.isReady()
    await settle()
    asked[1]!.fail()
    expect(await ready).toBe(true)
  })
  it('is never sent once the form was left', async () => {
    const { stating, leave } = open()
    const ready = stating.isReady()
    await settle()
    leave()
    asked[1]!.answer({})
    expect(await ready).toBe(false)
  })
})
