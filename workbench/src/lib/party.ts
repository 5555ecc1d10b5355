// What identifies a party: a citizen by what a person has, an organisation by its code, one who trades
// in their own name by both. Nothing of it is asked before it is said which of them the party is. Pure.

import { isBlank } from './same'
import type { Content } from './values'

const citizen = '公民'
const organisation = '法人或者其他组织'
const of_persons = ['party_id_number', 'party_born_on']
const of_traders = ['party_credit_code']

// `was`: the party as the case has it. What is known of it is said again though its kind has no such
// thing: left out, it would be another party, told and reviewed anew.
export function isAskedOfParty(key: string, content: Content, was: Content = {}): boolean {
  const kind = String(content.party_kind ?? '')
  if (kind !== '' && kind === was.party_kind && !isBlank(was[key])) return true
  if (of_persons.includes(key)) return kind !== '' && kind !== organisation
  return !of_traders.includes(key) || (kind !== '' && kind !== citizen)
}

// What was typed of another kind of party, before it was chosen anew, is not said of this one.
export const ofThisParty = (content: Content, was: Content = {}): Content =>
  Object.fromEntries(Object.entries(content).filter(([key]) => isAskedOfParty(key, content, was)))
