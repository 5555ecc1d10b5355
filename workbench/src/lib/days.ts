// Days and times as people here read them. The bureau's day is China's, wherever the browser is.

const zone = 'Asia/Shanghai'
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' })
const longDay = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, dateStyle: 'full' })

export const today = (now = new Date()) => isoDay.format(now)
export const timeText = (time: string) => (time ? moment.format(new Date(time)) : '')
export const dayText = (time: string) => (time ? isoDay.format(new Date(time)) : '')
export const clockText = (time: Date) => clock.format(time)
export const longDayText = (day: string) => longDay.format(new Date(`${day}T12:00:00+08:00`))

const day_ms = 86_400_000
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day_ms)

// How a deadline stands: 逾期3日, 今日到期, 剩5日.
export function dueText(due: string, now = today()): string {
  const left = daysBetween(now, due)
  if (left < 0) return `逾期${-left}日`
  return left === 0 ? '今日到期' : `剩${left}日`
}

// 3天前, 2小时前, 刚刚; from a day's distance on, the day itself.
export function agoText(time: string, now = new Date()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(time)) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes}分钟前`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}小时前`
  return dayText(time)
}

// A span of seconds: 45秒, 3分钟, 5小时, 12天.
export function spanText(seconds: number): string {
  if (seconds < 60) return `${seconds}秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}分钟`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}小时`
  return `${Math.floor(seconds / 86_400)}天`
}
