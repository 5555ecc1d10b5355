// Who is signed in: the one thing the whole workbench shares. A session that is over leaves the
// person where they were; they sign in again over the page.

import { computed, reactive, readonly } from 'vue'
import { client, notice, Refused, take, useRequestToken, type Answer, type Schemas } from './api/client'

export type SessionAnswer = Answer<'/api/v1/session'>
type Step = 'unasked' | 'unanswered' | SessionAnswer['stage']

// An action a role allows, and in which registers; in all where none is named.
interface Duty {
  action: string
  registers: readonly string[]
}

const state = reactive({
  step: 'unasked' as Step,
  refusal: null as unknown, // why the server did not say who we are
  account: null as Schemas['Account'] | null,
  duties: [] as Duty[],
})

async function dutiesOf(roles: readonly string[]): Promise<Duty[]> {
  const { data } = await take(client.GET('/api/v1/roles'))
  const held = data.roles.filter((role) => roles.includes(role.key))
  return held.flatMap(({ may, registers }) => may.map(({ action }) => ({ action, registers })))
}

// Whose the session is, for the other windows of this browser, which share it: where that changes
// they ask the server.
const whose = 'session'
function tellWindows(id: string) {
  try {
    if (localStorage.getItem(whose) !== id) localStorage.setItem(whose, id)
  } catch {
    // No room: they learn of it when they next ask for something.
  }
}
export const hearWindows = () =>
  window.addEventListener('storage', (event) => {
    if (event.key === whose) void askSession().then(enter).catch(() => undefined)
  })

export async function enter(answer: SessionAnswer) {
  useRequestToken(answer.request_token)
  if (answer.account) {
    state.duties = await dutiesOf(answer.account.roles)
    state.account = answer.account
  }
  state.step = answer.stage
  if (answer.stage === 'complete') tellWindows(answer.account?.id ?? '')
}

export const askSession = async (): Promise<SessionAnswer> => (await take(client.GET('/api/v1/session'))).data

export async function loadSession() {
  if (state.step !== 'unasked' && state.step !== 'unanswered') return
  try {
    await enter(await askSession())
  } catch (refusal) {
    Object.assign(state, { step: 'unanswered', refusal })
  }
}

// Back to the first step, by one's own wish.
export function forgetSession() {
  useRequestToken('')
  state.step = 'none'
  state.account = null
  state.duties = []
  tellWindows('')
}

// Whoever was half-way in is gone from the server, too: the next one begins with the password.
export async function startOver() {
  await take(client.DELETE('/api/v1/session')).catch((error: unknown) => {
    if (!(error instanceof Refused && error.status === 401)) throw error
  })
  forgetSession()
}

notice.isOver = () => {
  if (state.step !== 'complete') return
  state.step = 'none'
  tellWindows('')
}
// Roles may have been changed meanwhile: what is offered follows.
let asking: Promise<void> | null = null
notice.isRefused = () => {
  asking ??= askSession()
    .then(enter, () => undefined)
    .finally(() => (asking = null))
}
notice.renewToken = async () => {
  const answer = await askSession().catch(() => null)
  if (!answer?.account || answer.account.id !== state.account?.id) return false
  useRequestToken(answer.request_token)
  return true
}

export const session = readonly(state)
export const isIn = computed(() => state.account !== null)
export const isOver = computed(() => state.account !== null && state.step !== 'complete')
// What the person's roles allow, in one register or in any. The server decides again, every time.
export const may = (action: string, register = '') =>
  state.duties.some((one) => one.action === action && (!register || !one.registers.length || one.registers.includes(register)))
// The officer one is, for forms of those who handle cases.
export const ownOfficer = () => (state.account?.officer && may('handle') ? { number: state.account.officer, name: state.account.name } : undefined)
