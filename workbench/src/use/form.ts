// What the fields of one form share, however deep in rows they are.

import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'

export interface FormParts {
  register: string
  attachment: (digest: string) => string // where the saved draft's are fetched
  reveal: () => void // asks for a purpose, then shows the hidden values
  uploading: Ref<number> // files on their way
  sent: Map<string, File> // by digest: the server hands out what a saved draft names
}
const form: InjectionKey<FormParts> = Symbol('form')
const none: FormParts = { register: '', attachment: () => '', reveal: () => {}, uploading: ref(0), sent: new Map() }

export function provideForm(parts: Omit<FormParts, 'uploading' | 'sent'>) {
  const whole = { ...parts, uploading: ref(0), sent: new Map<string, File>() }
  provide(form, whole)
  return whole
}
export const useForm = () => inject(form, none)
