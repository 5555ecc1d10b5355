// What several pages read alike.

import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { client, take } from '../api/client'

const hour_ms = 3_600_000

export const useRegisters = () =>
  useQuery({
    queryKey: ['registers'],
    queryFn: async () => (await take(client.GET('/api/v1/registers'))).data.registers,
  })

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
