import { describe, expect, it } from 'vitest'
import type { Case } from '../src/lib/cases'
import { byDay, kinds, ofKind, timelineOf, type Instrument, type Kind } from '../src/lib/timeline'

let position = 0
const took = (act: string, on: string, more: Partial<Case['steps'][number]> = {}) =>
  ({ position: (position += 1), step: act, name: act, act, stage: '', on, by: '吴执法乙', recorded_at: `${on}T02:00:00Z`, duty: 'handle', begun: [], met: [], stopped: [], excused: [], content: {}, ...more }) as Case['steps'][number]
const clock = (change: Partial<Case['clocks'][number]> = {}) =>
  ({ limit: 'decide', name: '作出决定', period: '90日', basis: '行政处罚法第六十条', is_notice: false, started_on: '2026-03-02', met_on: '', stopped_on: '', due_on: '2026-06-01', is_extended: false, is_paused: false, is_late: false, ...change }) as Case['clocks'][number]
const paper = (change: Partial<Instrument> = {}) =>
  ({ id: 'notice-2026-1', instrument: 'notice', title: '告知书', number: '〔2026〕1号', dated: '', standing: 'issued', code: '', digest: '', pages: 2, bytes: 1, numbered_by: '吴执法乙', numbered_at: '', issued_at: '', voided_at: '', version: '', ...change }) as Instrument
const titles = (steps: Case['steps'], clocks: Case['clocks'] = [], papers: Instrument[] = []) => timelineOf({ steps, clocks }, papers).map((one) => `${one.day} ${one.title}`)

describe('the line of a case', () => {
  it('has instruments between the acts, by China’s day and the moment', () => {
    const made = paper({ numbered_at: '2026-03-10T01:00:00Z', issued_at: '2026-03-10T17:00:00Z', voided_at: '2026-03-12T01:00:00Z' })
    expect(titles([took('docket', '2026-03-02'), took('notify', '2026-03-10')], [], [made])).toEqual([
      '2026-03-02 docket',
      '2026-03-10 文书编号：告知书 〔2026〕1号',
      '2026-03-10 notify',
      '2026-03-11 文书制成：告知书 〔2026〕1号',
      '2026-03-12 文书作废：告知书 〔2026〕1号',
    ])
    expect(titles([], [], [paper({ number: '', numbered_at: '2026-03-10T01:00:00Z' })])).toEqual(['2026-03-10 文书出具：告知书'])
  })
  it('goes by the day an act was done, however late it was written down', () => {
    expect(titles([took('docket', '2026-03-05'), took('collect', '2026-03-03', { recorded_at: '2026-03-09T02:00:00Z' })])).toEqual(['2026-03-03 collect', '2026-03-05 docket'])
  })
  it('tells after an act which limits it begins, meets and stops', () => {
    const steps = [took('docket', '2026-03-02', { begun: ['作出决定', '送达'] }), took('decide', '2026-03-16', { met: ['作出决定'] }), took('strike_off', '2026-03-17', { stopped: ['送达'] })]
    const entries = timelineOf({ steps, clocks: [clock({ met_on: '2026-03-16' })] }, [])
    expect(entries.map((one) => one.title)).toEqual(['docket', '期限开始：作出决定', '期限开始：送达', 'decide', '期限办结：作出决定', 'strike_off', '期限随案件结束停止：送达'])
    expect(entries.map((one) => one.note).slice(1, 3)).toEqual(['90日，届满日2026-06-01（行政处罚法第六十条）', ''])
    expect(entries.some((one) => one.isLate)).toBe(false)
  })
  it('tells of a limit that ran out with its day, and that it was met late', () => {
    const late = clock({ due_on: '2026-03-16', met_on: '2026-03-18', is_late: true })
    const entries = timelineOf({ steps: [took('send_review', '2026-03-16'), took('decide', '2026-03-18', { met: ['作出决定'] })], clocks: [late] }, [])
    expect(entries.map((one) => [one.title, one.isLate])).toEqual([
      ['send_review', false],
      ['期限届满，没有办结：作出决定', true],
      ['decide', false],
      ['期限逾期办结：作出决定', true],
    ])
    expect(titles([], [clock({ is_paused: true, due_on: '' }), clock()])).toEqual([])
  })
})

it('is narrowed by kind; an act may be of several', () => {
  const steps = [took('collect', '2026-03-03'), took('serve', '2026-03-04'), took('extend', '2026-03-05', { duty: 'decide' }), took('conclude_review', '2026-03-06', { duty: 'examine' })]
  const all = timelineOf({ steps, clocks: [] }, [paper({ numbered_at: '2026-03-04T01:00:00Z' })])
  const of = (kind: Kind) => ofKind(all, kind).map((one) => one.step?.act ?? one.title.slice(0, 4))
  expect((Object.keys(kinds) as Kind[]).map(of)).toEqual([
    ['collect', '文书编号', 'serve', 'extend', 'conclude_review'],
    ['collect', 'serve', 'extend', 'conclude_review'],
    ['文书编号', 'serve'],
    ['collect'],
    ['extend', 'conclude_review'],
    ['extend'],
  ])
})

it('is told by day, in the order it comes in', () => {
  const all = timelineOf({ steps: [took('open', '2026-03-02'), took('assign', '2026-03-02'), took('docket', '2026-03-03')], clocks: [] }, [])
  const told = (entries: typeof all) => byDay(entries).map(({ day, entries: of }) => [day, ...of.map((one) => one.title)])
  expect(told(all)).toEqual([['2026-03-02', 'open', 'assign'], ['2026-03-03', 'docket']])
  expect(told([...all].reverse())).toEqual([['2026-03-03', 'docket'], ['2026-03-02', 'assign', 'open']])
  expect(byDay([])).toEqual([])
})
