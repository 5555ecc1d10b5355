// Who is signed in: the one thing the whole workbench shares. A session that is over leaves the
// person where they were; they sign in again over the page.

import { computed, reactive, readonly } from 'vue'
import { client, notice, take, useRequestToken, type Answer, type Schemas } from './api/client'

export type SessionAnswer = Answer<'/api/v1/session'>
type Step = 'unasked' | 'unanswered' | SessionAnswer['stage']

const state = reactive({
  step: 'unasked' as Step,
  refusal: null as unknown, // why the server did not say who we are
  account: null as Schemas['Account'] | null,
  actions: [] as string[],
})

async function actionsOf(roles: readonly string[]) {
  const { data } = await take(client.GET('/api/v1/roles'))
  const held = data.roles.filter((role) => roles.includes(role.key))
  return [...new Set(held.flatMap((role) => role.may.map((one) => one.action)))]
}

export async function enter(answer: SessionAnswer) {
  useRequestToken(answer.request_token)
  if (answer.account) {
    state.actions = await actionsOf(answer.account.roles)
    state.account = answer.account
  }
  state.step = answer.stage
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
  state.actions = []
}

notice.isOver = () => {
  if (state.step === 'complete') state.step = 'none'
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
// What the person's roles allow. The server decides again, every time.
export const may = (action: string) => state.actions.includes(action)
