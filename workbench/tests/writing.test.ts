// An instrument being written: kept until it is numbered, and numbered only as its draft shows it.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useWriting } from '../src/use/writing'
import { gate, inApp, refused, server, told } from './stand_in'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})
const later = (ms = 500) => vi.advanceTimersByTimeAsync(ms)
const path = { number: '2026-0001', instrument: 'notice' }
const drafts = () => server(({ body }) => told({ html: JSON.stringify(body), missing: [] }))
const open = (version = ref('"1"')) => inApp(() => useWriting(path, version))

it('is seen as stated only once its draft is', async () => {
  const asked = drafts()
  const writing = open()
  expect(writing.seen.value).toBeNull()
  await later(10)
  expect(writing.seen.value).toEqual({ content: {}, version: '"1"' })
  writing.change('reasons', '有证据')
  expect(writing.seen.value).toBeNull() // at once, before anybody was asked
  await later(300)
  expect(writing.seen.value).toBeNull()
  await later()
  expect(writing.seen.value).toEqual({ content: { reasons: '有证据' }, version: '"1"' })
  expect(asked.map((one) => one.body)).toEqual([{ content: {} }, { content: { reasons: '有证据' } }])
})

it('is drafted anew when the case has moved on, and not seen until then', async () => {
  const asked = drafts()
  const version = ref('"1"')
  const writing = open(version)
  await later(10)
  version.value = '"2"'
  expect(writing.seen.value).toBeNull()
  await later(10)
  expect(writing.seen.value).toEqual({ content: {}, version: '"2"' })
  expect(asked).toHaveLength(2)
})

it('begins as it was sent to be signed off, unless something was typed here', () => {
  drafts()
  const writing = open()
  writing.begin({ reasons: '有证据' })
  expect(writing.content.value).toEqual({ reasons: '有证据' })
  writing.change('reasons', '证据确凿')
  writing.begin({ reasons: '有证据' })
  expect(writing.content.value).toEqual({ reasons: '证据确凿' })
})

it('is not seen where it could not be drafted', async () => {
  server(() => refused(422, 'no'))
  const writing = open()
  await later(10)
  expect(writing.draft.error.value).not.toBeNull()
  expect(writing.seen.value).toBeNull()
})

it('is still there when it is opened again, and gone once numbered', async () => {
  drafts()
  open().change('reasons', '有证据')
  const again = open()
  expect(again.content.value).toEqual({ reasons: '有证据' })
  expect(inApp(() => useWriting({ ...path, instrument: 'decision' }, '"1"')).content.value).toEqual({})
  again.forget()
  expect(open().content.value).toEqual({})
})

// Pressed while something is being typed, an act waits for its draft.
it('is settled once all that was typed is drafted, and busy until then', async () => {
  const answered = gate()
  const asked = server(async ({ body }) => {
    await answered.opened
    return told({ html: JSON.stringify(body), missing: [] })
  })
  const writing = open()
  await later(10)
  writing.change('reasons', '有证据')
  const settled = vi.fn()
  void writing.settled().then(settled)
  await later(600)
  expect(writing.isSettling.value).toBe(true)
  writing.change('reasons', '证据确凿') // typed on
  answered.open()
  await later(100)
  expect(settled).not.toHaveBeenCalled()
  await later()
  expect(settled).toHaveBeenCalledExactlyOnceWith({ content: { reasons: '证据确凿' }, version: '"1"' })
  expect(writing.isSettling.value).toBe(false)
  expect(asked.at(-1)?.body).toEqual({ content: { reasons: '证据确凿' } })
  expect(await writing.settled()).toEqual({ content: { reasons: '证据确凿' }, version: '"1"' })
})

it('is settled as nothing where it cannot be drafted, and asked once more when pressed again', async () => {
  let isBroken = true
  const asked = server(() => (isBroken ? refused(422, 'no') : told({ html: '', missing: [] })))
  const writing = open()
  await later(10)
  writing.change('reasons', '有证据')
  const settled = writing.settled()
  await later()
  expect(await settled).toBeNull()
  expect(writing.isSettling.value).toBe(false)
  isBroken = false
  const before = asked.length
  const again = writing.settled()
  await later(10)
  expect(await again).toEqual({ content: { reasons: '有证据' }, version: '"1"' })
  expect(asked).toHaveLength(before + 1)
})

// Opened again before the first draft was answered, a form waits for that one's answer.
it('is settled as nothing where what another form had asked cannot be drafted', async () => {
  const answered = gate()
  server(async () => {
    await answered.opened
    return refused(422, 'no')
  })
  const first = effectScope()
  const writing = inApp(() => {
    first.run(() => useWriting(path, '"1"'))
    return useWriting(path, '"1"')
  })
  await later(10)
  first.stop()
  const settled = writing.settled()
  answered.open()
  await later()
  expect(await settled).toBeNull()
  expect(writing.isSettling.value).toBe(false)
})

it('is settled as nothing once its form was left', async () => {
  drafts()
  const scope = effectScope()
  const writing = inApp(() => scope.run(() => useWriting(path, '"1"'))!)
  writing.change('reasons', '有证据')
  const settled = writing.settled()
  scope.stop()
  await later()
  expect(await settled).toBeNull()
})
