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
  it('are nobody\'s to review once the case forgot what was sent', () => {
    const surcharge = '加处罚款'
    const all = [sent(transfer), sent(court), sent(surcharge)]
    expect(under(...all, step('report_crime', {}))).toEqual([court, surcharge])
    expect(under(...all, step('decide_transfer', { is_approved: false }))).toEqual([court, surcharge])
    expect(under(...all, step('amend_decision', {}))).toEqual([transfer])
    expect(under(...all, step('demand', {}))).toEqual([transfer, court])
    expect(under(...all, step('answer_deferral', { instalments: [] }))).toEqual([transfer, court, surcharge])
    expect(under(...all, step('answer_deferral', { instalments: [{}] }))).toEqual([transfer, court])
    const ruledLater = [sent(court), said(court), step('amend_decision', {}), ruled(court, '另行指定审核人员复审')]
    expect(under(...ruledLater)).toEqual([])
  })
  it('are forgotten with another party, not with a correction', () => {
    const opened = step('open', { party_name: '甲', party_kind: '公民' })
    const amended = (content: Record<string, unknown>) => under(opened, sent(transfer), step('amend_party', { party_kind: '公民', ...content }))
    expect(amended({ party_name: '甲', party_id_number: '1' })).toEqual([transfer])
    expect(amended({ party_name: '乙' })).toEqual([])
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
