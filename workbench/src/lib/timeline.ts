// 办理经过: what was done in a case, its instruments, their signed copies and its limits, in one line by day. Told by what
// the case's answers hold, nothing is reckoned here. Pure.

import type { Answer } from '../api/client'
import type { Case, CaseStep } from './cases'
import { today as dayIn } from './days'
import type { SignedCopy } from './signed_copies'

export type Instrument = Answer<'/api/v1/cases/{number}/instruments'>['instruments'][number]

export const kinds = { all: '全部', acts: '办理', papers: '文书', evidence: '证据', approvals: '审批', limits: '期限' } as const
export type Kind = keyof typeof kinds
export interface Entry {
  key: string
  day: string
  kinds: readonly Exclude<Kind, 'all'>[]
  step?: CaseStep // that was taken; else
  title: string // what happened,
  note: string // and what else there is to know: who, by when
  isLate: boolean
}
interface Placed extends Entry {
  at: string // the moment it was recorded; within a day they go by it
}
export interface Day {
  day: string
  entries: Entry[]
}

const of_evidence = ['collect', 'verify', 'inquire', 'preserve', 'release']
const of_limits = ['extend', 'pause', 'resume', 'ask_review_material', 'give_review_material', 'answer_deferral']
const of_approval = ['decide', 'examine'] // duties
function kindsOf(step: CaseStep): Entry['kinds'] {
  const is: Record<Exclude<Kind, 'all'>, boolean> = {
    acts: true,
    papers: step.act === 'serve',
    evidence: of_evidence.includes(step.act),
    approvals: of_approval.includes(step.duty),
    limits: of_limits.includes(step.act),
  }
  return (Object.keys(is) as Exclude<Kind, 'all'>[]).filter((kind) => is[kind])
}

// After the day's last moment: a limit runs out with its day.
const night = '~'

// A limit begun anew is known by its last run alone: of an earlier one only that it began and was met.
function limitsOf(step: CaseStep, { clocks }: Pick<Case, 'clocks'>): Placed[] {
  const told = (what: string, name: string, note = '', isLate = false): Placed => ({
    key: `${step.position}${what}${name}`,
    day: step.on,
    at: step.recorded_at,
    kinds: ['limits'],
    title: `${what}：${name}`,
    note,
    isLate,
  })
  const clockOf = (name: string, day: 'started_on' | 'met_on') => clocks.find((one) => one.name === name && one[day] === step.on)
  return [
    ...step.begun.map((name) => {
      const clock = clockOf(name, 'started_on')
      const due = clock?.due_on ? `，${clock.is_notice ? '至' : '届满日'}${clock.due_on}` : ''
      return told('期限开始', name, clock ? `${clock.is_notice ? '至少经过' : ''}${clock.period}${due}（${clock.basis}）` : '')
    }),
    ...step.met.map((name) => {
      const isLate = !!clockOf(name, 'met_on')?.is_late
      return told(isLate ? '期限逾期办结' : '期限办结', name, '', isLate)
    }),
    ...step.stopped.map((name) => told('期限随案件结束停止', name)),
  ]
}

const ranOut = ({ limit, name, due_on }: Case['clocks'][number]): Placed => ({
  key: `${limit}届满`,
  day: due_on,
  at: night,
  kinds: ['limits'],
  title: `期限届满，没有办结：${name}`,
  note: '',
  isLate: true,
})

function papersOf(one: Instrument): Placed[] {
  const told = (what: string, moment: string, note = ''): Placed[] =>
    moment ? [{ key: `${one.id}${what}`, day: dayIn(new Date(moment)), at: moment, kinds: ['papers'], title: `${what}：${one.title}${one.number ? ` ${one.number}` : ''}`, note, isLate: false }] : []
  return [...told(one.number ? '文书编号' : '文书出具', one.numbered_at, one.numbered_by), ...told('文书制成', one.issued_at, one.pages ? `${one.pages}页` : ''), ...told('文书作废', one.voided_at)]
}

function copyOf(one: SignedCopy, instruments: readonly Instrument[]): Placed[] {
  const paper = instruments.find(({ id }) => id === one.instrument)
  const title = `${paper?.title ?? one.instrument}${paper?.number ? ` ${paper.number}` : ''}`
  const told = (what: string, moment: string, note: string): Placed[] =>
    moment ? [{ key: `${one.instrument}${what}${one.copy}`, day: dayIn(new Date(moment)), at: moment, kinds: ['papers'], title: `${what}：${title}`, note, isLate: false }] : []
  return [...told('上传签字件', one.attached_at, one.attached_by), ...told('撤回签字件', one.withdrawn_at, one.withdrawn_for)]
}

// The oldest first.
export function timelineOf(of: Pick<Case, 'steps' | 'clocks'>, instruments: readonly Instrument[], copies: readonly SignedCopy[] = []): Entry[] {
  const placed: Placed[] = [
    ...of.steps.flatMap((step) => [
      { key: String(step.position), day: step.on, at: step.recorded_at, kinds: kindsOf(step), step, title: step.name, note: step.by, isLate: false },
      ...limitsOf(step, of),
    ]),
    ...instruments.flatMap(papersOf),
    ...copies.flatMap((one) => copyOf(one, instruments)),
    ...of.clocks.filter((clock) => clock.is_late && clock.due_on).map(ranOut),
  ]
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return placed.sort((a, b) => text(a.day, b.day) || text(a.at, b.at))
}

export const ofKind = (entries: readonly Entry[], kind: Kind) => (kind === 'all' ? [...entries] : entries.filter((one) => one.kinds.includes(kind)))

// In the order they come in.
export function byDay(entries: readonly Entry[]): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    if (days.at(-1)?.day === entry.day) days.at(-1)!.entries.push(entry)
    else days.push({ day: entry.day, entries: [entry] })
  }
  return days
}
