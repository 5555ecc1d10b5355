// What the fields of one form share, however deep in rows they are.

import { inject, provide, type InjectionKey } from 'vue'

export interface FormParts {
  register: string
  attachment: (digest: string) => string // where the saved draft's are fetched
  reveal: () => void // asks for a purpose, then shows the hidden values
}
const form: InjectionKey<FormParts> = Symbol('form')

export const provideForm = (parts: FormParts) => provide(form, parts)
export const useForm = () => inject(form, { register: '', attachment: () => '', reveal: () => {} })
