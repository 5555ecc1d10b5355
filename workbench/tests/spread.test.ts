import { describe, expect, test } from 'vitest'
import { amountText, placesOf, weighedOf } from '../src/lib/spread'

describe('the spread of past decisions', () => {
  test('says an amount as the benchmark measures', () => {
    expect(amountText('14700', '元')).toBe('14,700元')
    expect(amountText('350', '元每人每月')).toBe('350元每人每月')
    expect(amountText('3.5', '倍数违法所得')).toBe('3.5倍（违法所得）')
    expect(amountText('60', '百分比应付额')).toBe('60%（应付额）')
  })
  const decisions = ['200', '300', '400'].map((amount) => ({ number: '', result: '', decided_on: '2026-01-02', fine: amount, amount, is_usual: true }))
  const spread = { minimum: '200', median: '300', maximum: '400', usual_from: '100', usual_to: '500', decisions }
  test('puts all on one line, the case of now among them', () => {
    const places = placesOf({ spread, own: { amount: '600', is_usual: false } })!
    expect(places.decisions.map((one) => one.at)).toEqual([0, 25, 50])
    expect(places.own).toEqual({ at: 100, is_usual: false })
    expect(places.usual).toEqual({ from: 0, to: 75 })
    expect([places.least, places.most]).toEqual(['200', '600'])
  })
  test('asks with what is well written of a form, and nothing else', () => {
    const content = { tier: '一般', benchmark: 'HXCL-015', fine: '14700.5', people: 20, months: '42', facts: '……' }
    expect(weighedOf(content)).toEqual({ tier: '一般', benchmark: 'HXCL-015', fine: '14700.5', people: 20, months: 42 })
    expect(weighedOf({ tier: '', fine: '一万', base: '1e5', people: -1, months: 1.5 })).toEqual({})
  })
  test('where all were alike, they stand in the middle', () => {
    const alike = decisions.map((one) => ({ ...one, amount: '300' }))
    expect(placesOf({ spread: { ...spread, decisions: alike } })!.decisions.map((one) => one.at)).toEqual([50, 50, 50])
    expect(placesOf({})).toBeUndefined()
  })
})
