// How what was decided before spreads: in words, and as places on a line. Pure.

import type { Answer } from '../api/client'
import { isBlank } from './same'
import type { Content } from './values'

export type CaseSpread = Answer<'/api/v1/cases/{number}/spread'>

// What of a form being filled in is weighed; of it only what is well written is asked with.
export interface Weighed {
  tier?: string
  benchmark?: string
  fine?: string
  base?: string
  people?: number
  months?: number
}
const amount = /^\d{1,10}(\.\d{1,2})?$/
const whole = /^\d{1,8}$/
export function weighedOf(content: Content): Weighed {
  const asked: Weighed = {}
  for (const key of ['tier', 'benchmark'] as const) if (!isBlank(content[key])) asked[key] = String(content[key]).slice(0, 200)
  for (const key of ['fine', 'base'] as const) if (amount.test(String(content[key] ?? ''))) asked[key] = String(content[key])
  for (const key of ['people', 'months'] as const) if (whole.test(String(content[key] ?? ''))) asked[key] = Number(content[key])
  return asked
}

// 350元每人每月, 3.5倍（违法所得）, 60%（应付额）: an amount as its benchmark measures.
export function amountText(amount: string, unit: string) {
  const number = Number(amount).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  if (unit.startsWith('倍数')) return `${number}倍（${unit.slice(2)}）`
  if (unit.startsWith('百分比')) return `${number}%（${unit.slice(3)}）`
  return `${number}${unit}`
}

export interface Place {
  at: number // percent of the line
  is_usual: boolean
}
// All on one line from the least to the most, the case's own among them.
export function placesOf({ spread, own }: Pick<CaseSpread, 'spread' | 'own'>) {
  if (!spread) return undefined
  const amounts = [...spread.decisions.map((one) => Number(one.amount)), ...(own ? [Number(own.amount)] : [])]
  const least = Math.min(...amounts)
  const most = Math.max(...amounts)
  const at = (amount: string) => (most > least ? Math.min(100, Math.max(0, ((Number(amount) - least) / (most - least)) * 100)) : 50)
  return {
    decisions: spread.decisions.map((one): Place => ({ at: at(one.amount), is_usual: one.is_usual })),
    own: own && { at: at(own.amount), is_usual: own.is_usual },
    usual: { from: at(spread.usual_from), to: at(spread.usual_to) },
    median: at(spread.median),
    least: String(least),
    most: String(most),
  }
}
