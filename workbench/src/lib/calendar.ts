// Months as a wall calendar has them: weeks of seven days, Monday first. Pure.

const day_ms = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

export const monthOf = (day: string) => day.slice(0, 7)
export const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return iso(Date.UTC(year, number - 1 + by, 1)).slice(0, 7)
}
export const monthText = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

// Whole weeks: the first begins on a Monday on or before the 1st, the last ends on a Sunday.
export function weeksOf(month: string): string[][] {
  const first = at(`${month}-01`)
  const last = at(`${monthAfter(month, 1)}-01`) - day_ms
  const fromMonday = (time: number) => (new Date(time).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  for (let monday = first - fromMonday(first) * day_ms; monday <= last; monday += 7 * day_ms) {
    weeks.push(Array.from({ length: 7 }, (_, i) => iso(monday + i * day_ms)))
  }
  return weeks
}

// The day itself, and so many after it.
export const daysFrom = (day: string, count: number): string[] => Array.from({ length: count + 1 }, (_, i) => iso(at(day) + i * day_ms))
