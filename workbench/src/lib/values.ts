// Values of a register's fields as people read them, whatever their type; as the portal does.

import type { Schemas } from '../api/client'
import { chineseNumber } from './numerals'
import { isBlank } from './same'
import { sizeText } from './sizes'

export type Field = Schemas['Field']
export type Attachment = Schemas['Attachment']
export type Content = Record<string, unknown>
// What stands in place of a personal value until it is shown with a purpose.
export const hidden = '●●●●'
// What stands in place of who reported a case, whoever looks.
export const secret = '〔举报人信息依法保密〕'

export interface Citation {
  law?: string
  document?: string
  article?: number
  paragraph?: number
  item?: number | number[]
  note?: string
}
export interface Duration {
  immediate?: boolean
  start?: string
  amount?: number
  unit?: string
  extension?: number
  extension_unit?: string
}
export interface Deadline {
  kind?: 'date' | 'standing' | 'as_needed'
  date?: string
}
export interface Comparison {
  measure?: string
  comparison?: string
  value?: unknown
  unit?: string
}
export type Condition = { all?: Comparison[]; any?: Comparison[] }

export const hasPersonal = (fields: readonly Field[]): boolean =>
  fields.some((field) => field.is_personal || hasPersonal(field.children))

// With the beginning of its digest: a file of the same name may be another.
export const attachmentText = (one: Attachment) => `${one.name}（${sizeText(one.bytes)}，校验值${one.digest.slice(0, 8)}）`

export const durationUnits: Record<string, string> = { working_day: '个工作日', day: '日', month: '个月' }

export function citationText(one: Citation): string {
  const items = one.item === undefined ? [] : Array.isArray(one.item) ? one.item : [one.item]
  return [
    `《${one.law ?? ''}》`,
    one.document ? `（${one.document}）` : '',
    one.article ? `第${chineseNumber(one.article)}条` : '',
    one.paragraph ? `第${chineseNumber(one.paragraph)}款` : '',
    items.map((item) => `第（${chineseNumber(item)}）项`).join('、'),
    one.note ?? '',
  ].join('')
}

export function durationText(one: Duration): string {
  if (one.immediate) return '即时办结'
  if (one.amount === undefined) return ''
  const amount = (value: number, unit = '') => `${value}${durationUnits[unit] ?? unit}`
  const start = one.start ? `自${one.start}起` : ''
  const extension =
    one.extension === undefined ? '' : `（经批准可延长${amount(one.extension, one.extension_unit ?? one.unit)}）`
  return start + amount(one.amount, one.unit) + extension
}

// Shares are kept as decimal text: "0.05" is 5%. Moved two places as text, never as a float.
export function percentOf(share: string): string {
  const [whole = '0', part = ''] = share.split('.')
  const digits = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = part.slice(2).replace(/0+$/, '')
  return rest ? `${digits}.${rest}` : digits
}
export function shareOf(percent: string): string {
  const [whole = '0', part = ''] = percent.split('.')
  const padded = whole.padStart(3, '0')
  const text = `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`.replace(/0+$/, '').replace(/\.$/, '')
  return text.replace(/^0+(?=\d)/, '')
}

export function ratioText(ratio: Record<string, string>): string {
  return ['a', 'b', 'c', 'd']
    .filter((letter) => ratio[letter])
    .map((letter) => `${letter.toUpperCase()}类${percentOf(ratio[letter]!)}%`)
    .join('；')
}

export function deadlineText(one: Deadline): string {
  if (one.kind === 'standing') return '长期'
  return one.kind === 'as_needed' ? '视情况' : (one.date ?? '')
}

export const comparisons: Record<string, string> = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '等于', in: '属于' }
export const comparedText = (held: unknown) =>
  Array.isArray(held) ? held.join('、') : held === true ? '是' : held === false ? '否' : String(held ?? '')
function comparisonText(one: Comparison): string {
  return `${one.measure ?? ''}${comparisons[one.comparison ?? ''] ?? ''}${comparedText(one.value)}${one.unit ?? ''}`
}
export const conditionText = (one: Condition): string =>
  listOf<Comparison>(one.any ?? one.all).map(comparisonText).join(one.any ? '或' : '且')

function rowsText(field: Field, rows: Content[]): string {
  return rows
    .map((row, at) => `${at + 1}. ${field.children.filter((child) => !isBlank(row[child.key])).map((child) => `${child.label}：${textOf(child, row[child.key])}`).join('，')}`)
    .join('\n')
}

// A value kept from another schema may be of another form: what is no list has no rows.
export const listOf = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : [])

// A value of no known field, in words.
export function plainText(value: unknown): string {
  if (isBlank(value)) return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? Object.values(value!).map(plainText).join('、') : String(value)
}

export function textOf(field: Field, value: unknown): string {
  if (isBlank(value)) return '—'
  if (typeof value === 'string') return value === hidden ? hidden : value + field.unit
  switch (field.type) {
    case 'boolean':
      return value ? '是' : '否'
    case 'frequency':
      return `每年${String(value)}次`
    case 'list':
    case 'references':
      return listOf<string>(value).join('、')
    case 'attachments':
      return listOf<Attachment>(value).map(attachmentText).join('\n')
    case 'citations':
      return listOf<Citation>(value).map(citationText).join('\n')
    case 'duration':
      return durationText(value as Duration)
    case 'ratio':
      return ratioText(value as Record<string, string>)
    case 'deadline':
      return deadlineText(value as Deadline)
    case 'condition':
      return conditionText(value as Condition)
    case 'table':
      return rowsText(field, listOf<Content>(value))
    default:
      return plainText(value) + field.unit
  }
}

// A value of the field at such a path, as 办理经过 tells of it: of a table, one row or all of them.
export function changedText(fields: readonly Field[], path: string, value: unknown): string {
  const [first = '', ...rest] = path.split('.')
  const field = fields.find((one) => one.key === first)
  if (!field) return plainText(value)
  if (rest.length) return changedText(field.children, rest.join('.'), value)
  return textOf(field, field.type === 'table' && !isBlank(value) && !Array.isArray(value) && typeof value === 'object' ? [value] : value)
}

// Whether anything in a value is hidden, however deep.
export function holdsHidden(value: unknown): boolean {
  if (value === hidden) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsHidden)
}

// Mine, with what is hidden in it shown; whatever else I changed beside it stays.
export function shownInto(mine: unknown, shown: unknown): unknown {
  if (mine === hidden) return shown
  if (typeof mine !== 'object' || mine === null || typeof shown !== 'object' || shown === null) return mine
  const at = shown as Record<string, unknown>
  if (Array.isArray(mine)) return mine.map((one, i) => shownInto(one, at[i]))
  return Object.fromEntries(Object.entries(mine).map(([key, one]) => [key, shownInto(one, at[key])]))
}
