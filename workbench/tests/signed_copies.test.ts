import { describe, expect, it } from 'vitest'
import { copiesOf, isWhole, lacksCopy, nothingStated, personalOfCopies, sentOf, signings, signingText, type SignedCopy, type Stated } from '../src/lib/signed_copies'
import { personalOf } from '../src/lib/cases'
import { timelineOf, type Instrument } from '../src/lib/timeline'

const stated = (change: Partial<Stated> = {}): Stated => ({ ...nothingStated('2026-03-14'), files: ['s1', ''], signer: ' 李样本 ', ...change })
const copy = (change: Partial<SignedCopy> = {}) =>
  ({ instrument: 'inquiry_record-2026-1', case_number: '2026-0001', copy: 1, signed_on: '2026-03-14', signing: signings.signed, signer: '李样本', reason: '', witness: '', attached_by: '吴执法乙', attached_at: '2026-03-15T02:00:00Z', withdrawn_at: '', withdrawn_for: '', files: [], ...change }) as SignedCopy

describe('what is stated of a signed copy', () => {
  it('is who signed, or why nobody did and who stood by', () => {
    expect(isWhole(stated())).toBe(true)
    expect(isWhole(stated({ signer: ' ' }))).toBe(false)
    expect(isWhole(stated({ files: [''] }))).toBe(false)
    expect(isWhole(stated({ signed_on: '' }))).toBe(false)
    expect(isWhole(stated({ signing: signings.refused, reason: '未说明理由' }))).toBe(false)
    expect(isWhole(stated({ signing: signings.refused, reason: '未说明理由', witness: '张样本' }))).toBe(true)
    expect(isWhole(stated({ signing: signings.absent, witness: '' }))).toBe(false)
    expect(isWhole(stated({ signing: signings.absent, witness: '张样本' }))).toBe(true)
  })
  it('is sent without what was typed before another signing was chosen', () => {
    expect(sentOf(stated({ signing: signings.absent, reason: '忙', witness: '张样本' }))).toEqual({ files: ['s1'], signed_on: '2026-03-14', signing: signings.absent, signer: '', reason: '', witness: '张样本' })
    expect(sentOf(stated({ witness: '张样本' }))).toMatchObject({ signer: '李样本', witness: '' })
  })
  it('is told in a line', () => {
    expect(signingText(copy())).toBe('李样本已签字或者盖章')
    expect(signingText(copy({ signing: signings.refused, signer: '', reason: '未说明理由', witness: '张样本' }))).toBe('拒绝签字，已注明：未说明理由（见证、注明：张样本）')
  })
})
it('a paper whose kind wants a signed copy lacks it until one stands', () => {
  const paper = { id: 'inquiry_record-2026-1', instrument: 'inquiry_record', standing: 'issued' } as const
  const found = (signed_copies: SignedCopy[], wants_signed_copy = true) => ({ kinds: [{ key: 'inquiry_record', wants_signed_copy }], signed_copies }) as Parameters<typeof lacksCopy>[1]
  expect(lacksCopy(paper, found([]))).toBe(true)
  expect(lacksCopy(paper, found([], false))).toBe(false)
  expect(lacksCopy({ ...paper, standing: 'voided' }, found([]))).toBe(false)
  expect(lacksCopy(paper, found([copy({ withdrawn_at: '2026-03-16T02:00:00Z' })]))).toBe(true)
  expect(lacksCopy(paper, found([copy()]))).toBe(false)
  expect(copiesOf([copy(), copy({ instrument: 'other-2026-1' })], paper.id)).toHaveLength(1)
})
it('stands in the line of a case, as it was attached and withdrawn', () => {
  const paper = { id: 'inquiry_record-2026-1', title: '询问笔录', number: '' } as Instrument
  const entries = timelineOf({ steps: [], clocks: [] }, [paper], [copy({ withdrawn_at: '2026-03-16T02:00:00Z', withdrawn_for: '选错了文书' })])
  expect(entries.map((one) => [one.day, one.title, one.note])).toEqual([
    ['2026-03-15', '上传签字件：询问笔录', '吴执法乙'],
    ['2026-03-16', '撤回签字件：询问笔录', '选错了文书'],
  ])
})
it('has personal values that are erased with what the case calls alike', () => {
  expect(personalOfCopies([copy({ signer: '' })])).toEqual([])
  const found = personalOfCopies([copy(), copy({ signer: '', witness: '张样本', withdrawn_for: '选错了文书' })])
  expect(found.map((one) => one.key)).toEqual(['signer', 'witness', 'reason'])
  const field = { key: 'reason', label: '更正的理由', is_personal: true }
  const steps = [{ act: 'move_evidence', name: '更正证据归卷', content: { reason: '登记时漏选' } }]
  const all = personalOf(steps as unknown as Parameters<typeof personalOf>[0], () => [field] as unknown as ReturnType<Parameters<typeof personalOf>[1]>, found)
  expect(all.find((one) => one.key === 'reason')).toEqual({ key: 'reason', name: '更正的理由、拒绝签字、撤回的理由', steps: ['更正证据归卷', '签字件'] })
})
