import { describe, expect, it } from 'vitest'
import { limitsText, placed } from '../src/lib/attachments'
import { forget, keep, keptName, readKept } from '../src/lib/kept'
import { changesOf, merge, withChanges } from '../src/lib/merge'
import { citationText, conditionText, durationText, hidden, holdsHidden, percentOf, ratioText, shareOf, textOf, type Field } from '../src/lib/values'

describe('merge', () => {
  const base = { name: '甲', unit: '一科', note: 'x' }
  it('takes each side where only it changed', () => {
    const result = merge(base, { ...base, name: '乙' }, { ...base, unit: '二科' })
    expect(result).toEqual({ merged: { name: '乙', unit: '二科', note: 'x' }, conflicts: [], fromTheirs: ['unit'] })
  })
  it('leaves to choose where both did, keeping mine meanwhile', () => {
    const result = merge(base, { ...base, name: '乙' }, { ...base, name: '丙' })
    expect(result.conflicts).toEqual(['name'])
    expect(result.merged.name).toBe('乙')
  })
  it('agrees where both changed alike, and lets a removal stand', () => {
    const mine = { name: '乙', unit: '一科' }
    expect(merge(base, mine, { ...base, name: '乙' })).toEqual({ merged: mine, conflicts: [], fromTheirs: [] })
  })
})

it('keeps changes as what differs, a removal included', () => {
  const base = { a: 1, b: 'x', c: [1] }
  const mine = { a: 2, c: [1], d: 'y' }
  const changes = changesOf(base, mine)
  expect(changes).toEqual({ a: 2, b: null, d: 'y' })
  expect(withChanges(base, changes)).toEqual(mine)
})

// A store with room for so many characters.
function small(room: number) {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (at: number) => [...held.keys()][at] ?? null,
    getItem: (name: string) => held.get(name) ?? null,
    removeItem: (name: string) => void held.delete(name),
    setItem(name: string, text: string) {
      const others = [...held].filter(([key]) => key !== name).reduce((sum, [key, value]) => sum + key.length + value.length, 0)
      if (others + name.length + text.length > room) throw new Error('full')
      held.set(name, text)
    },
  }
}

describe('kept drafts', () => {
  const kept = (at: number, text = 'x') => ({ changes: { text }, etag: '"1"', at })
  it('belong to an account', () => {
    expect(keptName('u-1', 'officers', 'a')).not.toBe(keptName('u-2', 'officers', 'a'))
  })
  it('come back and can be forgotten', () => {
    const store = small(1000)
    const name = keptName('u-1', 'officers', 'a')
    expect(keep(name, kept(1), store)).toBe(true)
    expect(readKept(name, store)).toEqual(kept(1))
    forget(name, store)
    expect(readKept(name, store)).toBeNull()
  })
  it('make room by the oldest, and never touch what is not theirs', () => {
    const store = small(230)
    store.setItem('dark', 'true')
    keep(keptName('u', 'r', 'old'), kept(1), store)
    keep(keptName('u', 'r', 'mid'), kept(2), store)
    expect(keep(keptName('u', 'r', 'new'), kept(3, 'x'.repeat(60)), store)).toBe(true)
    expect(readKept(keptName('u', 'r', 'old'), store)).toBeNull()
    expect(readKept(keptName('u', 'r', 'mid'), store)).toEqual(kept(2))
    expect(store.getItem('dark')).toBe('true')
  })
  it('say so when there is no room at all', () => {
    expect(keep('kept:u:r:k', kept(1, 'x'.repeat(500)), small(100))).toBe(false)
  })
  it('are nothing when damaged', () => {
    const store = small(100)
    store.setItem('kept:u:r:k', '{broken')
    expect(readKept('kept:u:r:k', store)).toBeNull()
  })
})

describe('values', () => {
  const field = (type: string, more: Partial<Field> = {}): Field => ({
    key: 'k', label: '字段', type, need: 'optional', is_open: true, is_personal: false, is_filter: false, unit: '', hint: '',
    refers_to: '', refers_by: '', vocabulary: '', choices: [], choices_closed: false, length_max: 0, endings: [], count_max: 10, megabytes_max: 10, children: [], ...more,
  })
  it('reads citations as statutes do', () => {
    expect(citationText({ law: '劳动法', article: 85, paragraph: 1, item: [1, 3] })).toBe('《劳动法》第八十五条第一款第（一）项、第（三）项')
  })
  it('reads attachments by name, and tells two of one name apart', () => {
    const file = (digest: string) => ({ name: '样表.pdf', digest: digest.repeat(8), bytes: 2048, type: 'application/pdf' })
    const one = field('attachments', { key: 'a', label: '样表', endings: ['.pdf', '.docx'], count_max: 2, megabytes_max: 5 })
    expect(textOf(one, [file('a1'), file('b2')])).toBe('样表.pdf（2 KB，校验值a1a1a1a1）\n样表.pdf（2 KB，校验值b2b2b2b2）')
    expect(limitsText(one)).toBe('pdf、docx，每个不超过5 MB，最多2个')
    const table = field('table', { key: 't', label: '材料', children: [one] })
    const found = placed([one, table], { a: [file('a1')], t: [{}, { a: [file('b2'), '不是附件'] }] })
    expect(found.map(({ place, file: { digest } }) => place + digest.slice(0, 2))).toEqual(['样表a1', '材料 第2行 样表b2'])
    expect(placed([one], { a: hidden })).toEqual([])
  })
  it('reads time limits', () => {
    expect(durationText({ start: '受理之日', amount: 20, unit: 'working_day', extension: 10 })).toBe('自受理之日起20个工作日（经批准可延长10个工作日）')
    expect(durationText({ immediate: true })).toBe('即时办结')
  })
  it.each([['0.05', '5'], ['0.005', '0.5'], ['1', '100'], ['0.3', '30'], ['0.125', '12.5']])('%s is %s per cent and back', (share, percent) => {
    expect(percentOf(share)).toBe(percent)
    expect(shareOf(percent)).toBe(share)
  })
  it('reads ratios and conditions', () => {
    expect(ratioText({ a: '0.01', b: '0.03', c: '0.1', d: '0.3' })).toBe('A类1%；B类3%；C类10%；D类30%')
    const any = [{ measure: '罚款金额', comparison: '>=', value: 30000, unit: '元' }, { measure: '听证', comparison: '=', value: true }]
    expect(conditionText({ any })).toBe('罚款金额>=30000元或听证=是')
  })
  it('says nothing as a dash, and hides what is hidden', () => {
    expect(textOf(field('text'), '')).toBe('—')
    expect(textOf(field('boolean'), false)).toBe('否')
    expect(textOf(field('table', { children: [field('text')] }), [{ k: hidden }])).toBe(`1. 字段：${hidden}`)
    expect(holdsHidden([{ k: hidden }])).toBe(true)
    expect(holdsHidden({ k: ['x'] })).toBe(false)
  })
})
