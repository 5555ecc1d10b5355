import { blocked, type Case, type CaseStep, type OpenStep } from './cases'
import { listOf, type Content } from './values'

// 决定以外的重大执法行为: each is reviewed by itself, named by `subject` (docs/cases.md).
export const subjectOf = (step: CaseStep) => String(step.content.subject ?? '')

const sending = 'send_act_review'
const concluding = 'conclude_act_review'
const kOther = '另行指定审核人员复审'
const transfer = '移送司法机关'
const court = '申请法院强制执行'
const surcharge = '加处罚款'

// As the case itself tells another party from the same one, better known.
function isAnother(was: Content, is: Content): boolean {
  const differs = (key: string) => String(was[key] ?? '') !== String(is[key] ?? '')
  return ['party_name', 'party_kind', 'act_ended_on'].some(differs) || ['party_credit_code', 'party_id_number'].some((key) => was[key] && differs(key))
}
// Whether the step makes a review of that act of no account, as the case forgets it.
function forgets(step: CaseStep, subject: string, party: Content): boolean {
  switch (step.act) {
    case 'amend_party':
      return isAnother(party, step.content)
    case 'report_crime':
    case 'decide_transfer':
      return subject === transfer
    case 'amend_decision':
      return subject === court || subject === surcharge
    case 'demand':
      return subject === surcharge
    case 'answer_deferral':
      return subject === surcharge && listOf(step.content.instalments).length > 0
    default:
      return false
  }
}

// Sent, and without an opinion: or with one that another reviewer is to give anew.
export function actsUnderReview(steps: readonly CaseStep[]): CaseStep[] {
  const open = new Map<string, CaseStep>()
  const sent = new Map<string, CaseStep>()
  let party: Content = {}
  for (const step of steps) {
    for (const subject of [...sent.keys()]) {
      if (!forgets(step, subject, party)) continue
      sent.delete(subject)
      open.delete(subject)
    }
    if (step.act === 'open' || step.act === 'amend_party') party = step.content
    const subject = subjectOf(step)
    if (!subject) continue
    if (step.act === sending) sent.set(subject, step)
    const before = sent.get(subject)
    if (!before) continue
    if (step.act === sending || (step.act === 'settle_review' && step.content.ruling === kOther)) open.set(subject, before)
    if (step.act === concluding) open.delete(subject)
  }
  return [...open.values()]
}

export interface ActToReview {
  subject: string
  sent: CaseStep
  steps: OpenStep[] // by which I may conclude it
}
export function actsToReview(of: Case): ActToReview[] {
  const mine = of.next.filter((step) => step.act === concluding && step.is_duty && !blocked(step))
  return actsUnderReview(of.steps).flatMap((sent) => {
    const subject = subjectOf(sent)
    const steps = mine.filter((step) => step.form.fields.some((field) => field.key === 'subject' && field.choices.includes(subject)))
    return steps.length ? [{ subject, sent, steps }] : []
  })
}
