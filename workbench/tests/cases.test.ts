import { describe, expect, it } from 'vitest'
import { daysFrom, isMonth, monthAfter, monthText, weeksOf } from '../src/lib/calendar'
import { tiersOf } from '../src/lib/tiers'
import { askedText, beginning, blocked, byUrgency, clockState, clockText, evidenceOf, fieldsOf, findingsText, inOrder, isOnward, openNow, outcomeText, personalOf, standing, stated, waysOn, type Case, type CaseClock, type OpenStep } from '../src/lib/cases'

const clock = (change: Partial<CaseClock> = {}): CaseClock => ({
  limit: 'decide',
  name: '作出行政处罚决定',
  period: '90日',
  basis: '行政处罚法第六十条',
  is_notice: false,
  started_on: '2026-11-02',
  met_on: '',
  due_on: '2026-11-10',
  is_extended: false,
  stopped_on: '',
  is_paused: false,
  is_late: false,
  ...change,
})
const took = (act: string, content: Record<string, unknown>, step = act) =>
  ({ position: 0, step, name: act, act, stage: '', on: '2026-11-03', by: '吴执法乙', duty: 'handle', begun: [], met: [], stopped: [], recorded_at: '', excused: [], content }) as Case['steps'][number]
const aCase = (steps: Case['steps'], more: Partial<Case> = {}) => ({ steps, clocks: [clock()], officers: [{ number: '1', name: '甲' }, { number: '2', name: '乙' }], ...more }) as Case
const field = (key: string) => ({ key, label: key, type: 'text', choices: [], children: [] })
const step = (act: string, keys: string[], more: Partial<OpenStep> = {}) =>
  ({ step: act, act, name: act, is_duty: true, leads_on: true, unmet: [], form: { fields: keys.map(field) }, ...more }) as unknown as OpenStep

describe('a clock', () => {
  it.each([
    [{}, '2026-11-02', 'running', '剩8日'],
    [{}, '2026-11-08', 'soon', '剩2日'],
    [{}, '2026-11-10', 'soon', '今日到期'],
    [{ is_late: true }, '2026-11-12', 'late', '逾期2日'],
    [{ is_paused: true, is_late: true }, '2026-11-12', 'paused', '扣除中，不计算'],
    [{ met_on: '2026-11-09' }, '2026-12-01', 'met', '已办结，2026-11-09'],
    [{ met_on: '2026-11-11', is_late: true }, '2026-12-01', 'met_late', '逾期办结，2026-11-11'],
    [{ stopped_on: '2026-11-09', is_late: true }, '2026-12-01', 'stopped', '不再办理而停止，2026-11-09'],
    [{ is_notice: true }, '2026-11-08', 'waiting', '还须等3日'],
    [{ is_notice: true }, '2026-11-11', 'waiting', '已经过'],
    [{ due_on: '' }, '2026-11-02', 'running', '按小时计算'],
  ])('%j stands on %s as %s: %s', (change, day, state, text) => {
    expect(clockState(clock(change), day)).toBe(state)
    expect(clockText(clock(change), day)).toBe(text)
  })
  it('presses the more the later it is', () => {
    const clocks = [clock({ limit: 'met', met_on: '2026-11-03' }), clock({ limit: 'far', due_on: '2027-01-31' }), clock({ limit: 'late', is_late: true, due_on: '2026-11-01' }), clock({ limit: 'near', due_on: '2026-11-05' })]
    expect(byUrgency(clocks, '2026-11-04').map((one) => one.limit)).toEqual(['late', 'near', 'far', 'met'])
  })
})

it('begins with what is still held: lists of things preserved, receipts of money collected on the spot', () => {
  const steps = [took('preserve', { number: 'DJ1' }), took('preserve', { number: 'DJ2' }), took('release', { number: 'DJ2' })]
  expect(beginning(step('release', ['number']), aCase(steps))).toEqual({ number: 'DJ1' })
  const paid = [took('pay', { receipt: 'P1', channel: '银行或者电子支付' }), took('pay', { receipt: 'P2', channel: '当场收缴' })]
  expect(beginning(step('hand_in', ['receipt']), aCase(paid))).toEqual({ receipt: 'P2' })
  expect(beginning(step('deposit', ['receipt']), aCase([...paid, took('hand_in', { receipt: 'P2' })]))).toEqual({ receipt: 'P2' })
  expect(beginning(step('hand_in', ['receipt']), aCase([...paid, took('hand_in', { receipt: 'P2' })]))).toEqual({})
})

describe('where officers are asked for', () => {
  const own = { number: '3', name: '丙' }
  it('begins with who fills it in until the case has any, and never again', () => {
    expect(beginning(step('assign', ['officers']), aCase([], { officers: [] }), own)).toEqual({ officers: ['3'] })
    expect(beginning(step('assign', ['officers']), aCase([], { officers: [] }))).toEqual({})
    expect(beginning(step('assign', ['officers']), aCase([]), own)).toEqual({ officers: ['1', '2'] })
    expect(beginning(step('assign', ['officers']), aCase([took('assign', {})], { officers: [] }), own)).toEqual({})
  })
  it('offers the case\'s own first, and who fills it in, but where the form offers others', () => {
    const officers = step('ask_recusal', ['officer'])
    Object.assign(officers.form.fields[0]!, { type: 'reference', refers_to: 'officers' })
    expect(fieldsOf(officers, aCase([]), [], own)[0]?.choices).toEqual(['1 甲', '2 乙', '3 丙'])
    expect(fieldsOf(officers, aCase([]), [], { number: '2', name: '乙' })[0]?.choices).toEqual(['1 甲', '2 乙'])
    Object.assign(officers.form.fields[0]!, { choices: ['9 壬'] })
    expect(fieldsOf(officers, aCase([]), [], own)[0]?.choices).toEqual(['9 壬'])
  })
})

it('begins a payment with what of the fine is to be paid next', () => {
  const next = (...steps: Case['steps']) => beginning(step('pay', ['amount']), aCase([took('decide', { fine: '9000' }), ...steps])).amount
  const plan = took('answer_deferral', { result: '同意分期缴纳', instalments: [{ amount: '3000' }, { amount: '5000.50' }] })
  expect(next()).toBe('9000')
  expect(next(took('pay', { amount: '2000', confiscated: '500' }))).toBe('7500')
  expect(next(took('pay', { amount: '2000', surcharge: '500' }))).toBe('7500')
  expect(next(took('pay', { amount: '9000' }))).toBeUndefined()
  expect(next(took('pay', { amount: '999.50' }), plan)).toBe('3000')
  expect(next(plan, took('pay', { amount: '3000' }))).toBe('5000.5')
  expect(next(plan, took('pay', { amount: '4000' }))).toBe('4000.5')
  expect(next(took('answer_deferral', { result: '不同意' }))).toBe('9000')
  const reduced = took('amend_decision', { fine: '2000' })
  expect(next(plan, reduced)).toBe('2000')
  expect(next(plan, took('pay', { amount: '2000' }), reduced)).toBeUndefined()
  const ordered = took('decide', { fine: '9000', ordered: '30000', compensation: '15000' })
  const toWorkers = took('pay', { amount: '10000', channel: '按责令支付、退回或者补缴' })
  expect(next(ordered, toWorkers)).toBe('9000')
  expect(next(ordered, toWorkers, took('pay', { amount: '9000' }))).toBe('35000')
})

it('begins a deferral with its request, else with one instalment of all that is unpaid of the fine', () => {
  const steps = [took('decide', { fine: '9000' }), took('pay', { amount: '1000', confiscated: '400' })]
  const answer = step('answer_deferral', ['asked_on', 'instalments'])
  expect(beginning(answer, aCase(steps))).toEqual({ instalments: [{ amount: '8400' }] })
  const asked = { ...took('request_deferral', { kind: '延期缴纳' }), on: '2026-11-04' }
  expect(beginning(answer, aCase([...steps, asked]))).toEqual({ asked_on: '2026-11-04', instalments: [{ amount: '8400' }] })
  const instalments = [{ due_on: '2026-12-31', amount: '8400' }]
  const planned = { ...asked, content: { kind: '延期缴纳', instalments } }
  expect(beginning(answer, aCase([...steps, planned]))).toEqual({ asked_on: '2026-11-04', instalments })
  expect(beginning(step('answer_deferral', ['asked_on']), aCase([...steps, planned]))).toEqual({ asked_on: '2026-11-04' })
})

it('knows of each piece of evidence whether it was found true', () => {
  const found = evidenceOf([took('collect', { number: '1' }), took('collect', { number: '2' }), took('verify', { number: '1', finding: '查证属实' })])
  expect(found.map(({ number, finding }) => [number, finding])).toEqual([['1', '查证属实'], ['2', '']])
})

it('puts what can be done first, then what is kept from it, then what is others’', () => {
  const wall = { gate: 'two_officers', warns: false } as OpenStep['unmet'][number]
  const warning = { ...wall, warns: true }
  const steps = [step('c', [], { is_duty: false }), step('b', [], { unmet: [wall] }), step('act', [], { leads_on: false }), step('a', [], { unmet: [warning] })]
  expect(inOrder(steps).map((one) => one.step)).toEqual(['a', 'act', 'b', 'c'])
  expect(steps.map(blocked)).toEqual([false, true, false, false])
  expect([step('decide', []), step('revoke', []), step('drop', []), step('decide', [], { unmet: [wall] })].map(isOnward)).toEqual([true, false, false, false])
})

describe('the ways on', () => {
  const wall = (...supplied_by: [string, string][]) => ({ gate: 'a_gate', warns: false, supplied_by: supplied_by.map(([kind, key]) => ({ kind, key, name: key })) }) as unknown as OpenStep['unmet'][number]
  const ways = (...all: Parameters<typeof waysOn>) => {
    const { ways, shut } = waysOn(...all)
    return [ways.map((one) => one.step), shut.map((one) => one.step)]
  }
  const verify = step('verify', [], { leads_on: false })
  it('leave out one that only another way on would open, or that nobody waits for', () => {
    const spare = step('spare_review', [], { unmet: [wall(['step', 'send_review'])] })
    const dispute = step('consult_review', [], { unmet: [wall(['step', 'verify'])] })
    expect(ways([spare, dispute, step('send_review', []), verify])).toEqual([['send_review'], ['spare_review', 'consult_review']])
  })
  it('keep one whose want is supplied here, on the form or by waiting', () => {
    const here = step('propose', [], { unmet: [wall(['step', 'verify'])] })
    const later = step('hear', [], { unmet: [wall(['time', ''])] })
    expect(ways([here, later, verify])).toEqual([['propose', 'hear'], []])
  })
  it('are told with what each lacks where none is open', () => {
    expect(ways([step('decide', [], { unmet: [wall(['step', 'conclude_review'])] })])).toEqual([['decide'], []])
  })
  it('forward come before back', () => {
    const steps = [step('propose', [], { to: '调查' }), step('send_review', [], { to: '审核' })]
    expect(ways(steps, ['调查', '复核', '审核'], '复核')).toEqual([['send_review', 'propose'], []])
  })
})

it('still wants after its end what outlives it; archiving stands with its file', () => {
  const next = [step('publish', []), step('archive', [])]
  expect(openNow({ next, is_over: true }).map((one) => one.act)).toEqual(['publish'])
  expect(openNow({ next, is_over: false })).toEqual(next)
})

describe('a form begins', () => {
  const proposed = took('propose', { conclusion: '给予行政处罚', kinds: ['罚款'], fine: '14700', confiscated: '0', tier: '一般', facts: '42人月', basis: [{ law: '劳动法' }], is_major: true })
  const outcome = ['conclusion', 'kinds', 'fine', 'confiscated', 'tier']
  it('a notice with what was proposed', () => {
    expect(beginning(step('notify', [...outcome, 'offers_hearing', 'content']), aCase([proposed]))).toEqual({ conclusion: '给予行政处罚', kinds: ['罚款'], fine: '14700', tier: '一般' })
  })
  it('a decision with that, its basis and the facts', () => {
    const begun = beginning(step('decide', [...outcome, 'basis', 'reasons']), aCase([proposed]))
    expect(begun).toMatchObject({ fine: '14700', reasons: '42人月', basis: [{ law: '劳动法' }] })
    const ordered = took('propose', { correction: '责令限期改正', correct_by: '2026-04-30', gains: '没有违法所得' })
    expect(beginning(step('decide', ['correction', 'correct_by', 'gains']), aCase([ordered]))).toEqual(ordered.content)
  })
  it('never with what a person has to affirm', () => {
    const asked = step('inquire', ['officers', 'showed_certificates', 'signing'])
    expect(beginning(asked, aCase([]))).toEqual({ officers: ['1', '2'] })
    expect(beginning(step('propose', ['is_major', 'fine']), aCase([proposed]))).toEqual({ fine: '14700' })
  })
  it('evidence with the next number, its finding with the first not yet verified', () => {
    const of = aCase([took('collect', { number: '1' }), took('collect', { number: '2' }), took('verify', { number: '1', finding: '查证属实' })])
    expect(beginning(step('collect', ['number']), of)).toEqual({ number: '3' })
    expect(beginning(step('verify', ['number']), of)).toEqual({ number: '2' })
  })
  it('a service with the paper made last', () => {
    expect(beginning(step('serve', ['instrument']), aCase([took('notify', {})]))).toEqual({ instrument: '事先告知书' })
    expect(beginning(step('serve', ['instrument']), aCase([took('notify', {}), took('decide', {})]))).toEqual({ instrument: '决定书' })
    expect(beginning(step('serve', ['instrument']), aCase([]))).toEqual({})
  })
})

it('calls each as it was told of the right to a hearing', () => {
  const of = aCase([took('tell_interested', { told: '利害关系人', name: '张示例' }), took('ask_hearing', { who: '张示例' })])
  const choices = (act: string, key: string, one: Case) => fieldsOf(step(act, [key]), one)[0]!.choices
  expect(choices('ask_hearing', 'who', of)).toEqual(['张示例'])
  expect(choices('hold_hearing', 'who', of)).toEqual(['张示例'])
  expect(choices('serve', 'addressee', { ...of, party: '样例服饰加工厂' })).toEqual(['样例服饰加工厂', '张示例'])
  expect(fieldsOf(step('serve', ['addressee']), aCase([]))[0]!.type).toBe('text')
  const erased = aCase([took('tell_interested', { told: '利害关系人', document: '告2号' }), took('ask_hearing', {})])
  expect(choices('ask_hearing', 'who', erased)).toEqual(['告2号'])
  expect(choices('hold_hearing', 'who', erased)).toEqual(['告2号'])
  expect(choices('serve', 'addressee', { ...erased, party: '' })).toEqual(['申请人', '告2号'])
})

it('names limits to people and their keys to the server', () => {
  const extending = step('extend', ['limit', 'reason'])
  const of = aCase([], { clocks: [clock(), clock({ limit: 'serve', name: '送达决定书', met_on: '2026-11-03' })] })
  expect(fieldsOf(extending, of)[0]).toMatchObject({ type: 'choice', choices: ['作出行政处罚决定'] })
  expect(stated(extending, { limit: '作出行政处罚决定', reason: '复杂' }, of)).toEqual({ limit: 'decide', reason: '复杂' })
  expect(stated(step('note', ['note']), { note: 'x' }, of)).toEqual({ note: 'x' })
})

it('says an outcome in a line', () => {
  expect(outcomeText({ conclusion: '给予行政处罚', kinds: ['罚款'], fine: '14700', tier: '一般' })).toBe('给予行政处罚；罚款14,700元；裁量阶次：一般')
  expect(outcomeText({ conclusion: '给予行政处罚', kinds: ['警告', '罚款'], fine: '0', confiscated: '0' })).toBe('给予行政处罚；警告、罚款')
  expect(outcomeText({ conclusion: '作出行政处理', ordered: '25800', compensation: '12900', leniency: '从轻' })).toBe('作出行政处理；责令支付、退回或者补缴25,800元；加付赔偿金12,900元；从轻')
  expect(outcomeText({ conclusion: '违法事实不能成立' })).toBe('违法事实不能成立')
})

it('asks a leader for what was proposed last, for a transfer until it is decided', () => {
  const proposed = took('propose', { conclusion: '给予行政处罚', kinds: ['罚款'], fine: '5000' })
  const reported = took('report_crime', { suspected: '拒不支付劳动报酬罪' })
  expect(askedText([])).toBe('')
  expect(askedText([proposed])).toBe('给予行政处罚；罚款5,000元')
  expect(askedText([proposed, reported])).toBe('移送公安机关，涉嫌拒不支付劳动报酬罪')
  expect(askedText([proposed, reported, took('decide_transfer', { is_approved: false })])).toBe('给予行政处罚；罚款5,000元')
  expect(askedText([took('propose_permit', { conclusion: '准予许可', valid_from: '2026-12-01', valid_to: '2029-11-30' })])).toBe('准予许可；有效期2026-12-01至2029-11-30')
  expect(askedText([took('propose_ruling', { is_granted: true, conclusion: '认定为工伤' })])).toBe('支持申请；认定为工伤')
})

it('tells of personal values together what is erased together, and none that is not there', () => {
  const fields = [['text', '笔录内容', true], ['person', '被询问人', true], ['kind', '笔录种类', false]].map(([key, label, is_personal]) => ({ ...field(String(key)), label, is_personal }))
  const steps = [took('inquire', { text: '问答', person: '', kind: '询问笔录' }), took('close', { text: '已结' })]
  const of = (act: string) => (act === 'inquire' ? fields : [{ ...fields[0]!, label: '结案情况' }]) as unknown as Parameters<typeof beginning>[0]['form']['fields']
  expect(personalOf(steps, of)).toEqual([{ key: 'text', name: '笔录内容、结案情况', steps: ['inquire', 'close'] }])
})

it('tells tiers by what they are for and how much', () => {
  const tiers = [{ tier: '一般', condition_text: '11至30人', minimum: '200', maximum: '350' }, { tier: '从重', standard: '按上限' }, { condition_text: '没有名字' }]
  expect(tiersOf({ unit: '元每人', tiers })).toEqual([{ name: '一般', about: '11至30人：200至350元每人' }, { name: '从重', about: '按上限' }])
  expect(tiersOf({})).toEqual([])
})

describe('a month', () => {
  it('is of whole weeks that begin on Monday', () => {
    const weeks = weeksOf('2026-11') // the 1st is a Sunday, the 30th a Monday
    expect(weeks).toHaveLength(6)
    expect(weeks[0]![0]).toBe('2026-10-26')
    expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06')
    expect(weeksOf('2027-02')).toHaveLength(4) // Monday the 1st to Sunday the 28th
  })
  it('goes on into the next', () => {
    expect(daysFrom('2026-11-29', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'])
  })
  it('turns over the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(monthText('2026-01')).toBe('2026年1月')
  })
  it.each([['2026-11', true], ['2026-13', false], ['', false], ['2026-1', false]])('%s is one: %s', (text, is) => expect(isMonth(text)).toBe(is))
})

it('the findings of a review are read together where nothing more is said', () => {
  const all = [1, 2, 3].map((element) => ({ element, conclusion: '通过' }))
  expect(findingsText(all)).toBe('通过3项：第1、2、3项')
  expect(findingsText([...all, { element: 4, conclusion: '不通过', reason: '工资支付记录不全' }])).toBe('第4项不通过，工资支付记录不全\n通过3项：第1、2、3项')
  expect(findingsText(undefined)).toBe('')
})

describe('where open cases stand', () => {
  const stage = (key: string, is: { is_end?: boolean; is_lead?: boolean } = {}) => ({ key, name: `${key}的名称`, is_end: false, is_lead: false, ...is })
  const procedures = [
    { key: 'a', stages: [stage('lead', { is_lead: true }), stage('hearing'), stage('decision'), stage('closed', { is_end: true })] },
    { key: 'b', stages: [stage('application', { is_lead: true }), stage('lead'), stage('decision')] },
  ] as unknown as Parameters<typeof standing>[0]
  it('stages of one key are one, in the order they are gone through; a lead of any is one', () => {
    const counts = [
      { procedure: 'a', stage: 'decision', cases: 2 },
      { procedure: 'b', stage: 'decision', cases: 3 },
      { procedure: 'b', stage: 'lead', cases: 1 },
      { procedure: 'a', stage: 'closed', cases: 9 },
    ]
    expect(standing(procedures, counts)).toEqual([
      { key: 'lead', name: 'lead的名称', cases: 1, isLead: false },
      { key: 'decision', name: 'decision的名称', cases: 5, isLead: false },
    ])
    expect(standing(procedures, [...counts, { procedure: 'a', stage: 'lead', cases: 1 }])[0]).toMatchObject({ key: 'lead', cases: 2, isLead: true })
  })
  it('keep the one chosen, though nothing stands there', () => {
    const procedures = [{ key: 'a', stages: [{ key: 'lead', name: '案源', is_lead: true, is_end: false }, { key: 'decision', name: '决定', is_lead: false, is_end: false }] }] as unknown as Parameters<typeof standing>[0]
    expect(standing(procedures, [], 'decision')).toEqual([{ key: 'decision', name: '决定', cases: 0, isLead: false }])
  })
})
