// The file of a case as people read it: the lines of its cover, how many pages a book has. Pure.

import type { Answer } from '../api/client'

export type Dossier = Answer<'/api/v1/cases/{number}/dossier'>
export type Document = Dossier['main'][number]

export const bookPages = (book: readonly Document[]) => book.reduce((sum, one) => sum + one.pages, 0)
// Where it lies in its book; how long it is, where that is known only once it is bound.
export const pageText = ({ first_page: first, pages }: Document) =>
  !pages ? '—' : !first ? `共${pages}页` : pages > 1 ? `${first}—${first + pages - 1}` : String(first)

export interface Line {
  label: string
  text: string
  isWide?: boolean
}
// Before it is archived how long it would be kept, afterwards how long it is.
export function coverLines({ cover, retentions }: Dossier): Line[] {
  const kept = cover.retention
    ? `${cover.retention}（${cover.grade}）`
    : retentions.map((one) => `${one.grade}${one.kept}`).join('，')
  const lines: Line[] = [
    { label: '决定书文号', text: cover.numbers },
    { label: '办案机构', text: `${cover.bureau}　${cover.unit}` },
    { label: '案件编号', text: cover.case_number },
    { label: '立案日期', text: cover.docketed_on || cover.opened_on },
    { label: '结案日期', text: cover.closed_on },
    { label: '保管期限', text: kept },
    { label: '件数、页数', text: `${cover.documents}件，文书${cover.pages}页` },
    { label: '归档号', text: cover.archive_number },
    { label: '归档日期', text: cover.archived_on },
  ]
  if (cover.fonds) lines.push({ label: '全宗号', text: cover.fonds })
  if (cover.catalogue) lines.push({ label: '目录号、案卷号', text: cover.catalogue })
  if (cover.remarks) lines.push({ label: '备考', text: cover.remarks, isWide: true })
  return lines
}
