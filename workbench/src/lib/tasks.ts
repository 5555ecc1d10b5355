// Counting among the most urgent of what waits: of each act only so many are listed, and more wait.

interface Waiting {
  act: string
  due: string
}

// How many are so; with a + where, of an act that is cut, even the last listed is still within what
// comes first (`leads`: is so, or comes before those that are).
export function countOf<One extends Waiting>(
  listed: readonly One[],
  totals: Readonly<Record<string, number>>,
  isSo: (one: One) => boolean,
  leads: (one: One) => boolean,
): string {
  const isMore = Object.entries(totals).some(([act, total]) => {
    const own = listed.filter((one) => one.act === act)
    const last = own.at(-1)
    return own.length < total && last !== undefined && leads(last)
  })
  return `${listed.filter(isSo).length}${isMore ? '+' : ''}`
}
