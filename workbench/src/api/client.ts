// The typed way to the server: every call carries the request token, every failure becomes a
// Problem with a sentence a person can act on.

import createClient from 'openapi-fetch'
import { lostNetwork } from '../use/network'
import type { components, paths } from './schema'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']
// What a GET of this path answers.
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

let requestToken = ''
export function useRequestToken(token: string) {
  requestToken = token
}

// Told by the session: what to do when the server no longer knows us or thinks we may do less than
// we thought, and how to get a token again when another window of this browser signed in anew.
export const notice = {
  isOver: () => {},
  isRefused: () => {},
  renewToken: async () => false,
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
  get status() {
    return this.problem.status
  }
  get code() {
    return this.problem.type.replace('urn:mingjing:problem:', '')
  }
}
export const isOffline = (error: unknown) => error instanceof Refused && error.code === 'offline'
// The server has had its say: what is pressed next is another intention.
export const isSettled = (error: unknown) =>
  error instanceof Refused && error.status < 500 && error.code !== 'being-done'

const unread: Problem = {
  type: 'urn:mingjing:problem:offline',
  status: 503,
  title: '连接不上服务器',
  next: '请检查网络，连上后会自动重新读取',
}
// Whether the server did it before its answer was lost, nobody here can know.
const unanswered: Problem = {
  type: 'urn:mingjing:problem:offline',
  status: 503,
  title: '连接不上服务器，不能确定是否已办理',
  next: '连上后请再按一次，不会重复办理',
}
const unfetched: Problem = { ...unread, title: '连接不上服务器，文件没有取到', next: '请检查网络，连上后再按一次' }
const unsent: Problem = { ...unread, title: '连接不上服务器，文件没有上传', next: '请检查网络，连上后重新选择文件' }
const stopped: Problem = { ...unread, title: '已停止上传', next: '' }
const unreadable: Problem = {
  type: 'urn:mingjing:problem:unreadable-file',
  status: 422,
  title: '文件已被改动或者移走，没有上传',
  next: '请重新选择文件',
}
const unclear = (status: number, isChange: boolean): Problem => ({
  type: 'urn:mingjing:problem:unclear',
  status,
  title: isChange ? '服务器没有给出可读的答复，不能确定是否已办理' : '服务器没有给出可读的答复',
  next: `请刷新页面${isChange ? '查看结果' : '后再看'}；仍然如此时请告诉系统管理员`,
})

const changes = (request: Request) => request.method !== 'GET' && request.method !== 'HEAD'

// The whole answer: one that breaks off half-way is none. What was called off is not lost.
async function reach(request: Request, whenLost = changes(request) ? unanswered : unread): Promise<Response> {
  try {
    const response = await fetch(request)
    const body = await response.blob()
    return new Response(body.size ? body : null, response)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    lostNetwork()
    throw new Refused(whenLost)
  }
}
const isNotFromHere = (problem: Problem | null) => !!problem?.type.endsWith(':not-from-here')

// Not a page of somebody else's in the place of the answer.
const isOurs = (response: Response) => response.status === 204 || !!response.headers.get('Content-Type')?.includes('json')

async function send(request: Request): Promise<Response> {
  const response = await sendOwn(request)
  if (!isOurs(response)) throw refusal(unclear(response.status, changes(request)))
  return response
}
async function sendOwn(request: Request): Promise<Response> {
  const again = changes(request) ? request.clone() : null
  if (again) request.headers.set('X-Request-Token', requestToken)
  const response = await reach(request)
  if (again && response.status === 403 && requestToken) {
    const problem = (await response.clone().json().catch(() => null)) as Problem | null
    if (isNotFromHere(problem) && (await notice.renewToken())) {
      again.headers.set('X-Request-Token', requestToken)
      return reach(again)
    }
  }
  return response
}

export const client = createClient<paths>({ baseUrl: '/', fetch: send })

function refusal(problem: Problem): Refused {
  if (problem.status === 401) notice.isOver()
  if (problem.status === 403) notice.isRefused()
  return new Refused(problem)
}

// The body of an answer, or Refused.
export async function take<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>) {
  const answer = await call
  if (answer.error !== undefined || !answer.response.ok) {
    const problem = answer.error as Problem | undefined
    throw refusal(problem?.title ? problem : unclear(answer.response.status, true))
  }
  return { data: answer.data as T, etag: answer.response.headers.get('ETag') ?? '' }
}

// A file of the server's, saved under the name it gives.
export async function saveFile(address: string, name: string) {
  const response = await reach(new Request(address), unfetched)
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as Problem | null
    throw refusal(problem?.title ? problem : unclear(response.status, false))
  }
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')
  saveBlob(await response.blob(), given?.[1] ? decodeURIComponent(given[1]) : name)
}
export function saveBlob(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

// Sends a file, telling how far it is; fetch cannot tell. With a key it may be sent again.
export function uploadFile<T>(address: string, file: File, progress: (share: number) => void, key = '') {
  let request: XMLHttpRequest | undefined
  let isStopped = false
  const send = async () => {
    // What was saved anew or moved since it was chosen cannot be read any more.
    await file.slice(0, 1).arrayBuffer().catch(() => {
      throw new Refused(unreadable)
    })
    return sendRead()
  }
  const sendRead = () =>
    new Promise<T>((resolve, reject) => {
      if (isStopped) return reject(new Refused(stopped))
      request = new XMLHttpRequest()
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
      request.onerror = () => {
        lostNetwork()
        reject(new Refused(key ? unanswered : unsent))
      }
      request.onabort = () => reject(new Refused(stopped))
      request.onload = () => {
        const { status, responseText } = request!
        const body = parsed(responseText)
        if (status < 300) resolve(body as T)
        else reject(new Refused((body as Problem | null)?.title ? (body as Problem) : unclear(status, key !== '')))
      }
      request.open('POST', address)
      request.setRequestHeader('Content-Type', 'application/octet-stream')
      request.setRequestHeader('X-Request-Token', requestToken)
      if (key) request.setRequestHeader('Idempotency-Key', key)
      request.send(file)
    })
  const done = send().catch(async (refused: Refused) => {
    if (isNotFromHere(refused.problem) && (await notice.renewToken())) return send()
    throw refusal(refused.problem)
  })
  const stop = () => {
    isStopped = true
    request?.abort()
  }
  return { done, stop }
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// One key for one intention: pressing again after a lost answer does nothing twice.
export const newKey = (): string =>
  crypto.randomUUID?.() ??
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
