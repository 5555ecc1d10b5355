import { describe, expect, it } from 'vitest'
import { citedBefore, citedLine, offeredNext } from '../src/lib/cited'

const evidence = { name: '证据1', kind: '证据', has_pages: true, pages: 0 }
const act = { name: '立案', kind: '办理记录', has_pages: false, pages: 0 }

describe('what an element cites', () => {
  it('is a paper with its pages, an act by its name', () => {
    expect(citedLine(evidence, ' 3-5 ')).toBe('证据1，第3-5页')
    expect(citedLine(act, '3')).toBe('立案')
  })
  it('is not said without its pages', () => {
    expect(citedLine(evidence, ' ')).toBe('')
    expect(citedLine(undefined, '1')).toBe('')
  })
  it('is offered again for the next, but not under pages typed of another', () => {
    expect(offeredNext('', '证据2', '')).toBe('证据2')
    expect(offeredNext('证据1', '证据2', ' ')).toBe('证据2')
    expect(offeredNext('证据1', '证据2', '3-5')).toBe('证据1')
  })
  it('may be what the nearest before it that cites anything cites', () => {
    const findings = [{ element: 1, cited: ['证据1，第1页'] }, { element: 2 }, { element: 3, cited: [] }]
    expect(citedBefore(findings, [1, 2, 3], 1)).toBeNull()
    expect(citedBefore(findings, [1, 2, 3], 2)).toEqual({ element: 1, isNext: true, lines: ['证据1，第1页'] })
    expect(citedBefore(findings, [1, 2, 3], 3)).toEqual({ element: 1, isNext: false, lines: ['证据1，第1页'] })
  })
})
