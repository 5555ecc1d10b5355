import { describe, expect, it } from 'vitest'
import { actOf, isOpen, reasonOf, type OpenAct } from '../src/lib/acts'
import { daysBetween, dueText, longDayText, spanText, timeText } from '../src/lib/days'
import { keepErrand, takeErrand } from '../src/lib/errand'
import { asQuery, readFieldFilters, writeFieldFilters } from '../src/lib/fieldFilters'
import { readFilters, withFilter } from '../src/lib/filters'
import { diffLines, lineSpan, onlyChanged } from '../src/lib/lines'
import { chineseNumber, numbersIn, toHalf } from '../src/lib/numerals'
import { draftPath, entryPath, ownPath } from '../src/lib/paths'
import { doubled, moved, without } from '../src/lib/rows'
import { isSame } from '../src/lib/same'
import { sizeText } from '../src/lib/sizes'
import { countOf } from '../src/lib/tasks'
import { Undo } from '../src/lib/undo'
import { changedText, type Field } from '../src/lib/values'
import { kinds, ofRegister, stageName } from '../src/lib/words'

describe('paths', () => {
  it.each([
    ['/registers/officers?tab=approved', '/registers/officers?tab=approved'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/sign-in?to=/', '/'],
    [undefined, '/'],
    [['/a'], '/'],
  ])('leads %s to %s', (to, own) => expect(ownPath(to)).toBe(own))
  it('keeps keys with slashes whole', () => {
    expect(entryPath('officers', 'a/b 一')).toBe('/registers/officers/entries/a%2Fb%20%E4%B8%80')
    expect(draftPath('officers', '?#')).toBe('/registers/officers/drafts/%3F%23')
  })
})

describe('errand', () => {
  const store = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    }
  }
  it('is taken once', () => {
    const tab = store()
    keepErrand({ to: '/me', isBinding: true }, tab)
    expect(takeErrand(tab)).toEqual({ to: '/me', isBinding: true })
    expect(takeErrand(tab)).toEqual({ to: '/', isBinding: false })
  })
  it.each(['{"to":"//evil.example"}', '{"to":"https://evil.example","isBinding":1}', 'null', '[', '{"to":1}'])('leads nowhere else by %s', (text) => {
    const tab = store()
    tab.setItem('errand', text)
    expect(takeErrand(tab)).toEqual({ to: '/', isBinding: false })
  })
})

it('says of an internal register that nothing of it is published', () => {
  expect(['approved', 'published', 'withdrawn'].map((stage) => ofRegister(stageName(stage), true))).toEqual(['待入册', '已入册', '已撤回'])
  expect(ofRegister(kinds.initial!, true)).toBe('首次入册')
  expect(ofRegister(stageName('published'), false)).toBe('已公示')
  expect(ofRegister(stageName('published'))).toBe('已公示')
})

it('reads every article number as it writes it', () => {
  for (let number = 1; number <= 9999; number += 7) expect(numbersIn(chineseNumber(number))).toEqual([number])
})

describe('days', () => {
  it('counts days over months and leap years', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
  it.each([
    ['2026-03-01', '逾期2日'],
    ['2026-03-03', '今日到期'],
    ['2026-03-08', '剩5日'],
  ])('says how %s stands', (due, said) => expect(dueText(due, '2026-03-03')).toBe(said))
  it('says what is no day as it stands', () => {
    expect([longDayText('abc'), timeText('soon'), timeText('')]).toEqual(['abc', 'soon', ''])
    expect(longDayText('2026-03-03')).toBe('2026年3月3日星期二')
  })
  it('says how long', () => {
    expect([spanText(45), spanText(200), spanText(7300), spanText(200_000)]).toEqual(['45秒', '3分钟', '2小时', '2天'])
  })
})

it.each([
  [0, '0字节'],
  [1023, '1023字节'],
  [1536, '1.5 KB'],
  [5 * 1024 ** 2, '5 MB'],
  [250 * 1024 ** 3, '250 GB'],
])('sizes %d as %s', (bytes, said) => expect(sizeText(bytes)).toBe(said))

it.each([
  [3, '三'],
  [10, '十'],
  [16, '十六'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1260, '一千二百六十'],
  [2001, '二千零一'],
])('writes %d as %s', (number, said) => expect(chineseNumber(number)).toBe(said))

it.each([
  ['第85条', [85]],
  ['８５', [85]],
  ['1、3，5', [1, 3, 5]],
  ['八十五', [85]],
  ['第一百零五条第二款', [105, 2]],
  ['十二、二十', [12, 20]],
  ['两千零一', [2001]],
  ['之上', []],
])('finds the numbers in %s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers))
it('reads full-width signs as half-width ones', () => expect(toHalf('５．５％')).toBe('5.5%'))

describe('same', () => {
  it('does not mind the order of members, nor empty ways of saying nothing', () => {
    expect(isSame({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
    expect(isSame({ a: '' }, {})).toBe(true)
    expect(isSame([], undefined)).toBe(true)
  })
  it('minds order in lists, false and zero', () => {
    expect(isSame([1, 2], [2, 1])).toBe(false)
    expect(isSame(false, undefined)).toBe(false)
    expect(isSame(0, '')).toBe(false)
    expect(isSame('1', 1)).toBe(false)
  })
})

describe('undo', () => {
  it('takes back and does again, field by field', () => {
    const undo = new Undo()
    undo.add('name', 'a', 'ab', 0)
    undo.add('name', 'ab', 'abc', 500)
    undo.add('unit', '', '科', 600)
    expect(undo.back()).toMatchObject({ field: 'unit', before: '' })
    expect(undo.back()).toMatchObject({ field: 'name', before: 'a', after: 'abc' })
    expect(undo.canGoBack).toBe(false)
    expect(undo.again()).toMatchObject({ field: 'name', after: 'abc' })
    undo.add('unit', '', '室', 9000)
    expect(undo.again()).toBeUndefined()
  })
  it('keeps pauses apart', () => {
    const undo = new Undo()
    undo.add('name', 'a', 'ab', 0)
    undo.add('name', 'ab', 'abc', 5000)
    expect(undo.back()?.before).toBe('ab')
  })
})

describe('rows', () => {
  it('move within their bounds', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
    expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c'])
  })
  it('doubled are copies', () => {
    const rows = [{ cells: ['x'] }]
    const twice = doubled(rows, 0)
    twice[1]!.cells.push('y')
    expect(rows[0]!.cells).toEqual(['x'])
  })
})

describe('lines', () => {
  it('finds a line in a text', () => {
    expect(lineSpan('ab\ncde\nf', 2)).toEqual([3, 6])
    expect(lineSpan('ab\ncde\nf', 3)).toEqual([7, 8])
    expect(lineSpan('ab', 9)).toEqual([2, 2])
  })
  it('tells what changed, and little around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng'
    const lines = diffLines(before, before.replace('d', 'D\nDD'))
    expect(lines.filter((line) => line.kind !== 'same').map((line) => line.kind + line.text)).toEqual(['removedd', 'addedD', 'addedDD'])
    expect(onlyChanged(lines, 1).map((line) => line?.text)).toEqual(['c', 'd', 'D', 'DD', 'e'])
  })
  it('is whole again when either side is put together', () => {
    const before = 'x\n1\n2\n3\ny\nz'
    const after = 'x\n2\n3\n4\nz\nz'
    const lines = diffLines(before, after)
    const side = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text).join('\n')
    expect(side('added')).toBe(before)
    expect(side('removed')).toBe(after)
  })
})

it('reads saved filters, whatever was kept', () => {
  expect(readFilters('')).toEqual([])
  expect(readFilters('{"a":1}')).toEqual([])
  expect(readFilters('not json')).toEqual([])
  const all = withFilter(withFilter([], { name: '我科', query: { unit: 'a' } }), { name: '我科', query: { unit: 'b' } })
  expect(readFilters(JSON.stringify(all))).toEqual([{ name: '我科', query: { unit: 'b' } }])
})

describe('acts', () => {
  const approve: OpenAct = { act: 'approve', is_duty: true, is_allowed: true, version: '"3"' }
  const publish: OpenAct = {
    act: 'publish',
    is_duty: true,
    is_allowed: false,
    version: '"3"',
    why_not: { code: 'not-reviewed', title: '还没有经过审核', next: '请先审核', article: '政府信息公开条例第十七条', rule: 'GK-04' },
  }
  it('are open or not as the server says', () => {
    expect(isOpen([approve, publish], 'approve')).toBe(true)
    expect(isOpen([approve, publish], 'publish')).toBe(false)
    expect(isOpen([approve], 'withdraw')).toBe(false)
    expect(actOf(undefined, 'approve')).toBeUndefined()
  })
  it('say why not, by which article, and what to do', () => {
    expect(reasonOf(publish)).toBe('还没有经过审核（政府信息公开条例第十七条）。请先审核。')
    expect(reasonOf(approve)).toBe('')
  })
})

describe('field filters', () => {
  it('come back from an address as they were', () => {
    const filters = { category: '行政强制', level: '应当:必须' }
    expect(readFieldFilters(writeFieldFilters(filters))).toEqual(filters)
    expect(asQuery({ ...filters, hall: '' })).toEqual(['category:行政强制', 'level:应当:必须'])
    expect(readFieldFilters('')).toEqual({})
    expect(readFieldFilters('不成样子')).toEqual({})
  })
})

describe('a change in a table', () => {
  const field = (key: string, type: string, more = {}) => ({ key, label: key, type, unit: '', children: [], ...more }) as unknown as Field
  const fields = [field('tiers', 'table', { children: [field('name', 'text'), field('basis', 'citations')] })]
  it('of a whole row is told field by field', () =>
    expect(changedText(fields, 'tiers', { name: '轻微' })).toBe('1. name：轻微'))
  it('of one field in a row is told as that field is', () =>
    expect(changedText(fields, 'tiers.basis', [{ law: '行政处罚法', article: 58 }])).toBe('《行政处罚法》第五十八条'))
  it('of nothing is told as nothing', () => expect(changedText(fields, 'tiers', null)).toBe('—'))
  it('of a field that is no more is told as it stands', () => expect(changedText(fields, 'gone.x', ['甲', '乙'])).toBe('甲、乙'))
})

describe('tasks counted', () => {
  const task = (act: string, due: string) => ({ act, due })
  const isLate = ({ due }: { due: string }) => due < '2026-03-03'
  const listed = [task('mend', '2026-03-01'), task('review', '2026-03-02'), task('review', '2026-03-02')]
  it('are exact where all are listed', () => expect(countOf(listed, { mend: 1, review: 2 }, isLate, isLate)).toBe('3'))
  it('are at least so many where even the last listed of those cut is so', () =>
    expect(countOf(listed, { mend: 1, review: 9 }, isLate, isLate)).toBe('3+'))
  it('are exact where those not listed come later', () =>
    expect(countOf([...listed, task('review', '2026-03-09')], { mend: 1, review: 9 }, isLate, isLate)).toBe('3'))
})
