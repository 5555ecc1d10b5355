// Attachments as entries hold them: what a file is called, and the digest it is fetched by.

import type { Attachment, Content, Field } from './values'

export type { Attachment }

const isAttachment = (value: unknown): value is Attachment =>
  typeof value === 'object' && value !== null && typeof (value as Attachment).digest === 'string' && typeof (value as Attachment).name === 'string'

export const attachmentsOf = (value: unknown): Attachment[] => (Array.isArray(value) ? value.filter(isAttachment) : [])

// pdf、png，每个不超过10 MB，最多5个
export const limitsText = (field: Field) =>
  `${field.endings.map((ending) => ending.slice(1)).join('、')}，每个不超过${field.megabytes_max} MB，最多${field.count_max}个`

// All of an entry, in the order of its fields, with where each stands.
export interface Placed {
  place: string // 材料明细 第2行 样表文件
  file: Attachment
}
export function placed(fields: readonly Field[], content: Content, under = ''): Placed[] {
  return fields.flatMap((field) => {
    const value = content[field.key]
    if (field.type === 'attachments') return attachmentsOf(value).map((file) => ({ place: under + field.label, file }))
    if (field.type !== 'table' || !Array.isArray(value)) return []
    return (value as Content[]).flatMap((row, at) => placed(field.children, row, `${field.label} 第${at + 1}行 `))
  })
}
