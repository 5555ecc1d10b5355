// The way to the server: what is sent, what is told of an answer lost, and who may send again.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { client, isSettled, notice, Refused, saveFile, take, uploadFile, useRequestToken } from '../src/api/client'
import { lost, refused, server, told } from './stand_in'

const registers = () => take(client.GET('/api/v1/registers'))
const signOut = () => take(client.DELETE('/api/v1/session'))
const refusalOf = (call: Promise<unknown>) => call.then(() => null, (error: unknown) => error as Refused)

afterEach(() => {
  Object.assign(notice, { isOver: () => {}, isRefused: () => {}, renewToken: async () => false })
})

describe('a lost answer', () => {
  it('is told as unread of a question, and as unknown of an act', async () => {
    server(lost)
    expect((await refusalOf(registers()))?.problem.title).toBe('连接不上服务器')
    const act = await refusalOf(signOut())
    expect(act?.problem.title).toContain('不能确定是否已办理')
    expect(act?.problem.title).not.toContain('没有办理')
    expect(isSettled(act)).toBe(false)
  })
  it('is one that breaks off half-way', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    server(() => new Response(broken, { status: 200 }))
    expect((await refusalOf(registers()))?.code).toBe('offline')
  })
  it('is not a stranger’s page in its place', async () => {
    server(() => new Response('<html>请先登录本网络</html>', { status: 200 }))
    const read = await refusalOf(registers())
    expect([read?.code, read?.problem.title]).toEqual(['unclear', '服务器没有给出可读的答复'])
    expect((await refusalOf(signOut()))?.problem.title).toContain('不能确定是否已办理')
  })
  it('is not what was called off', async () => {
    server(() => {
      throw new DOMException('called off', 'AbortError')
    })
    expect(await refusalOf(registers())).not.toBeInstanceOf(Refused)
  })
})

it('is unsettled while the server is still at it', () => {
  const of = (status: number, code: string) => new Refused({ type: `urn:mingjing:problem:${code}`, status, title: '' })
  expect([of(409, 'being-done'), of(503, 'busy'), of(409, 'changed'), of(422, 'x')].map(isSettled)).toEqual([false, false, true, true])
})

describe('the request token', () => {
  it('is had again, once, where another window signed in anew', async () => {
    useRequestToken('old')
    notice.renewToken = async () => {
      useRequestToken('new')
      return true
    }
    const asked = server(({ token }) => (token === 'new' ? told(null, 204) : refused(403, 'not-from-here')))
    await signOut()
    expect(asked.map((one) => one.token)).toEqual(['old', 'new'])
  })
  it('is not asked for again where somebody else signed in', async () => {
    useRequestToken('old')
    const asked = server(() => refused(403, 'not-from-here'))
    expect((await refusalOf(signOut()))?.status).toBe(403)
    expect(asked).toHaveLength(1)
  })
})

it('tells the session of a 401, and of a 403', async () => {
  Object.assign(notice, { isOver: vi.fn(), isRefused: vi.fn() })
  server(({ path }) => refused(path === '/session' ? 403 : 401, 'no'))
  await refusalOf(registers())
  await refusalOf(signOut())
  expect(notice.isOver).toHaveBeenCalledOnce()
  expect(notice.isRefused).toHaveBeenCalledOnce()
})

it('uploads with its key, and again with a new token', async () => {
  const sent: Record<string, string>[] = []
  class FakeRequest {
    upload = {}
    status = 0
    responseText = ''
    onload = () => {}
    headers: Record<string, string> = {}
    open() {}
    abort() {}
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value
    }
    send() {
      sent.push(this.headers)
      const isNew = this.headers['X-Request-Token'] === 'new'
      this.status = isNew ? 201 : 403
      this.responseText = JSON.stringify(isNew ? { id: 'i-1' } : { type: 'urn:mingjing:problem:not-from-here', status: 403, title: 'x' })
      queueMicrotask(() => this.onload())
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  useRequestToken('old')
  notice.renewToken = async () => {
    useRequestToken('new')
    return true
  }
  const made = await uploadFile<{ id: string }>('/x', new File(['a'], 'a.csv'), () => {}, 'k-1').done
  expect(made.id).toBe('i-1')
  expect(sent.map((one) => [one['X-Request-Token'], one['Idempotency-Key']])).toEqual([['old', 'k-1'], ['new', 'k-1']])
})

it('says so where a file cannot be read any more, and asks the server nothing', async () => {
  const gone = new File(['a'], 'a.pdf')
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as never
  vi.stubGlobal('XMLHttpRequest', class {})
  expect((await refusalOf(uploadFile('/x', gone, () => {}).done))?.problem.title).toBe('文件已被改动或者移走，没有上传')
})

it('does not send what was stopped before it was read', async () => {
  vi.stubGlobal('XMLHttpRequest', class {})
  const { done, stop } = uploadFile('/x', new File(['a'], 'a.pdf'), () => {})
  stop()
  expect((await refusalOf(done))?.problem.title).toBe('已停止上传')
})

describe('a file', () => {
  it('that was not fetched is not said to come by itself', async () => {
    server(lost)
    expect((await refusalOf(saveFile('/x', 'a.pdf')))?.problem).toMatchObject({ title: '连接不上服务器，文件没有取到', next: '请检查网络，连上后再按一次' })
  })
})
