// Acts carried out once, many acts one after another, and checks that come late.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import { client, take } from '../src/api/client'
import { enter } from '../src/session'
import { lastError, useAct } from '../src/use/act'
import { useChecks } from '../src/use/checks'
import { useMany } from '../src/use/many'
import { gate, inApp, lost, refused, server, told } from './stand_in'

// No page to leave here.
vi.mock('vue-router', () => ({ onBeforeRouteLeave: () => {} }))
const shown = vi.hoisted(() => [] as string[])
vi.mock('element-plus', () => ({ ElMessage: { success: (words: string) => shown.push(words) }, ElMessageBox: {} }))

const at = '/api/v1/registers/{register}/entries/{key}/comments' as const
const say = (text: string, key: string) =>
  take(client.POST(at, { params: { path: { register: 'officers', key: 'a' }, header: { 'Idempotency-Key': key } }, body: { text } }))
const quietly = (call: Promise<unknown>) => call.catch(() => undefined)

describe('an act', () => {
  const keysOf = async (answers: (() => Response)[], words: string[]) => {
    let at = 0
    const asked = server(() => answers[at++]!())
    const act = inApp(() => useAct(say))
    for (const text of words) await quietly(act.mutateAsync(text))
    return asked.map((one) => one.key)
  }
  const same = ([a, b]: (string | null)[]) => a === b

  it('keeps its key while its answer is lost', async () => {
    expect(same(await keysOf([lost, () => told({}, 201)], ['好', '好']))).toBe(true)
  })
  it('keeps its key while the server is still at it', async () => {
    expect(same(await keysOf([() => refused(409, 'being-done'), () => told({}, 201)], ['好', '好']))).toBe(true)
  })
  it('has another once answered, done or refused', async () => {
    expect(same(await keysOf([() => told({}, 201), () => told({}, 201)], ['好', '好']))).toBe(false)
    expect(same(await keysOf([() => refused(422, 'no'), () => told({}, 201)], ['好', '好']))).toBe(false)
  })
  it('has another for another thing', async () => {
    expect(same(await keysOf([lost, () => told({}, 201)], ['好', '很好']))).toBe(false)
  })
  it('says what was done, and nothing of what was not', async () => {
    server(({ body }) => ((body as { text: string }).text === '不行' ? refused(422, 'no') : told({}, 201)))
    const act = inApp(() => useAct(say, undefined, (_, text) => `已发表：${text}`))
    await quietly(act.mutateAsync('不行'))
    await act.mutateAsync('好')
    expect(shown).toEqual(['已发表：好'])
  })
  it('is another on another version', async () => {
    const asked = server(lost)
    const act = inApp(() => useAct(({ etag }: { etag: string }, key) => say(etag, key)))
    for (const etag of ['1', '1', '2']) await quietly(act.mutateAsync({ etag }))
    const [first, again, newer] = asked.map((one) => one.key)
    expect([first === again, first === newer]).toEqual([true, false])
  })
  it('does not wait for what is read anew afterwards', async () => {
    server(() => told({}, 201))
    const act = inApp(() => useAct(say))
    await act.mutateAsync('好')
    expect(act.isPending.value).toBe(false)
  })
})

it('tells the refusal of the last act only', async () => {
  server(({ body }) => ((body as { text: string }).text === '不行' ? refused(422, 'no') : told({}, 201)))
  const [one, other] = inApp(() => [useAct(say), useAct(say)] as const)
  const error = lastError(one, other)
  await quietly(one.mutateAsync('不行'))
  expect(error.value).not.toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 2)) // acts are told apart by when they began
  await other.mutateAsync('好')
  expect(error.value).toBeNull()
})

describe('an act on many', () => {
  interface Row {
    id: string
    title: string
    etag?: string
  }
  const rows = ['a', 'b', 'c'].map((id) => ({ id, title: '同名' }))
  const many = () =>
    inApp(() => useMany<Row>({ keyOf: (row) => row.id, nameOf: (row) => row.title, work: (row, key) => say(row.id, key) }))
  const idOf = (body: unknown) => (body as { text: string }).text

  it('goes on past a refusal, and tells what is left', async () => {
    server(({ body }) => (idOf(body) === 'b' ? refused(422, 'no') : told({}, 201)))
    const { run, state } = many()
    expect(await run(rows)).toEqual([rows[1]])
    expect([state.succeeded, state.failures.map((one) => one.key)]).toEqual([2, ['b']])
  })
  it('leaves out what changed since it was chosen', async () => {
    server(({ body }) => (idOf(body) === 'b' ? refused(412, 'changed') : told({}, 201)))
    const { run, state } = many()
    expect(await run(rows)).toEqual([])
    expect([state.succeeded, state.failures.map((one) => one.key)]).toEqual([2, ['b']])
  })
  it('stops where the answer is lost, and sends that one again with its key', async () => {
    let isLost = true
    const asked = server(({ body }) => (isLost && idOf(body) === 'b' ? lost() : told({}, 201)))
    const { run } = many()
    const left = await run(rows)
    expect(left).toEqual([rows[1], rows[2]])
    isLost = false
    expect(await run(left)).toEqual([])
    const keys = (id: string) => asked.filter((one) => idOf(one.body) === id).map((one) => one.key)
    expect(keys('b')[0]).toBe(keys('b')[1])
    // Of one name, and yet another entry: another key.
    expect(new Set([...keys('a'), ...keys('b'), ...keys('c')]).size).toBe(3)
  })
  it('is another of an entry chosen anew after it changed', async () => {
    const asked = server(lost)
    const { run } = many()
    for (const etag of ['"1"', '"1"', '"2"']) await run([{ ...rows[0]!, etag }])
    const [first, again, anew] = asked.map((one) => one.key)
    expect([first === again, first === anew]).toEqual([true, false])
  })
  it('stops while the server is still at one of them', async () => {
    const asked = server(() => refused(409, 'being-done'))
    expect(await many().run(rows)).toEqual(rows)
    expect(asked).toHaveLength(1)
  })
  it('can be stopped, and begins no other', async () => {
    const { opened, open } = gate()
    const asked = server(() => opened.then(() => told({}, 201)))
    const { run, stop } = many()
    const going = run(rows)
    stop()
    open()
    expect(await going).toEqual([rows[1], rows[2]])
    expect(asked).toHaveLength(1)
  })
})

describe('checks', () => {
  const issue = (what: string) => ({ level: 'rejected', code: 'x', field: 'name', what, remedy: '', article: '', rule: '' })
  const signIn = (action: string) => {
    server(() => told({ roles: [{ key: 'one', name: '', is_for_unit: true, registers: [], may: [{ action, name: '' }] }] }))
    return enter({ stage: 'complete', request_token: 't', account: { id: 'u-1', roles: ['one'] } as never })
  }
  beforeEach(() => signIn('draft'))
  it('are not asked for by who only reads', async () => {
    await signIn('review')
    const asked = server(() => told({ issues: [] }))
    await inApp(() => useChecks('officers', () => '', reactive({}))).check()
    expect(asked).toHaveLength(0)
  })
  it('leave out an answer that comes after a newer one', async () => {
    const first = gate()
    const asked = server(async ({ body }) => {
      const name = String((body as { content: { name: string } }).content.name)
      if (name === '旧') await first.opened
      return told({ issues: [issue(name)] })
    })
    const content = reactive<Record<string, unknown>>({ name: '旧' })
    const checks = inApp(() => useChecks('officers', () => '', content))
    const late = checks.check()
    content.name = '新'
    await checks.check()
    first.open()
    await late
    expect(asked).toHaveLength(2)
    expect(checks.of('name').map((one) => one.what)).toEqual(['新'])
  })
  it('are asked for a moment after the last letter, and no more once the page is left', async () => {
    vi.useFakeTimers()
    try {
      const asked = server(() => told({ issues: [] }))
      const content = reactive<Record<string, unknown>>({ name: '' })
      inApp(() => useChecks('officers', () => '', content))
      for (const name of ['张', '张三']) {
        content.name = name
        await nextTick()
      }
      await vi.advanceTimersByTimeAsync(1000)
      expect(asked).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
