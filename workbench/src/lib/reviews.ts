import { blocked, type Case, type CaseStep, type OpenStep } from './cases'

// 决定以外的重大执法行为: each is reviewed by itself, named by `subject` (docs/cases.md).
export const subjectOf = (step: CaseStep) => String(step.content.subject ?? '')

const sending = 'send_act_review'
const concluding = 'conclude_act_review'
const kOther = '另行指定审核人员复审'
// Sent, and without an opinion: or with one that another reviewer is to give anew.
export function actsUnderReview(steps: readonly CaseStep[]): CaseStep[] {
  const open = new Map<string, CaseStep>()
  const sent = new Map<string, CaseStep>()
  for (const step of steps) {
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
