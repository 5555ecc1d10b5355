// The parts of a browser that the modules look for when they are loaded.

import { vi } from 'vitest'
import { small } from './stand_in'

const OwnRequest = globalThis.Request
// Addresses are the page's own, as in a browser.
class PageRequest extends OwnRequest {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, 'http://desk.test') : input, init)
  }
}
vi.stubGlobal('Request', PageRequest)
vi.stubGlobal('window', globalThis)
const page = new EventTarget()
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) vi.stubGlobal(name, page[name].bind(page))
vi.stubGlobal('localStorage', small())
vi.stubGlobal('sessionStorage', small())
