// What a case's answer tells, put together as people read it: which limit is how near, which
// evidence there is, what a form may begin with. Shown, never decided here. Pure.

import type { Answer, Schemas } from '../api/client'
import { daysBetween, soon_days } from './days'
import { isBlank } from './same'
import type { Content, Field } from './values'

export type Case = Schemas['Case']
export type CaseRow = Answer<'/api/v1/cases'>['cases'][number]
export type Procedure = Answer<'/api/v1/procedures'>['procedures'][number]
export type CaseStep = Case['steps'][number]
export type CaseClock = Case['clocks'][number]
export type OpenStep = Case['next'][number]
export type Unmet = OpenStep['unmet'][number]
// How a fine is weighed; `holds` where there is one.
export interface Reckoning {
  of: string
  on: string
  words: string[]
  holds?: boolean
}

// A limit's standing, the pressing ones first: late, near, running, a period to wait for, paused,
// met late, met, stopped unmet with its case.
export const clockStates = ['late', 'soon', 'running', 'waiting', 'paused', 'met_late', 'met', 'stopped'] as const
export type ClockState = (typeof clockStates)[number]
export function clockState(clock: CaseClock, today: string): ClockState {
  if (clock.met_on) return clock.is_late ? 'met_late' : 'met'
  if (clock.stopped_on) return 'stopped'
  if (clock.is_paused) return 'paused'
  if (clock.is_notice) return 'waiting'
  if (clock.is_late) return 'late'
  return clock.due_on && daysBetween(today, clock.due_on) <= soon_days ? 'soon' : 'running'
}
const spoken: Record<ClockState, (clock: CaseClock, left: number) => string> = {
  late: (_, left) => `逾期${-left}日`,
  soon: (_, left) => (left === 0 ? '今日到期' : `剩${left}日`),
  running: (clock, left) => (clock.due_on ? `剩${left}日` : '按小时计算'),
  waiting: (_, left) => (left < 0 ? '已经过' : `还须等${left + 1}日`),
  paused: () => '扣除中，不计算',
  met_late: (clock) => `逾期办结，${clock.met_on}`,
  met: (clock) => `已办结，${clock.met_on}`,
  stopped: (clock) => `不再办理而停止，${clock.stopped_on}`,
}
export const clockText = (clock: CaseClock, today: string) =>
  spoken[clockState(clock, today)](clock, clock.due_on ? daysBetween(today, clock.due_on) : 0)
export const byUrgency = (clocks: readonly CaseClock[], today: string) =>
  [...clocks].sort(
    (a, b) =>
      clockStates.indexOf(clockState(a, today)) - clockStates.indexOf(clockState(b, today)) ||
      (a.due_on || '9').localeCompare(b.due_on || '9'),
  )

export interface Standing {
  key: string
  name: string
  cases: number
  isLead: boolean // of some procedure, before it is docketed
}
// The stages with cases, and the one chosen, told by key whatever the procedure, those nearer their
// beginning first.
export function standing(procedures: readonly Procedure[], counts: readonly { procedure: string; stage: string; cases: number }[], chosen = ''): Standing[] {
  const found = new Map<string, Standing & { at: number }>()
  for (const { key, stages } of procedures) {
    stages.forEach((stage, at) => {
      const cases = counts.find((one) => one.procedure === key && one.stage === stage.key)?.cases ?? 0
      if ((!cases && stage.key !== chosen) || stage.is_end) return
      const one = found.get(stage.key) ?? { key: stage.key, name: stage.name, cases: 0, isLead: false, at }
      found.set(stage.key, { ...one, cases: one.cases + cases, isLead: one.isLead || stage.is_lead, at: Math.max(one.at, at) })
    })
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ key, name, cases, isLead }) => ({ key, name, cases, isLead }))
}

export const lastOf = (steps: readonly CaseStep[], ...acts: string[]) => steps.filter((step) => acts.includes(step.act)).at(-1)
export const allOf = (steps: readonly CaseStep[], ...acts: string[]) => steps.filter((step) => acts.includes(step.act))

export interface Evidence {
  number: string
  content: Content
  on: string
  by: string
  finding: string // '' until it was verified
}
export function evidenceOf(steps: readonly CaseStep[]): Evidence[] {
  const findings = new Map(allOf(steps, 'verify').map(({ content }) => [String(content.number), String(content.finding)]))
  const moved = new Map(allOf(steps, 'move_evidence').map(({ content }) => [String(content.number), content.from_reporter]))
  return allOf(steps, 'collect').map(({ content, on, by }) => ({
    number: String(content.number),
    content: moved.has(String(content.number)) ? { ...content, from_reporter: moved.get(String(content.number)) } : content,
    on,
    by,
    finding: findings.get(String(content.number)) ?? '',
  }))
}
// As it is chosen in a form, and which it then is.
export const evidenceName = (one: Evidence) => `${one.number}　${String(one.content.title ?? '')}`
const evidenceNamed = (name: unknown) => String(name).split('　')[0]!

// The steps open to me that nothing keeps me from, then those something does, then other people's.
// One that only needs a reason is open.
export const blocked = (step: OpenStep) => step.unmet.some((one) => !one.warns)
// What the case goes on by, of itself: a case dropped or a decision undone is not what anybody waits for.
const not_awaited = ['drop', 'decline_permit', 'revoke', 'consult_review']
export const isAwaited = (step: OpenStep) => step.leads_on && !not_awaited.includes(step.act)
export const isOnward = (step: OpenStep) => isAwaited(step) && !blocked(step)
export const inOrder = (steps: readonly OpenStep[]) => {
  const rank = (step: OpenStep) => (step.is_duty ? (blocked(step) ? 1 : 0) : 2) * 2 + (step.leads_on ? 0 : 1)
  return steps.map((step, at) => ({ step, at })).sort((a, b) => rank(a.step) - rank(b.step) || a.at - b.at).map(({ step }) => step)
}

// The ways on from a stage: those by which the case goes forward, then those by which it goes back.
// One shut for good as things are, where another is open, only stands in the way of reading: what
// it lacks is no step that can be taken here, nothing to fill in, to write or to wait for.
const at_hand = ['form', 'register', 'paper', 'person', 'time']
export function waysOn(steps: readonly OpenStep[], stages: readonly string[] = [], stage = ''): { ways: OpenStep[]; shut: OpenStep[] } {
  const helps = new Set(steps.filter((step) => !step.leads_on && !blocked(step)).map(({ step }) => step))
  const isNear = (one: Unmet) => one.supplied_by.some(({ kind, key }) => at_hand.includes(kind) || helps.has(key))
  const isShut = (step: OpenStep) => blocked(step) && (!isAwaited(step) || !step.unmet.filter((one) => !one.warns).every(isNear))
  const isBack = (step: OpenStep) => stages.includes(step.to) && stages.indexOf(step.to) < stages.indexOf(stage)
  const all = inOrder(steps.filter((step) => step.is_duty && step.leads_on))
  const ways = all.filter((step) => !isShut(step))
  if (!ways.length) return { ways: all, shut: [] }
  return { ways: [...ways.filter((step) => !isBack(step)), ...ways.filter(isBack)], shut: all.filter(isShut) }
}

// What a case still wants or allows: after its end what outlives it; archiving stands with its file.
export const openNow = (of: Pick<Case, 'next' | 'is_over'>) => (of.is_over ? of.next.filter((step) => step.act !== 'archive') : of.next)

// What is optional and stated as none reads as not stated at all.
export const isUnstated = (field: Pick<Field, 'need'>, value: unknown) =>
  isBlank(value) || (field.need !== 'required' && (value === 0 || value === '0' || value === false))
const isNone = (value: unknown) => isBlank(value) || value === 0 || value === '0'

const outcome = ['conclusion', 'kinds', 'fine', 'confiscated', 'benchmark', 'tier', 'leniency', 'grounds', 'aggravating', 'ordered', 'compensation']
const correction = ['correction', 'correct_by', 'gains']
const picked = (content: Content | undefined, keys: readonly string[]): Content =>
  Object.fromEntries(keys.filter((key) => !isNone(content?.[key])).map((key) => [key, content![key]]))

// The paper that is to be served after such an act.
const served: Record<string, string> = { notify: '事先告知书', decide: '决定书', demand: '催告书', arrange_hearing: '听证通知书' }

// What such an act named and no later one has dealt with: lists of things preserved, receipts.
const onSpot = (content: Content) => content.channel === '当场收缴'
function held(of: Case, act: string, until: string, key: string, isMeant: (content: Content) => boolean = () => true): string[] {
  const done = new Set(allOf(of.steps, until).map(({ content }) => String(content[key])))
  return allOf(of.steps, act)
    .filter(({ content }) => isMeant(content))
    .map(({ content }) => String(content[key]))
    .filter((name) => !done.has(name))
}

// Of a permit's hearing: each is called as it was told of the right to it.
const named = (of: Case, act: string, key: string) => [...new Set(allOf(of.steps, act).map(({ content }) => content[key]))].filter((name) => !isBlank(name)).map(String)
// Whose name was erased, by the number of the paper that told.
const told = (of: Case) => [...new Set(allOf(of.steps, 'tell_interested').map(({ content }) => String(isBlank(content.name) ? content.document : content.name)))]
function asked(of: Case): string[] {
  const isErased = allOf(of.steps, 'ask_hearing').some(({ content }) => isBlank(content.who))
  return isErased ? told(of) : named(of, 'ask_hearing', 'who')
}
function notified(of: Case): string[] {
  const all = told(of)
  const isApplicantTold = allOf(of.steps, 'tell_interested').some(({ content }) => content.told === '申请人')
  return all.length && !isApplicantTold ? [of.party || '申请人', ...all] : all
}

const amountOf = (value: unknown) => (isBlank(value) ? 0 : Number(value))
const asAmount = (yuan: number) => (yuan > 0 ? String(Math.round(yuan * 100) / 100) : '')
// To workers, or back to a fund: none of it is of the fine.
const asOrdered = ({ content }: CaseStep) => content.channel === '按责令支付、退回或者补缴'
const paidOfFine = (steps: readonly CaseStep[]) =>
  allOf(steps, 'pay')
    .filter((step) => !asOrdered(step))
    .reduce((sum, { content }) => sum + amountOf(content.amount) - amountOf(content.confiscated) - amountOf(content.surcharge), 0)
// Of what is decided as it stands.
const decidedOf = (of: Case) => lastOf(of.steps, 'decide', 'decide_on_spot', 'amend_decision')?.content
const unpaidFine = (of: Case) => amountOf(decidedOf(of)?.fine) - paidOfFine(of.steps)
const unpaidOrder = (of: Case) =>
  allOf(of.steps, 'pay')
    .filter(asOrdered)
    .reduce((left, { content }) => left - amountOf(content.amount), amountOf(decidedOf(of)?.ordered) + amountOf(decidedOf(of)?.compensation))
// Of the fine what is to be paid next: all that is left, or what is left of the next instalment.
function nextPayment(of: Case): string {
  const at = of.steps.map(({ act, content }) => act === 'answer_deferral' && Array.isArray(content.instalments) && content.instalments.length > 0).lastIndexOf(true)
  const plan = at < 0 ? [] : (of.steps[at]!.content.instalments as { amount: unknown }[])
  let left = plan.length ? -paidOfFine(of.steps.slice(at)) : unpaidFine(of)
  for (const { amount } of plan) {
    left += amountOf(amount)
    if (left > 0) break
  }
  return asAmount(Math.min(left, unpaidFine(of)))
}

// Who fills a form in, where their account names an officer.
export type Officer = Case['officers'][number]
// The case's officers; of one nobody was ever given to, who fills the form in.
const officersOf = (of: Case, own?: Officer) => {
  const wasAnybodys = of.officers.length > 0 || allOf(of.steps, 'assign').length > 0
  return (wasAnybodys || !own ? of.officers : [own]).map((one) => one.number)
}
// What a step's form begins with: what was stated before and is stated again, to be read over and
// changed. Nothing a person has to affirm (a yes, a signature) is ever filled in.
const beginnings: Record<string, (of: Case, own?: Officer) => Content> = {
  collect: (of, own) => ({ number: String(allOf(of.steps, 'collect').length + 1), officers: officersOf(of, own) }),
  inquire: (of, own) => ({ officers: officersOf(of, own) }),
  assign: (of, own) => ({ officers: officersOf(of, own) }),
  verify: (of) => ({ number: evidenceOf(of.steps).find((one) => !one.finding)?.number }),
  release: (of) => ({ number: held(of, 'preserve', 'release', 'number').at(-1) }),
  hand_in: (of) => ({ receipt: held(of, 'pay', 'hand_in', 'receipt', onSpot)[0] }),
  deposit: (of) => ({ receipt: held(of, 'hand_in', 'deposit', 'receipt')[0] }),
  notify: (of) => picked(lastOf(of.steps, 'propose')?.content, outcome),
  propose: (of) => picked(lastOf(of.steps, 'propose')?.content, [...outcome, ...correction, 'base', 'people', 'months', 'mass_incident', 'social_impact', 'facts', 'basis']),
  decide: (of) => {
    const proposed = lastOf(of.steps, 'propose')?.content
    return { ...picked(proposed, [...outcome, ...correction, 'basis']), ...(isBlank(proposed?.facts) ? {} : { reasons: proposed!.facts }) }
  },
  pay: (of) => ({ amount: nextPayment(of) || asAmount(unpaidOrder(of)) }),
  answer_deferral: (of) => {
    const asked = lastOf(of.steps, 'request_deferral')
    const proposed = asked?.content.instalments
    return { asked_on: asked?.on, instalments: isBlank(proposed) ? [{ amount: asAmount(unpaidFine(of)) }] : proposed }
  },
  serve: (of) => ({ instrument: served[lastOf(of.steps, ...Object.keys(served))?.act ?? ''] }),
}
export function beginning(step: OpenStep, of: Case, own?: Officer): Content {
  const known = new Set(step.form.fields.map((field) => field.key))
  const content = beginnings[step.act]?.(of, own) ?? {}
  return Object.fromEntries(Object.entries(content).filter(([key, value]) => known.has(key) && !isBlank(value)))
}

// The form with what only the case knows: which limits run, which evidence and lists there are.
// Where officers are asked for, the case's own and who fills it in stand first. `left`: what evidence
// it may take over from another case.
export function fieldsOf(step: OpenStep, of: Case, left: readonly string[] = [], own?: Officer): Field[] {
  const near = () => [...of.officers, ...(own && !of.officers.some((one) => one.number === own.number) ? [own] : [])]
  const choices: Record<string, string[]> = {
    'extend.limit': of.clocks.filter((clock) => !clock.met_on).map((clock) => clock.name),
    'pause.limit': of.clocks.filter((clock) => !clock.met_on && !clock.is_paused).map((clock) => clock.name),
    'resume.limit': of.clocks.filter((clock) => clock.is_paused).map((clock) => clock.name),
    'collect.taken_over': [...left],
    'verify.number': allOf(of.steps, 'collect').map(({ content }) => String(content.number)),
    'move_evidence.number': allOf(of.steps, 'collect').map(({ content }) => String(content.number)),
    'release.number': held(of, 'preserve', 'release', 'number'),
    'hand_in.receipt': held(of, 'pay', 'hand_in', 'receipt', onSpot),
    'deposit.receipt': held(of, 'hand_in', 'deposit', 'receipt'),
    'ask_hearing.who': told(of),
    'hold_hearing.who': asked(of),
    'serve.addressee': notified(of),
  }
  const shown = step.form.fields.filter((field) => field.key !== 'taken_over' || left.length > 0)
  return shown.map((field) => {
    const given = choices[`${step.act}.${field.key}`]
    if (field.key === 'digest') return { ...field, label: '证据文件' }
    if (field.refers_to === 'officers' && field.choices.length === 0) return { ...field, choices: near().map((one) => `${one.number} ${one.name}`) }
    return given?.length ? { ...field, type: 'choice' as const, choices: given, choices_closed: true } : field
  })
}
// As the server knows it: a limit by its key, evidence by its number.
export function stated(step: OpenStep, content: Content, of: Case): Content {
  const limit = of.clocks.find((clock) => clock.name === content.limit)
  const isLimit = step.form.fields.some((field) => field.key === 'limit')
  const named = isBlank(content.taken_over) ? {} : { taken_over: evidenceNamed(content.taken_over) }
  return { ...content, ...named, ...(isLimit && limit ? { limit: limit.limit } : {}) }
}

// Of each element of a review its conclusion, those with nothing more to say together.
export function findingsText(value: unknown): string {
  const all = (Array.isArray(value) ? value : []) as { element: number; conclusion?: string; reason?: string; evidence?: string }[]
  const isBare = (one: (typeof all)[number]) => isBlank(one.reason) && isBlank(one.evidence)
  const together = [...new Set(all.filter(isBare).map((one) => one.conclusion ?? ''))].map((conclusion) => {
    const own = all.filter((one) => isBare(one) && (one.conclusion ?? '') === conclusion)
    return `${conclusion || '没有结论'}${own.length}项：第${own.map((one) => one.element).join('、')}项`
  })
  const apart = all.filter((one) => !isBare(one)).map((one) => `第${one.element}项${[one.conclusion, one.reason, one.evidence].filter(Boolean).join('，')}`)
  return [...apart, ...together].join('\n')
}

// 14,700元, as it is asked for or decided.
export function outcomeText(content: Content): string {
  // A kind that has an amount is said by it.
  const kinds = (Array.isArray(content.kinds) ? (content.kinds as string[]) : []).filter(
    (kind) => (kind !== '罚款' || isNone(content.fine)) && (!kind.startsWith('没收') || isNone(content.confiscated)),
  )
  const yuan = (value: unknown) => Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  return [
    String(content.conclusion ?? ''),
    kinds.join('、'),
    isNone(content.fine) ? '' : `罚款${yuan(content.fine)}元`,
    isNone(content.confiscated) ? '' : `没收${yuan(content.confiscated)}元`,
    isNone(content.ordered) ? '' : `责令支付、退回或者补缴${yuan(content.ordered)}元`,
    isNone(content.compensation) ? '' : `加付赔偿金${yuan(content.compensation)}元`,
    isBlank(content.leniency) ? '' : String(content.leniency),
    isBlank(content.aggravating) ? '' : '从重',
    isBlank(content.tier) ? '' : `裁量阶次：${String(content.tier)}`,
  ]
    .filter(Boolean)
    .join('；')
}

// What a leader is asked for, in a line: a transfer until it is decided, else what was proposed last.
const proposals = ['propose', 'propose_permit', 'propose_ruling'] as const
export function askedText(steps: readonly CaseStep[]): string {
  const crime = lastOf(steps, 'report_crime', 'decide_transfer')
  if (crime?.act === 'report_crime') return `移送公安机关，涉嫌${String(crime.content.suspected ?? '')}`
  const proposed = lastOf(steps, ...proposals)
  if (!proposed) return ''
  const { is_granted, valid_from, valid_to } = proposed.content
  const granted = proposed.act !== 'propose_ruling' ? '' : is_granted === true ? '支持申请' : '不支持申请'
  const valid = [valid_from, valid_to].some((day) => !isBlank(day)) ? `有效期${String(valid_from ?? '')}至${String(valid_to ?? '')}` : ''
  return [granted, outcomeText(proposed.content), valid].filter(Boolean).join('；')
}

export interface Personal {
  key: string // by which records and papers call it
  name: string
  steps: string[] // that stated it
}
// The personal values the steps of a case and its papers (`more`) stated, those called alike together:
// they are erased together.
export function personalOf(steps: readonly CaseStep[], fieldsOfAct: (act: string) => readonly Field[] | undefined, more: readonly Personal[] = []): Personal[] {
  const found = new Map<string, { names: Set<string>; steps: Set<string> }>()
  const add = (key: string, name: string, step: string) => {
    const one = found.get(key) ?? { names: new Set(), steps: new Set() }
    found.set(key, { names: one.names.add(name), steps: one.steps.add(step) })
  }
  for (const step of steps) {
    for (const field of fieldsOfAct(step.act) ?? []) {
      if (!field.is_personal || isUnstated(field, step.content[field.key])) continue
      add(field.key, field.label, step.name)
    }
  }
  for (const { key, name, steps } of more) steps.forEach((step) => add(key, name, step))
  return [...found].map(([key, one]) => ({ key, name: [...one.names].join('、'), steps: [...one.steps] }))
}
