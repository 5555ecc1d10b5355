import { describe, expect, it } from 'vitest'
import { isAskedOfParty, ofThisParty } from '../src/lib/party'

const keys = ['party_name', 'party_id_number', 'party_born_on', 'party_credit_code', 'party_address']
const asked = (party_kind?: string) => keys.filter((key) => isAskedOfParty(key, party_kind ? { party_kind } : {}))

describe('what is asked of a party', () => {
  it('is what a party of its kind has', () => {
    expect(asked('公民')).toEqual(['party_name', 'party_id_number', 'party_born_on', 'party_address'])
    expect(asked('法人或者其他组织')).toEqual(['party_name', 'party_credit_code', 'party_address'])
    expect(asked('个体工商户')).toEqual(keys)
  })
  it('is what all have, before its kind is said', () => {
    expect(asked()).toEqual(['party_name', 'party_address'])
  })
  it('is what the case knows of it, too, unless it is of another kind now', () => {
    const was = { party_kind: '法人或者其他组织', party_name: '样例厂', party_id_number: '379901197809230038', party_born_on: '' }
    const said = { party_kind: was.party_kind, party_name: '样例厂', party_id_number: '379901197809230038', party_born_on: '1978-09-23' }
    expect(isAskedOfParty('party_id_number', { party_kind: was.party_kind }, was)).toBe(true)
    expect(isAskedOfParty('party_born_on', { party_kind: was.party_kind }, was)).toBe(false)
    expect(ofThisParty(said, was)).toEqual({ party_kind: was.party_kind, party_name: '样例厂', party_id_number: '379901197809230038' })
    expect(isAskedOfParty('party_credit_code', { party_kind: '公民' }, { party_kind: '个体工商户', party_credit_code: '92' })).toBe(false)
  })
  it('is not said of another kind than the one chosen', () => {
    const typed = { party_kind: '法人或者其他组织', party_name: '样例厂', party_id_number: '379901197809230038', party_credit_code: '91' }
    expect(ofThisParty(typed)).toEqual({ party_kind: '法人或者其他组织', party_name: '样例厂', party_credit_code: '91' })
  })
})
