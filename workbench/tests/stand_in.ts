// What stands in for the browser and the server where the workbench's own rules are tested.

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createApp, effectScope } from 'vue'
import { afterEach, vi } from 'vitest'

// A store with room for so many characters.
export function small(room = 1e6) {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (at: number) => [...held.keys()][at] ?? null,
    getItem: (name: string) => held.get(name) ?? null,
    removeItem: (name: string) => void held.delete(name),
    clear: () => held.clear(),
    setItem(name: string, text: string) {
      const others = [...held].filter(([key]) => key !== name).reduce((sum, [key, value]) => sum + key.length + value.length, 0)
      if (others + name.length + text.length > room) throw new Error('full')
      held.set(name, text)
    },
  }
}

export interface Asked {
  method: string
  path: string
  key: string | null
  ifMatch: string | null
  token: string | null
  body: unknown
}
type Answers = (asked: Asked) => Response | Promise<Response>
export const told = (body: unknown, status = 200, etag = '') =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ETag: etag } })
export const refused = (status: number, code: string, more = {}) =>
  told({ type: `urn:mingjing:problem:${code}`, status, title: code, ...more }, status)
export const lost = (): never => {
  throw new TypeError('Failed to fetch')
}

// Every request made, and what they are answered with from now on.
export function server(answers: Answers) {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const request = typeof input === 'string' ? new Request(input) : input
    const text = await request.clone().text()
    const one = {
      method: request.method,
      path: new URL(request.url).pathname.replace('/api/v1', ''),
      key: request.headers.get('Idempotency-Key'),
      ifMatch: request.headers.get('If-Match'),
      token: request.headers.get('X-Request-Token'),
      body: text ? (JSON.parse(text) as unknown) : undefined,
    }
    asked.push(one)
    return answers(one)
  })
  return asked
}

// Runs what a component's setup would, until the test is over.
const ends: (() => void)[] = []
export function inApp<T>(setup: () => T): T {
  const app = createApp({})
  app.use(VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } }) })
  const scope = effectScope()
  ends.push(() => scope.stop())
  return app.runWithContext(() => scope.run(setup)) as T
}
afterEach(() => ends.splice(0).forEach((end) => end()))

// Something the test lets go when it is time.
export function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}
