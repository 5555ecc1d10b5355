// The changes of a form, to be taken back one by one. Typing on in one field within a moment is
// one change.

export interface Change {
  field: string
  before: unknown
  after: unknown
  at: number
}

const together_ms = 1200
const changes_max = 200

export class Undo {
  private done: Change[] = []
  private undone: Change[] = []

  add(field: string, before: unknown, after: unknown, at = Date.now()) {
    const last = this.done.at(-1)
    this.undone = []
    if (last && last.field === field && at - last.at < together_ms) {
      last.after = after
      last.at = at
      return
    }
    this.done.push({ field, before, after, at })
    if (this.done.length > changes_max) this.done.shift()
  }

  back(): Change | undefined {
    const change = this.done.pop()
    if (change) this.undone.push({ ...change, at: 0 })
    return change
  }

  again(): Change | undefined {
    const change = this.undone.pop()
    if (change) this.done.push(change)
    return change
  }

  clear() {
    this.done = []
    this.undone = []
  }

  get canGoBack() {
    return this.done.length > 0
  }
}
