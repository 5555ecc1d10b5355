// What can be done with a draft as a whole, and where one stands afterwards.

import { computed } from 'vue'
import { client, Refused, take } from '../api/client'
import { draftPath, entryPath, registerPath } from '../lib/paths'
import type { Submission } from '../components/SubmitDialog.vue'
import { lastError, useAct } from './act'
import type { useDraft } from './draft'
import { useGo } from './go'

export function useDraftActs(register: string, draft: ReturnType<typeof useDraft>) {
  const { go, rename } = useGo()
  const { key } = draft
  // Somebody saved it meanwhile: what they wrote is looked at first.
  async function met(refused: unknown): Promise<never> {
    if (refused instanceof Refused && refused.status === 412) await draft.meet()
    throw refused
  }
  const saving = useAct(async () => {
    await draft.save()
    await rename(draftPath(register, key.value))
  })
  const settling = useAct(async (takesTheirs: (field: string) => boolean) => {
    await draft.settle(takesTheirs)
    saving.reset()
    if (key.value) await rename(draftPath(register, key.value))
  })
  const params = (etag: string, command: string) => ({ path: { register, key: key.value }, header: { 'If-Match': etag, 'Idempotency-Key': command } })
  const submitting = useAct(
    ({ submission, etag }: { submission: Submission; etag: string }, command) =>
      take(client.POST('/api/v1/registers/{register}/entries/{key}/submissions', { params: params(etag, command), body: submission })).catch(met),
    () => {
      draft.forgetKept()
      return go(entryPath(register, key.value))
    },
    () => '已提交审核',
  )
  // What is submitted is what one sees: saved first, and not while somebody else's words wait.
  const saveAll = useAct(() => draft.saveAll())
  async function submit(submission: Submission) {
    await saveAll.mutateAsync(undefined).catch(() => undefined)
    if (!draft.isChanged.value && !draft.conflict.value) submitting.mutate({ submission, etag: draft.etag.value })
  }
  const discarding = useAct(
    (etag: string, command) => take(client.DELETE('/api/v1/registers/{register}/drafts/{key}', { params: params(etag, command) })).catch(met),
    () => {
      draft.giveUp()
      return go(registerPath(register))
    },
    () => '已删除草稿',
  )
  const discard = () => discarding.mutate(draft.etag.value)
  const isBusy = computed(() => [saving, settling, saveAll, submitting, discarding].some((act) => act.isPending.value))
  return { saving, settling, submitting, discarding, submit, discard, isBusy, error: lastError(saving, settling, saveAll, submitting, discarding) }
}
