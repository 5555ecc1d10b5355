// One case turned into another: what the new one begins with, and the evidence it may take over. Pure.

import { allOf, evidenceOf, lastOf, type Case, type Evidence } from './cases'
import { isBlank } from './same'
import { hidden, secret, type Content } from './values'

const of_party = ['party_kind', 'party_name', 'party_id_number', 'party_born_on', 'party_credit_code', 'party_address', 'party_phone', 'act_ended_on']
const known = (content: Content | undefined, keys: readonly string[]): Content =>
  Object.fromEntries(keys.filter((key) => !isBlank(content?.[key]) && content?.[key] !== hidden && content?.[key] !== secret).map((key) => [key, content![key]]))

// The party as it was amended last. Who reported the case is not taken along: it is secret there.
export function openingFrom(of: Case, procedure: string): Content {
  const way = of.goes_on_in.find((one) => one.procedure === procedure)
  return {
    from_case: of.number,
    source: of.source,
    ...(way?.handles_item ? { item: of.item } : {}),
    ...known(lastOf(of.steps, 'open', 'amend_party')?.content, of_party),
    ...known(allOf(of.steps, 'open', 'amend_party').filter(({ content }) => !isBlank(content.act_region)).at(-1)?.content, ['act_region']),
  }
}

// What the case it came from registered and did not exclude, but what was taken over already. Whoever does not work
// on that case sees no name of it: they type it, and say why they take it over.
export function evidenceLeft(of: Case, origin: Case | undefined): Evidence[] {
  const taken = new Set(allOf(of.steps, 'collect').map(({ content }) => String(content.taken_over ?? '')))
  return origin ? evidenceOf(origin.steps).filter((one) => !taken.has(one.number) && one.finding !== '非法取得，予以排除') : []
}

// Registered anew as it was: what nobody may change of it, and what is known of where it is from.
const of_evidence = ['kind', 'title', 'digest', 'place', 'source', 'monitor', 'recorded_on', 'from_reporter']
export const takenOver = (one: Evidence): Content => known(one.content, of_evidence)
