// What an opinion points at, as it is written down: 证据1，第3-5页. Pure.

export type Citable = { name: string; kind: string; has_pages: boolean; pages: number }

// '' until it is said whole: what has pages is cited with them.
export function citedLine(one: Citable | undefined, pages: string): string {
  const said = pages.trim()
  if (!one || (one.has_pages && !said)) return ''
  return one.has_pages ? `${one.name}，第${said}页` : one.name
}

// What is offered once a document was chosen for another element: not under pages that were typed
// already, for they are of the one that stands there.
export const offeredNext = (stands: string, chosen: string, pages: string): string => (stands && pages.trim() ? stands : chosen)

// The nearest element before this one that cites anything: many elements rest on the same papers.
export type Cited = { element: number; cited?: string[] }
export function citedBefore(findings: readonly Cited[], order: readonly number[], element: number): { element: number; isNext: boolean; lines: string[] } | null {
  const at = order.indexOf(element)
  for (let i = at - 1; i >= 0; i -= 1) {
    const lines = findings.find((one) => one.element === order[i])?.cited ?? []
    if (lines.length) return { element: order[i]!, isNext: i === at - 1, lines }
  }
  return null
}
