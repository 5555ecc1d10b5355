import { describe, expect, it } from 'vitest'
import { evidenceName, fieldsOf, stated, type Case, type OpenStep } from '../src/lib/cases'
import { evidenceLeft, openingFrom, takenOver } from '../src/lib/going_on'

const took = (act: string, content: Record<string, unknown>) => ({ act, content, on: '2026-03-02', by: '吴执法乙' }) as Case['steps'][number]
const aCase = (steps: Case['steps'], more: Partial<Case> = {}) =>
  ({ number: '2026-0001', source: '双随机抽查', item: 'HXRS-CF-015', steps, is_shown: true, goes_on_in: [{ procedure: 'labour_inspection', name: '', handles_item: true }, { procedure: 'penalty_ordinary', name: '', handles_item: false }], ...more }) as Case
const opened = took('open', { party_name: '样例厂', party_kind: '法人或者其他组织', party_phone: '', act_ended_on: '2026-01-31', reporter: '〔举报人信息依法保密〕', summary: '加班' })

describe('a case taken on', () => {
  it('begins with the party, the act’s day, the source, and the item where it is handled there', () => {
    const party = { party_name: '样例厂', party_kind: '法人或者其他组织', act_ended_on: '2026-01-31' }
    expect(openingFrom(aCase([opened]), 'labour_inspection')).toEqual({ from_case: '2026-0001', source: '双随机抽查', item: 'HXRS-CF-015', ...party })
    expect(openingFrom(aCase([opened]), 'penalty_ordinary')).toEqual({ from_case: '2026-0001', source: '双随机抽查', ...party })
  })
  it('with the party as it was amended, and nothing that is hidden', () => {
    const amended = took('amend_party', { party_name: '样例服饰加工厂', party_kind: '个体工商户', party_phone: '●●●●' })
    expect(openingFrom(aCase([opened, amended]), 'permit')).toEqual({ from_case: '2026-0001', source: '双随机抽查', party_name: '样例服饰加工厂', party_kind: '个体工商户' })
  })
})

describe('evidence to take over', () => {
  const origin = aCase([took('collect', { number: '1', title: '考勤表', kind: '书证', digest: 'aa', sm3: 'bb', officers: ['1'] }), took('collect', { number: '2', title: '工资表' }), took('verify', { number: '2', finding: '非法取得，予以排除' }), took('collect', { number: '3', title: '照片' })])
  it('is what was not excluded there nor taken over here', () => {
    expect(evidenceLeft(aCase([took('collect', { number: '1', taken_over: '3' })]), origin).map(evidenceName)).toEqual(['1　考勤表'])
    expect(evidenceLeft(aCase([]), undefined)).toEqual([])
  })
  it('is registered with the same file, by officers and under a number of the case it comes to', () => {
    const first = evidenceLeft(aCase([]), origin)[0]!
    expect(takenOver(first)).toEqual({ kind: '书证', title: '考勤表', digest: 'aa' })
  })
  it('is named anew by who does not see its name, and never with who reported', () => {
    const collected = took('collect', { number: '1', title: '●●●●', kind: '书证', digest: 'aa', source: '〔举报人信息依法保密〕', from_reporter: true })
    const first = evidenceLeft(aCase([]), aCase([collected], { is_shown: false }))[0]!
    expect(takenOver(first)).toEqual({ kind: '书证', digest: 'aa', from_reporter: true })
  })
  it('is chosen by name and stated by number, and not asked where there is none', () => {
    const collect = { act: 'collect', form: { fields: [{ key: 'title' }, { key: 'taken_over' }] } } as unknown as OpenStep
    const of = aCase([], { clocks: [] })
    expect(fieldsOf(collect, of, ['1　考勤表'])[1]).toMatchObject({ type: 'choice', choices: ['1　考勤表'] })
    expect(fieldsOf(collect, of).map((field) => field.key)).toEqual(['title'])
    expect(stated(collect, { title: '考勤表', taken_over: '1　考勤表' }, of)).toEqual({ title: '考勤表', taken_over: '1' })
  })
})
