// Files on their way to become imports: they go on while one looks at other pages, and what became
// of them is there when one comes back.

import { reactive } from 'vue'
import { isSettled, newKey, uploadFile, type Schemas } from '../api/client'

interface Upload {
  file: File
  key: string // kept for as long as nobody knows whether the file arrived
  isSending: boolean
  share: number
  error: unknown
  stop: () => void
}
const uploads = reactive(new Map<string, Upload>())
export const uploadOf = (register: string) => uploads.get(register)

// The same file chosen once more, while nobody knows whether it arrived, is the same upload.
function keyOf(register: string, file: File) {
  const last = uploads.get(register)
  const isSame = last && last.file.name === file.name && last.file.size === file.size && last.file.lastModified === file.lastModified
  return isSame && canSendAgain(last) ? last.key : newKey()
}

// The import made of it; null where it was refused or its answer lost, which the upload tells.
export async function upload(register: string, file: File): Promise<Schemas['Import'] | null> {
  const key = keyOf(register, file)
  const query = new URLSearchParams({ name: file.name })
  const address = `/api/v1/registers/${encodeURIComponent(register)}/imports?${query}`
  const one: Upload = reactive({ file, key, isSending: true, share: 0, error: null, stop: () => {} })
  uploads.set(register, one)
  const { done, stop } = uploadFile<Schemas['Import']>(address, file, (share) => (one.share = share), key)
  one.stop = stop
  try {
    const made = await done
    if (uploads.get(register) === one) uploads.delete(register)
    return made
  } catch (error) {
    Object.assign(one, { isSending: false, error })
    return null
  }
}
export const canSendAgain = (one: Upload) => !one.isSending && !isSettled(one.error)
