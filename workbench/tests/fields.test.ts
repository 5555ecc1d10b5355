// What boxes make of what is typed in them.

import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { useOpenChoice } from '../src/use/open_choice'

const leaving = (text: string) => ({ target: { value: text } }) as unknown as FocusEvent

describe('an open choice that is left', () => {
  it('takes what stands typed in it', () => {
    const value = ref<unknown>('劳动监察支队')
    useOpenChoice(value, () => false)(leaving(' 信访科 '))
    expect(value.value).toBe('信访科')
  })
  it('adds it to those chosen, once', () => {
    const value = ref<unknown>(['甲'])
    const leave = useOpenChoice(value, () => true)
    leave(leaving('乙'))
    leave(leaving('乙'))
    expect(value.value).toEqual(['甲', '乙'])
  })
  it('puts what the words name in their place, once that is known', async () => {
    let tell = (_name: string) => {}
    const value = ref<unknown>(['37990126001'])
    const left = useOpenChoice(value, () => true, () => true, () => new Promise((done) => (tell = done)))(leaving('傅沐虹'))
    expect(value.value).toEqual(['37990126001', '傅沐虹'])
    tell('37990126034')
    await left
    expect(value.value).toEqual(['37990126001', '37990126034'])
  })
  it('names nothing that was taken back meanwhile', async () => {
    const value = ref<unknown>('')
    const left = useOpenChoice(value, () => false, () => true, () => Promise.resolve('37990126034'))(leaving('傅沐虹'))
    value.value = '别人'
    await left
    expect(value.value).toBe('别人')
  })
  it('stays as it is where nothing was typed, or nothing may be', () => {
    const value = ref<unknown>('甲')
    useOpenChoice(value, () => false)(leaving('  '))
    useOpenChoice(value, () => false, () => false)(leaving('乙'))
    expect(value.value).toBe('甲')
  })
})
