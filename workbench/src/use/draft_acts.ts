// What can be done with a draft as a whole, and where one stands afterwards.

import { client, Refused, take } from '../api/client'
import { draftPath, entryPath, registerPath } from '../lib/paths'
import type { Submission } from '../components/SubmitDialog.vue'
import { useAct } from './act'
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
  // What is submitted is what one sees: saved first, and not while somebody else's words wait.
  const submitting = useAct(
    async (submission: Submission, command) => {
      await draft.saveAll()
      if (draft.conflict.value) throw unsettled
      const params = { path: { register, key: key.value }, header: { 'If-Match': draft.etag.value, 'Idempotency-Key': command } }
      await take(client.POST('/api/v1/registers/{register}/entries/{key}/submissions', { params, body: submission })).catch(met)
    },
    () => {
      draft.forgetKept()
      return go(entryPath(register, key.value))
    },
  )
  const discarding = useAct(
    async (_: null, command) => {
      const header = { 'If-Match': draft.etag.value, 'Idempotency-Key': command }
      const params = { path: { register, key: key.value }, header }
      await take(client.DELETE('/api/v1/registers/{register}/drafts/{key}', { params })).catch(met)
    },
    () => {
      draft.giveUp()
      return go(registerPath(register))
    },
  )
  return { saving, settling, submitting, discarding }
}

const unsettled = new Refused({
  type: 'urn:mingjing:problem:unsettled',
  status: 409,
  title: '别人也改了这份草稿，没有提交',
  next: '请先合并两边的改动，再提交审核',
})
