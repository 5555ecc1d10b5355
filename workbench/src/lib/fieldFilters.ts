// Filters on the fields of a register, as the page's address and the server's query say them:
// category:行政强制|level:应当

const between = '|'

export const readFieldFilters = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(between)
      .filter((one) => one.includes(':'))
      .map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  )
export const asQuery = (filters: Record<string, string>) =>
  Object.entries(filters)
    .filter(([, value]) => value)
    .map(([field, value]) => `${field}:${value}`)
export const writeFieldFilters = (filters: Record<string, string>) => asQuery(filters).join(between)
