// Two people changed the same entry: whose changes touch what. Fields only one of them changed
// take that one's value; fields both changed differently are left to the person to choose.

import { isSame } from './same'
import type { Content } from './values'

export interface Merge {
  merged: Content // mine where both changed: nothing of mine is lost before I choose
  conflicts: string[]
  fromTheirs: string[]
}

export function merge(base: Content, mine: Content, theirs: Content): Merge {
  const result: Merge = { merged: {}, conflicts: [], fromTheirs: [] }
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const iChanged = !isSame(base[key], mine[key])
    const theyChanged = !isSame(base[key], theirs[key])
    const isBoth = iChanged && theyChanged && !isSame(mine[key], theirs[key])
    if (isBoth) result.conflicts.push(key)
    if (theyChanged && !iChanged) result.fromTheirs.push(key)
    const value = iChanged ? mine[key] : theirs[key]
    if (value !== undefined) result.merged[key] = value
  }
  return result
}

// What of `mine` differs from `base`; a field taken away is null.
export function changesOf(base: Content, mine: Content): Content {
  const changed: Content = {}
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    if (!isSame(base[key], mine[key])) changed[key] = mine[key] ?? null
  }
  return changed
}

export function withChanges(base: Content, changes: Content): Content {
  const content = { ...base, ...changes }
  for (const [key, value] of Object.entries(content)) if (value === null) delete content[key]
  return content
}
