// The tiers (裁量阶次) of a benchmark as the register has them. Pure.

import { isBlank } from './same'
import { listOf, type Content } from './values'

export interface Tier {
  name: string
  about: string // 涉及劳动者10人以下：每人100元至200元
}
export function tiersOf(benchmark: Content): Tier[] {
  const unit = String(benchmark.unit ?? '')
  return listOf<Content>(benchmark.tiers)
    .filter((tier) => !isBlank(tier.tier))
    .map((tier) => {
      const amounts = [tier.minimum, tier.maximum].filter((one) => !isBlank(one)).join('至')
      const standard = isBlank(tier.standard) ? amounts && `${amounts}${unit}` : String(tier.standard)
      return { name: String(tier.tier), about: [tier.condition_text, standard].filter((one) => !isBlank(one)).join('：') }
    })
}
