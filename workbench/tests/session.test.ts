// Who is signed in, and what becomes of it when the server says otherwise.

import { beforeEach, expect, it } from 'vitest'
import { client, take } from '../src/api/client'
import { enter, forgetSession, isIn, isOver, may, session, type SessionAnswer } from '../src/session'
import { lost, refused, server, told, type Asked } from './stand_in'

const account = (id: string, roles: string[]) => ({ id, login: id, name: id, roles }) as unknown as NonNullable<SessionAnswer['account']>
const whole = (id: string, roles: string[], token = 't'): SessionAnswer => ({ stage: 'complete', request_token: token, account: account(id, roles) })
const roles = [
  { key: 'compiler', name: '', is_for_unit: true, may: [{ action: 'draft', name: '' }] },
  { key: 'reviewer', name: '', is_for_unit: false, may: [{ action: 'review', name: '' }] },
]
let now = whole('u-1', ['compiler'])
const usual = ({ path }: Asked) => (path === '/roles' ? told({ roles }) : path === '/session' ? told(now) : refused(403, 'no-duty'))
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

beforeEach(() => {
  forgetSession()
  now = whole('u-1', ['compiler'])
})

it('allows what the roles held allow', async () => {
  server(usual)
  await enter(now)
  expect([isIn.value, may('draft'), may('review')]).toEqual([true, true, false])
})

it('is over, and the person still known, when the server no longer knows it', async () => {
  server(usual)
  await enter(now)
  server(() => refused(401, 'signed-out'))
  await take(client.GET('/api/v1/registers')).catch(() => undefined)
  expect([isIn.value, isOver.value, session.account?.id]).toEqual([true, true, 'u-1'])
})

it('learns of other roles by being refused', async () => {
  server(usual)
  await enter(now)
  now = whole('u-1', ['reviewer'])
  await take(client.GET('/api/v1/registers')).catch(() => undefined)
  await settled()
  expect([may('draft'), may('review')]).toEqual([false, true])
})

it('does not ask for ever where it is refused even that', async () => {
  server(usual)
  await enter(now)
  const asked = server(() => refused(403, 'elsewhere'))
  await take(client.GET('/api/v1/registers')).catch(() => undefined)
  await settled()
  expect(asked.map((one) => one.path)).toEqual(['/registers', '/session'])
})

it('stays a step behind where the roles could not be read, to be asked again', async () => {
  server(() => lost())
  await enter({ stage: 'second_factor', request_token: 't' })
  await enter(now).catch(() => undefined)
  expect([session.step, isIn.value]).toEqual(['second_factor', false])
  server(usual)
  await enter(now)
  expect([session.step, isIn.value]).toEqual(['complete', true])
})
