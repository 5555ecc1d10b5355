// What may be done, as the server tells it: shown, never worked out here.

import type { Schemas } from '../api/client'

export type OpenAct = Schemas['OpenAct']
export type ActWord = OpenAct['act']

export const actOf = (acts: readonly OpenAct[] | undefined, word: ActWord) => acts?.find((one) => one.act === word)
export const isOpen = (acts: readonly OpenAct[] | undefined, word: ActWord) => !!actOf(acts, word)?.is_allowed

// 提交人不得审核自己提交的内容（政府信息公开条例第十七条）。请由另一位有审核职责的人员审核。
export function reasonOf(act: OpenAct) {
  const why = act.why_not
  if (!why) return ''
  const next = why.next ? `${why.next}。` : ''
  return `${why.title}${why.article ? `（${why.article}）` : ''}。${next}`
}
