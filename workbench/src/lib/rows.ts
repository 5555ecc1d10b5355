// Rows of a child table: added, taken away, doubled, moved. Pure.

export const without = <T>(rows: readonly T[], at: number) => rows.filter((_, i) => i !== at)
export const doubled = <T>(rows: readonly T[], at: number) =>
  rows.flatMap((row, i) => (i === at ? [row, toPlain(row)] : [row]))
export function moved<T>(rows: readonly T[], at: number, by: number): T[] {
  const to = at + by
  if (to < 0 || to >= rows.length) return [...rows]
  const next = [...rows]
  const [row] = next.splice(at, 1)
  next.splice(to, 0, row as T)
  return next
}
export const replaced = <T>(rows: readonly T[], at: number, row: T) => rows.map((old, i) => (i === at ? row : old))

// A copy free of reactive wrapping, of JSON values only.
function toPlain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value ?? null)) as T
}
