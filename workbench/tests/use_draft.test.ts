// A draft over its life: nothing typed is lost, nothing of anybody else's is overwritten unseen,
// nothing is made twice.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptOf } from '../src/lib/kept'
import { hidden, type Content } from '../src/lib/values'
import { enter, forgetSession } from '../src/session'
import { useDraft } from '../src/use/draft'
import { gate, inApp, lost, refused, server, told, type Asked } from './stand_in'

// A server that holds one register's drafts, and minds versions and keys as the real one does.
class Drafts {
  held = new Map<string, { content: Content; version: number }>()
  answered = new Map<string, Response>()
  shown: Content = {}
  before: (asked: Asked) => unknown = () => {}
  after: (asked: Asked) => unknown = () => {}
  asked = server((asked) => this.answer(asked))

  put(key: string, content: Content) {
    this.held.set(key, { content, version: (this.held.get(key)?.version ?? 0) + 1 })
  }
  private draft(key: string, status = 200) {
    const { content, version } = this.held.get(key)!
    return told({ register: 'officers', key, saved_at: '2026-03-03T00:00:00Z', content }, status, `"${version}"`)
  }
  private async answer(asked: Asked): Promise<Response> {
    await this.before(asked)
    const seen = asked.key ? this.answered.get(asked.key) : undefined
    const answer = seen ?? this.decide(asked)
    if (asked.key && answer.ok) this.answered.set(asked.key, answer)
    await this.after(asked)
    return answer.clone()
  }
  private decide({ method, path, ifMatch, body }: Asked): Response {
    if (path === '/roles') return told({ roles: [] })
    const key = path.split('/')[4] ?? ''
    if (path.endsWith('/revelations')) return told({ content: this.shown })
    if (method === 'GET') return this.held.has(key) ? this.draft(key) : refused(404, 'nothing')
    const { content } = body as { content: Content }
    const named = String(content.code)
    if (method === 'POST' && this.held.has(named)) return refused(412, 'changed-meanwhile', { current: { key: named } })
    if (method === 'PUT' && ifMatch !== `"${this.held.get(key)?.version}"`) return refused(412, 'changed-meanwhile', { current: { key } })
    this.put(named, content)
    return this.draft(named, method === 'POST' ? 201 : 200)
  }
  sent = (method: string) => this.asked.filter((one) => one.method === method && !one.path.endsWith('/revelations'))
}

let drafts: Drafts
const open = async (key: string, isPersonal: (field: string) => boolean = () => false, newId = 'n') => {
  const draft = inApp(() => useDraft({ register: 'officers', key, newId, isPersonal }))
  await draft.load()
  return draft
}
const quietly = (call: Promise<unknown>) => call.then(() => 'done', () => 'refused')

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  drafts = new Drafts()
  drafts.put('a', { code: 'a', name: '甲', remarks: '' })
  await enter({ stage: 'complete', request_token: 't', account: { id: 'u-1', roles: [] } as never })
})
afterEach(forgetSession)

describe('somebody saved meanwhile', () => {
  const meeting = async () => {
    const draft = await open('a')
    draft.change('remarks', '我的话')
    drafts.put('a', { code: 'a', name: '甲', remarks: '对方的话' })
    expect(await quietly(draft.save())).toBe('refused')
    return draft
  }
  it('both are shown, and nothing is saved until it is settled', async () => {
    const draft = await meeting()
    expect(draft.conflict.value?.merge.conflicts).toEqual(['remarks'])
    const before = drafts.sent('PUT').length
    await draft.save()
    await draft.saveAll()
    expect(drafts.sent('PUT')).toHaveLength(before)
    expect(drafts.held.get('a')?.content.remarks).toBe('对方的话')
  })
  it('found on opening, too, by what was kept in the browser', async () => {
    const earlier = await open('a')
    earlier.change('remarks', '我的话')
    drafts.put('a', { code: 'a', name: '甲', remarks: '对方的话' })
    const draft = await open('a')
    await draft.save()
    expect(drafts.held.get('a')?.content.remarks).toBe('对方的话')
    expect(draft.content.remarks).toBe('我的话')
    draft.change('name', '乙') // typed on, and the window opened once more: still to be settled
    const again = await open('a')
    expect(again.conflict.value?.merge.conflicts.sort()).toEqual(['name', 'remarks'])
  })
  it.each([[false, '我的话'], [true, '对方的话']])('settled, the server holds what was chosen (theirs: %s)', async (theirs, held) => {
    const draft = await meeting()
    await draft.settle(() => theirs)
    expect(draft.conflict.value).toBeNull()
    expect(drafts.held.get('a')?.content.remarks).toBe(held)
    expect(keptOf('u-1')).toEqual([])
  })
  it('what is typed while both are shown is merged, too', async () => {
    const draft = await meeting()
    draft.change('name', '乙')
    await draft.settle(() => false)
    expect(drafts.held.get('a')?.content).toMatchObject({ name: '乙', remarks: '我的话' })
  })
  it('changed something else: both stay', async () => {
    const draft = await open('a')
    draft.change('remarks', '我的话')
    drafts.put('a', { code: 'a', name: '乙', remarks: '' })
    await quietly(draft.save())
    expect(draft.conflict.value?.merge).toMatchObject({ conflicts: [], fromTheirs: ['name'] })
    await draft.settle(() => false)
    expect(drafts.held.get('a')?.content).toMatchObject({ name: '乙', remarks: '我的话' })
  })
  it('never has hidden values put into other rows', async () => {
    drafts.put('a', { code: 'a', rows: [{ id: hidden, post: 'x' }, { id: hidden, post: 'y' }] })
    const draft = await open('a')
    draft.change('rows', [{ id: hidden, post: 'x' }, { id: hidden, post: 'z' }])
    drafts.put('a', { code: 'a', rows: [{ id: hidden, post: 'y' }] })
    await quietly(draft.save())
    await draft.settle(() => false)
    expect(drafts.held.get('a')?.content.rows).toEqual([{ id: hidden, post: 'y' }])
  })
})

describe('saving', () => {
  it('is one at a time, and none meets itself', async () => {
    const { opened, open: let_go } = gate()
    const draft = await open('a')
    draft.change('remarks', '一')
    drafts.before = ({ method }) => (method === 'PUT' ? opened : undefined)
    const saves = [draft.save(), draft.save()]
    draft.change('name', '乙') // while it is under way
    const all = draft.saveAll()
    let_go()
    await Promise.all([...saves, all])
    expect(draft.conflict.value).toBeNull()
    expect(drafts.sent('PUT').map((one) => (one.body as { content: Content }).content.name)).toEqual(['甲', '乙'])
    expect(drafts.held.get('a')?.content).toMatchObject({ name: '乙', remarks: '一' })
  })
  it('makes one draft of a new one, however often it is pressed', async () => {
    const draft = await open('')
    draft.change('code', 'b')
    await Promise.all([draft.save(), draft.save()])
    expect(drafts.sent('POST')).toHaveLength(1)
    expect(draft.key.value).toBe('b')
  })
  it('again after a lost answer is the same saving', async () => {
    const draft = await open('a')
    draft.change('remarks', '我的话')
    drafts.after = ({ method }) => method === 'PUT' && lost()
    expect(await quietly(draft.save())).toBe('refused')
    drafts.after = () => {}
    expect(await quietly(draft.save())).toBe('done')
    expect([draft.conflict.value, draft.isChanged.value]).toEqual([null, false])
    expect(drafts.held.get('a')?.version).toBe(2)
  })
  it('does not take my own words for a stranger’s where the key is forgotten', async () => {
    const draft = await open('a')
    draft.change('remarks', '我的话')
    drafts.after = ({ method }) => method === 'PUT' && lost()
    await quietly(draft.save())
    drafts.after = () => {}
    drafts.answered.clear()
    expect(await quietly(draft.save())).toBe('done')
    expect([draft.conflict.value, draft.isChanged.value]).toEqual([null, false])
    draft.change('remarks', '又改') // and what follows is saved on top of it
    expect(await quietly(draft.save())).toBe('done')
  })
})

describe('what is typed', () => {
  it('is kept in the browser until saved', async () => {
    const draft = await open('a')
    draft.change('remarks', '我的话')
    expect((await open('a')).content.remarks).toBe('我的话')
    await draft.save()
    expect(keptOf('u-1')).toEqual([])
  })
  it('stays with whoever typed it, whoever signs in later', async () => {
    const draft = await open('a')
    await enter({ stage: 'complete', request_token: 't', account: { id: 'u-2', roles: [] } as never })
    draft.change('remarks', '我的话')
    expect([keptOf('u-1').length, keptOf('u-2').length]).toEqual([1, 0])
  })
  it('is kept apart for each new draft', async () => {
    const [one, other] = [await open('', undefined, 'w1'), await open('', undefined, 'w2')]
    one.change('code', 'b')
    other.change('code', 'c')
    await one.save()
    expect((await open('', undefined, 'w2')).content.code).toBe('c')
  })
  it('is not left in the browser for ever where it is personal', async () => {
    const draft = await open('a', (field) => field === 'mobile')
    draft.change('mobile', '13800000000')
    draft.change('remarks', '说明')
    expect(Array.from({ length: localStorage.length }, (_, at) => localStorage.getItem(localStorage.key(at)!)).join()).not.toContain('13800000000')
    expect((await open('a')).content).toMatchObject({ mobile: '13800000000', remarks: '说明' })
  })
  it('is taken back and done again, field by field', async () => {
    const draft = await open('a')
    draft.change('remarks', '一')
    expect([draft.back(), draft.content.remarks, draft.isChanged.value]).toEqual(['remarks', undefined, false])
    expect([draft.again(), draft.content.remarks]).toEqual(['remarks', '一'])
  })
})

it('shows what is hidden beside what was changed in the same rows', async () => {
  drafts.put('a', { code: 'a', rows: [{ id: hidden, post: 'x' }] })
  const draft = await open('a')
  draft.change('rows', [{ id: hidden, post: '新的' }])
  drafts.shown = { code: 'a', rows: [{ id: '4401', post: 'x' }] }
  await draft.reveal('核对填报内容')
  expect(draft.content.rows).toEqual([{ id: '4401', post: '新的' }])
  expect(draft.isChanged.value).toBe(true)
})

it('loads again after it could not', async () => {
  drafts.before = () => lost()
  const draft = inApp(() => useDraft({ register: 'officers', key: 'a', isPersonal: () => false }))
  expect([await quietly(draft.load()), draft.isLoaded.value]).toEqual(['refused', false])
  drafts.before = () => {}
  await draft.load()
  expect([draft.isLoaded.value, draft.content.name]).toEqual([true, '甲'])
})

it('keeps again what another window of mine forgot when it saved', async () => {
  drafts.put('a', { code: 'a', name: '原来' })
  const draft = await open('a')
  draft.change('name', '还没有保存')
  const [name] = keptOf('u-1')
  localStorage.removeItem(name!)
  dispatchEvent(Object.assign(new Event('storage'), { key: name, newValue: null }))
  expect(keptOf('u-1')).toEqual([name])
})

it('does not bring a hidden value back over one that is shown', async () => {
  drafts.put('a', { code: 'a', phone: hidden })
  drafts.shown = { code: 'a', phone: '139' }
  const draft = await open('a')
  draft.change('name', '写了')
  draft.change('phone', [hidden])
  await draft.reveal('核对')
  expect([draft.back(), draft.content.name]).toEqual([undefined, '写了'])
})
