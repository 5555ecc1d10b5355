import { expect, it } from 'vitest'
import { enter, forgetSession, type SessionAnswer } from '../src/session'
import { rememberSent, sentFile } from '../src/use/sent_files'
import { server, told } from './stand_in'

const whole = (id: string) => ({ stage: 'complete', request_token: 't', account: { id, login: id, name: id, roles: [] } }) as unknown as SessionAnswer
const photo = (name: string) => new File(['x'], name, { type: 'image/jpeg' })
const sent = (digest: string, name: string) => ({ digest, name, bytes: 1 }) as Parameters<typeof rememberSent>[0]

it('is known by its digest to whoever sent it, until another signs in', async () => {
  server(() => told({ roles: [] }))
  forgetSession()
  await enter(whole('u-1'))
  rememberSent(sent('aa', '现场.jpg'), photo('现场.jpg'))
  expect([sentFile('aa')?.name, sentFile('bb')]).toEqual(['现场.jpg', undefined])
  await enter(whole('u-2'))
  expect(sentFile('aa')).toBeUndefined()
})
it('holds the newest only', () => {
  for (let i = 0; i < 60; i += 1) rememberSent(sent(`d${i}`, `${i}.jpg`), photo(`${i}.jpg`))
  expect([sentFile('d0'), sentFile('d59')?.name]).toEqual([undefined, '59.jpg'])
})
