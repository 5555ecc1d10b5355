// Lines of a text, for an editor with line numbers.

export const countLines = (text: string) => text.split('\n').length

// Where line `number` (from 1) begins and ends in the text.
export function lineSpan(text: string, number: number): [number, number] {
  let start = 0
  for (let line = 1; line < number; line += 1) {
    const end = text.indexOf('\n', start)
    if (end < 0) return [text.length, text.length]
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  return [start, end < 0 ? text.length : end]
}

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

// What changed between two texts, line by line: the longest common part between their equal
// beginnings and ends. Beyond `cells_max` the middle is shown as all removed and all added.
const cells_max = 4_000_000
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const same = (lines: string[]): DiffLine[] => lines.map((text) => ({ kind: 'same', text }))
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))]
}

function diffMiddle(a: string[], b: string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ kind: 'removed', text })
  const added = (text: string): DiffLine => ({ kind: 'added', text })
  if (a.length * b.length > cells_max) return [...a.map(removed), ...b.map(added)]
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j]!
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! })
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(removed(a[i]!))
      i += 1
    } else {
      lines.push(added(b[j]!))
      j += 1
    }
  }
  return lines
}

// The changed lines with `around` unchanged ones on either side; null marks a gap.
export function onlyChanged(lines: DiffLine[], around = 2): (DiffLine | null)[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== 'same')
  const shown: (DiffLine | null)[] = []
  lines.forEach((line, at) => {
    if (isNear(at)) shown.push(line)
    else if (shown.length && shown.at(-1) !== null) shown.push(null)
  })
  if (shown.at(-1) === null) shown.pop()
  return shown
}
