import { describe, expect, it } from 'vitest'
import { limitsText, placed } from '../src/lib/attachments'
import { dropOld, forget, keep, keptName, keptOf, readKept } from '../src/lib/kept'
import { changesOf, merge, withChanges } from '../src/lib/merge'
import { citationText, conditionText, durationText, hidden, holdsHidden, percentOf, plainText, ratioText, shareOf, shownInto, textOf, type Field } from '../src/lib/values'
import { small } from './stand_in'

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

describe('kept drafts', () => {
  const kept = (at: number, text = 'x') => ({ changes: { text }, etag: '"1"', at })
  const never = () => false
  const pair = (room: number) => ({ lasting: small(room), passing: small(room) })
  it('belong to an account', () => {
    expect(keptName('u-1', 'officers', 'a')).not.toBe(keptName('u-2', 'officers', 'a'))
  })
  it('come back and can be forgotten', () => {
    const stores = pair(1000)
    const name = keptName('u-1', 'officers', 'a')
    expect(keep(name, kept(1), never, stores)).toBe(true)
    expect(readKept(name, stores)).toEqual(kept(1))
    expect([keptOf('u-1', stores), keptOf('u', stores)]).toEqual([[name], []])
    forget(name, stores)
    expect(readKept(name, stores)).toBeNull()
  })
  it('make room by the oldest of their own, and never touch what is not theirs', () => {
    const stores = pair(270)
    stores.lasting.setItem('dark', 'true')
    keep(keptName('other', 'r', 'older'), kept(0), never, stores)
    keep(keptName('u', 'r', 'old'), kept(1), never, stores)
    keep(keptName('u', 'r', 'mid'), kept(2), never, stores)
    expect(keep(keptName('u', 'r', 'new'), kept(3, 'x'.repeat(60)), never, stores)).toBe(true)
    expect(readKept(keptName('u', 'r', 'old'), stores)).toBeNull()
    expect(readKept(keptName('u', 'r', 'mid'), stores)).toEqual(kept(2))
    expect(readKept(keptName('other', 'r', 'older'), stores)).toEqual(kept(0))
    expect(stores.lasting.getItem('dark')).toBe('true')
  })
  it('say so when there is no room at all', () => {
    expect(keep('kept:u:r:k', kept(1, 'x'.repeat(500)), never, pair(100))).toBe(false)
  })
  it('are nothing when damaged', () => {
    const stores = pair(100)
    stores.lasting.setItem('kept:u:r:k', '{broken')
    expect(readKept('kept:u:r:k', stores)).toBeNull()
  })
  it('leave nothing personal in the browser', () => {
    const stores = pair(1000)
    const changes = { id_number: '440000', remarks: '说明' }
    keep('kept:u:r:k', { changes, etag: '"1"', at: 1 }, (field) => field === 'id_number', stores)
    expect(stores.lasting.getItem('kept:u:r:k')).not.toContain('440000')
    expect(readKept('kept:u:r:k', stores)?.changes).toEqual(changes)
  })
  it('go when nobody came back for them', () => {
    const stores = pair(1000)
    const day = 86_400_000
    keep(keptName('u', 'r', 'old'), kept(day), never, stores)
    keep(keptName('u', 'r', 'new'), kept(20 * day), never, stores)
    dropOld(32 * day, stores)
    expect(keptOf('u', stores)).toEqual([keptName('u', 'r', 'new')])
  })
})

describe('values', () => {
  const field = (type: string, more: Partial<Field> = {}): Field => ({
    key: 'k', label: '字段', type, need: 'optional', is_open: true, is_personal: false, is_secret: false, is_filter: false, unit: '', hint: '', masks: '',
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
    expect(conditionText({ any })).toBe('罚款金额不低于30000元或听证等于是')
  })
  it('says nothing as a dash, and hides what is hidden', () => {
    expect(textOf(field('text'), '')).toBe('—')
    expect(textOf(field('boolean'), false)).toBe('否')
    expect(textOf(field('table', { children: [field('text')] }), [{ k: hidden }])).toBe(`1. 字段：${hidden}`)
    expect(holdsHidden([{ k: hidden }])).toBe(true)
    expect(holdsHidden({ k: ['x'] })).toBe(false)
  })
  it('shows what is hidden in its place, and leaves the rest as I made it', () => {
    const mine = [{ name: hidden, post: '队长' }, { post: '新的一行' }]
    expect(shownInto(mine, [{ name: '甲', post: '队员' }])).toEqual([{ name: '甲', post: '队长' }, { post: '新的一行' }])
  })
  it('reads a damaged value without falling over it', () => {
    for (const type of ['list', 'references', 'citations', 'table', 'condition']) expect(() => textOf(field(type), 7)).not.toThrow()
    expect(plainText({ a: [1, true], b: '' })).toBe('1、是、—')
  })
})
