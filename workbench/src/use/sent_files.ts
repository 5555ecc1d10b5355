// Files sent from this page, by digest: what a form holds is the digest alone, and whoever comes
// back to a form wants to see which file that was. Gone with the page, and with whose it was.

import type { Attachment } from '../lib/values'
import { session } from '../session'

interface SentFile extends Attachment {
  file: File
}
const held_max = 40
const all = new Map<string, SentFile>()
let whose: string | undefined
function own() {
  const now = session.account?.id
  if (now !== whose) all.clear()
  whose = now
  return all
}

export function rememberSent(sent: Attachment, file: File) {
  const files = own()
  files.delete(sent.digest)
  files.set(sent.digest, { ...sent, file })
  const eldest = files.keys().next().value
  if (files.size > held_max && eldest !== undefined) files.delete(eldest)
}
export const sentFile = (digest: string): SentFile | undefined => own().get(digest)
