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
  it('is not said of another kind than the one chosen', () => {
    const typed = { party_kind: '法人或者其他组织', party_name: '样例厂', party_id_number: '379901197809230038', party_credit_code: '91' }
    expect(ofThisParty(typed)).toEqual({ party_kind: '法人或者其他组织', party_name: '样例厂', party_credit_code: '91' })
  })
})
