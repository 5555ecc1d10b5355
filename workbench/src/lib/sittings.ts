// Hearings and panels' discussions as their lists tell of them. Shown, never decided here. Pure.

import type { Answer } from '../api/client'
import { daysBetween, soon_days } from './days'

export type Hearing = Answer<'/api/v1/case-hearings'>['hearings'][number]
export type Panel = Answer<'/api/v1/case-panels'>['panels'][number]

export const hearingStates = {
  asked: '已申请',
  arranged: '已安排',
  notified: '已通知',
  held: '已举行',
  withdrawn: '已撤回',
  ended: '已终止',
  lapsed: '不再举行',
} as const
export type HearingState = keyof typeof hearingStates
export const panelStates = { due: '待讨论', held: '已讨论' } as const

// How near a hearing is that is not over: said, and whether it presses.
export function nearness(hearing: Pick<Hearing, 'state' | 'day'>, today: string): { text: string; kind: '' | 'soon' | 'late' } {
  if (!['arranged', 'notified'].includes(hearing.state) || !hearing.day) return { text: '', kind: '' }
  const left = daysBetween(today, hearing.day)
  if (left < 0) return { text: `已过${-left}日，还没有登记结果`, kind: 'late' }
  return { text: left === 0 ? '就在今日' : `还有${left}日`, kind: left <= soon_days ? 'soon' : '' }
}
