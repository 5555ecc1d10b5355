import { describe, expect, it } from 'vitest'
import type { Case } from '../src/lib/cases'
import { actsToReview, actsUnderReview, subjectOf } from '../src/lib/reviews'

const transfer = '移送司法机关'
const court = '申请法院强制执行'
const step = (act: string, content: Record<string, unknown>) => ({ act, content }) as never as Case['steps'][number]
const sent = (subject: string) => step('send_act_review', { subject })
const said = (subject: string) => step('conclude_act_review', { subject, opinion: '建议纠正' })
const ruled = (subject: string, ruling: string) => step('settle_review', { subject, ruling })
const under = (...steps: Case['steps']) => actsUnderReview(steps).map(subjectOf)

describe('acts beside the decision', () => {
  it('are under review from being sent until there is an opinion', () => {
    expect(under(step('send_review', {}))).toEqual([])
    expect(under(sent(transfer), sent(court))).toEqual([transfer, court])
    expect(under(sent(transfer), said(transfer))).toEqual([])
    expect(under(sent(transfer), said(transfer), sent(transfer))).toEqual([transfer])
  })
  it('are examined anew where the head names another reviewer, and only then', () => {
    expect(under(sent(transfer), said(transfer), ruled(transfer, '采纳审核意见'))).toEqual([])
    expect(under(sent(transfer), said(transfer), ruled(transfer, '另行指定审核人员复审'))).toEqual([transfer])
  })
  it('are mine to conclude by a step of mine that nothing stands in the way of', () => {
    const next = (isDuty: boolean, walls: unknown[]) => [
      { act: 'conclude_act_review', step: 'conclude_transfer_review', is_duty: isDuty, unmet: walls, form: { fields: [{ key: 'subject', choices: [transfer] }] } },
    ]
    const of = (isDuty: boolean, walls: unknown[] = []) => ({ steps: [sent(transfer), sent(court)], next: next(isDuty, walls) }) as never as Case
    expect(actsToReview(of(true)).map((one) => one.subject)).toEqual([transfer])
    expect(actsToReview(of(false))).toEqual([])
    expect(actsToReview(of(true, [{ warns: false }]))).toEqual([])
  })
})
