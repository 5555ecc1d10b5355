// What several pages read alike.

import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { client, take } from '../api/client'
import type { Weighed } from '../lib/spread'

const hour_ms = 3_600_000

export const useRegisters = () =>
  useQuery({
    queryKey: ['registers'],
    queryFn: async () => (await take(client.GET('/api/v1/registers'))).data.registers,
  })

// Whether nobody outside reads that register.
export function useInternal() {
  const registers = useRegisters()
  return (register: string) => registers.data.value?.find((one) => one.key === register)?.is_open === false
}

export function useSchema(register: MaybeRefOrGetter<string>) {
  const key = computed(() => toValue(register))
  return useQuery({
    queryKey: ['schema', key],
    staleTime: hour_ms,
    queryFn: async () =>
      (await take(client.GET('/api/v1/registers/{register}', { params: { path: { register: key.value } } }))).data,
  })
}

// An account as it is now, and the version a change of it must name.
export const readAccount = (id: string) => take(client.GET('/api/v1/accounts/{id}', { params: { path: { id } } }))

export const useUnits = () =>
  useQuery({
    queryKey: ['units'],
    staleTime: hour_ms,
    queryFn: async () => (await take(client.GET('/api/v1/units'))).data.units,
  })

export const useProcedures = () =>
  useQuery({
    queryKey: ['procedures'],
    staleTime: hour_ms,
    queryFn: async () => (await take(client.GET('/api/v1/procedures'))).data.procedures,
  })

// A case as it stands, and the version a step of it must name.
export function useCase(number: MaybeRefOrGetter<string>, isWanted: MaybeRefOrGetter<boolean> = true) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['case', path],
    enabled: () => toValue(isWanted),
    queryFn: () => take(client.GET('/api/v1/cases/{number}', { params: { path: path.value } })),
  })
}

// Those a case has and may have. What is being made is looked at until it is.
const making_ms = 1500
export function useInstruments(number: MaybeRefOrGetter<string>) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['instruments', path],
    refetchInterval: (query) => (query.state.data?.instruments.some((one) => one.standing === 'numbered') ? making_ms : false),
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/instruments', { params: { path: path.value } }))).data,
  })
}

// Its file; read anew when the case has moved on. Each reading leaves a row in the trail.
export function useDossier(number: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<string>) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['dossier', path, computed(() => toValue(version))],
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/dossier', { params: { path: path.value } }))).data,
  })
}

// What the system can tell a reviewer of it, by element; of an act beside the decision by what it is.
export function useCaseChecks(number: MaybeRefOrGetter<string>, subject: MaybeRefOrGetter<string> = '') {
  const path = computed(() => ({ number: toValue(number) }))
  const query = computed(() => (toValue(subject) ? { subject: toValue(subject) } : {}))
  return useQuery({
    queryKey: ['case-checks', path, query],
    queryFn: () => take(client.GET('/api/v1/cases/{number}/checks', { params: { path: path.value, query: query.value } })),
  })
}

// How what it proposed and decided was weighed.
export function useCaseReckoning(number: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<string>) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['case-reckoning', path, computed(() => toValue(version))],
    enabled: computed(() => toValue(version) !== ''),
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/reckoning', { params: { path: path.value } }))).data.reckonings,
  })
}

// 履行情况, as the case recorded it and as the public reads it.
export function useCasePerformance(number: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<string>) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['case-performance', path, computed(() => toValue(version))],
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/performance', { params: { path: path.value } }))).data,
  })
}

// What the steps of the stages to come still wait for.
export function useCaseAhead(number: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  const path = computed(() => ({ number: toValue(number) }))
  return useQuery({
    queryKey: ['case-ahead', path, computed(() => toValue(version))],
    enabled: computed(() => toValue(enabled)),
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/ahead', { params: { path: path.value } }))).data,
  })
}

// How what the bureau decided before of its item spreads: as it is being weighed, or
// else as the case states it.
export function useCaseSpread(number: MaybeRefOrGetter<string>, of: MaybeRefOrGetter<Weighed>) {
  const asked = computed(() => ({ path: { number: toValue(number) }, query: toValue(of) }))
  return useQuery({
    queryKey: ['case-spread', asked],
    placeholderData: keepPreviousData,
    queryFn: async () => (await take(client.GET('/api/v1/cases/{number}/spread', { params: asked.value }))).data,
  })
}

// What each act states, by which a timeline is read.
export function useCaseActs() {
  const acts = useQuery({
    queryKey: ['case-acts'],
    staleTime: hour_ms,
    queryFn: async () => (await take(client.GET('/api/v1/case-acts'))).data.acts,
  })
  const of = (act: string) => acts.data.value?.find((one) => one.act === act)
  return { of, error: acts.error }
}

// How many cases stand where, and how many are pressing.
export const useCaseCounts = (isWanted: MaybeRefOrGetter<boolean> = true) =>
  useQuery({
    queryKey: ['case-counts'],
    enabled: () => toValue(isWanted),
    queryFn: async () => (await take(client.GET('/api/v1/case-counts'))).data,
  })

// In which stages one's own stand, or those that wait for one.
export const useStageCounts = (whose: MaybeRefOrGetter<'mine' | 'waiting' | undefined>) =>
  useQuery({
    queryKey: ['case-counts', computed(() => toValue(whose))],
    enabled: () => toValue(whose) !== undefined,
    queryFn: async () => (await take(client.GET('/api/v1/case-counts', { params: { query: { whose: toValue(whose)! } } }))).data.counts,
  })

// What waits for one's signature.
export const useSignOffs = (isWanted: MaybeRefOrGetter<boolean> = true) =>
  useQuery({
    queryKey: ['sign-offs'],
    enabled: () => toValue(isWanted),
    queryFn: async () => (await take(client.GET('/api/v1/sign-offs'))).data.sign_offs,
  })

export const useRoles = () =>
  useQuery({
    queryKey: ['roles'],
    staleTime: hour_ms,
    queryFn: async () => (await take(client.GET('/api/v1/roles'))).data.roles,
  })

// What the roles of an account are called; … until it is known.
export function useRoleNames() {
  const roles = useRoles()
  return (keys: readonly string[]) => keys.map((key) => (roles.data.value ? (roles.data.value.find((role) => role.key === key)?.name ?? key) : '…')).join('、')
}

// Whether the bureau is set up, and what a password must be there.
export const useSetup = () =>
  useQuery({
    queryKey: ['setup'],
    staleTime: Infinity,
    queryFn: async () => (await take(client.GET('/api/v1/setup'))).data,
  })

// Of the identity provider; '' where the bureau has none.
export const useProvider = () =>
  useQuery({
    queryKey: ['provider'],
    staleTime: hour_ms,
    queryFn: async () => (await take(client.GET('/api/v1/session/provider'))).data.name,
  })
