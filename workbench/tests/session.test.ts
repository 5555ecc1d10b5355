// Who is signed in, and what becomes of it when the server says otherwise.

import { beforeEach, describe, expect, it } from 'vitest'
import { client, take } from '../src/api/client'
import { enter, forgetSession, hearWindows, isIn, isOver, may, session, startOver, type SessionAnswer } from '../src/session'
import { lost, refused, server, told, type Asked } from './stand_in'

const account = (id: string, roles: string[]) => ({ id, login: id, name: id, roles }) as unknown as NonNullable<SessionAnswer['account']>
const whole = (id: string, roles: string[], token = 't'): SessionAnswer => ({ stage: 'complete', request_token: token, account: account(id, roles) })
const roles = [
  { key: 'compiler', name: '', is_for_unit: true, registers: [], may: [{ action: 'draft', name: '' }] },
  { key: 'reviewer', name: '', is_for_unit: false, registers: [], may: [{ action: 'review', name: '' }] },
  { key: 'certificate_keeper', name: '', is_for_unit: false, registers: ['officers'], may: [{ action: 'draft', name: '' }] },
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

it('allows in one register what a role allows there alone', async () => {
  server(usual)
  await enter(whole('u-1', ['certificate_keeper']))
  expect([may('draft'), may('draft', 'officers'), may('draft', 'devices')]).toEqual([true, true, false])
  await enter(whole('u-1', ['certificate_keeper', 'compiler']))
  expect(may('draft', 'devices')).toBe(true)
})

describe('starting over', () => {
  it('ends the half session on the server, and begins with the password', async () => {
    await enter({ stage: 'second_factor', request_token: 't' })
    const asked = server(() => told(null, 204))
    await startOver()
    expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['DELETE /session'])
    expect(session.step).toBe('none')
  })
  it('stays where it is while the server does not answer', async () => {
    await enter({ stage: 'second_factor', request_token: 't' })
    server(() => lost())
    await startOver().catch(() => undefined)
    expect(session.step).toBe('second_factor')
  })
})

// Whose a window is when another window of the browser has written `newValue` for the session.
describe('another window', () => {
  const tell = async () => {
    dispatchEvent(Object.assign(new Event('storage'), { key: 'session', newValue: '' }))
    await settled()
  }
  hearWindows()
  it('signed out: nobody is in here', async () => {
    server(usual)
    await enter(now)
    server(({ path }) => (path === '/session' ? told({ stage: 'none', request_token: '' }) : refused(401, 'no')))
    await tell()
    expect(isOver.value).toBe(true)
  })
  it('signed another in: so it is here', async () => {
    server(usual)
    await enter(now)
    now = whole('u-2', ['reviewer'])
    await tell()
    expect(session.account?.id).toBe('u-2')
  })
  it('is told once of who came in, and of who left', async () => {
    server(usual)
    await enter(now)
    expect(localStorage.getItem('session')).toBe('u-1')
    forgetSession()
    expect(localStorage.getItem('session')).toBe('')
  })
})
