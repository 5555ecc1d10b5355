// Days and times as people here read them. The bureau's day is China's, wherever the browser is.

const zone = 'Asia/Shanghai'
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
const longDay = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, dateStyle: 'full' })

// What is no time is said as it stands, for the server to refuse.
const written = (format: Intl.DateTimeFormat, time: Date, asGiven: string) =>
  Number.isNaN(time.getTime()) ? asGiven : format.format(time)

export const today = (now = new Date()) => isoDay.format(now)
export const timeText = (time: string) => written(moment, new Date(time), time)
export const longDayText = (day: string) => written(longDay, new Date(`${day}T12:00:00+08:00`), day)

const day_ms = 86_400_000
export const soon_days = 3 // a deadline is near
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day_ms)

// How a deadline stands: 逾期3日, 今日到期, 剩5日.
export function dueText(due: string, now = today()): string {
  const left = daysBetween(now, due)
  if (left < 0) return `逾期${-left}日`
  return left === 0 ? '今日到期' : `剩${left}日`
}

export const dayAfter = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * day_ms).toISOString().slice(0, 10)
const dayBefore = (day: string) => dayAfter(day, -1)

// From when to when something is in force; `to` is the first day it no longer is.
export const forceText = (from: string, to: string) =>
  (from ? `自${from}起` : '自公示之日起') + (to ? `，至${dayBefore(to)}` : '')

// A span of seconds: 45秒, 3分钟, 5小时, 12天.
export function spanText(seconds: number): string {
  if (seconds < 60) return `${seconds}秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}分钟`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}小时`
  return `${Math.floor(seconds / 86_400)}天`
}
