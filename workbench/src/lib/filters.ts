// Filters a person saved for a list: a name and the query they stand for.

export interface SavedFilter {
  name: string
  query: Record<string, string>
}

export function readFilters(text: string): SavedFilter[] {
  try {
    const value: unknown = JSON.parse(text || '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one?.name === 'string' && typeof one?.query === 'object') : []
  } catch {
    return []
  }
}

// Saved under a name once: the newer takes the older's place.
export const withFilter = (all: SavedFilter[], one: SavedFilter) =>
  [...all.filter((other) => other.name !== one.name), one].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
