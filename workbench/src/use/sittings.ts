// What the lists of hearings and of panels' discussions ask alike: whose, which, and of which days.

import { filled, oneOf, useAddress } from './address'

export const page_size = 20

// `usual`: the state a list begins with; `all` is every one.
export function useSittings<State extends string>(usual: State, states: readonly State[]) {
  const { asked, go, pageNumber, text, find } = useAddress({ state: usual as string, whose: '', unit: '', from: '', to: '', text: '', sort: '', page: '1' })
  const state = () => oneOf([...states, 'all' as const], asked.value.state, usual)
  const wanted = () => {
    const chosen = state()
    const { unit, from, to, text } = asked.value
    const narrowed = filled({ whose: oneOf(['mine', 'waiting'] as const, asked.value.whose, ''), unit, from, to, text })
    return { ...narrowed, ...(chosen === 'all' ? {} : { state: chosen as State }) }
  }
  const isFiltered = () => ['whose', 'unit', 'from', 'to', 'text'].some((name) => asked.value[name as 'whose'])
  return { asked, go, pageNumber, text, find, state, wanted, isFiltered }
}
