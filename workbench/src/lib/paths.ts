// Addresses within the workbench.

// Where to go after signing in: a path of our own, or home; never an address from outside.
export function ownPath(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || /^\/[/\\]/.test(to) || /[\s\\]/.test(to)) return '/'
  return to.startsWith('/sign-in') ? '/' : to
}

// Where one is before one is in.
export const outside = ['/sign-in', '/sign-in/provider', '/setup']

const part = encodeURIComponent
export const registerPath = (register: string) => `/registers/${part(register)}`
export const draftPath = (register: string, key: string) => `${registerPath(register)}/drafts/${part(key)}`
export const entryPath = (register: string, key: string) => `${registerPath(register)}/entries/${part(key)}`
export const importPath = (register: string, id: string) => `${registerPath(register)}/imports/${part(id)}`
export const casePath = (number: string) => `/cases/${part(number)}`
// Of a matter taken on in that procedure.
export const caseFromPath = (number: string, procedure: string) => `/cases/new?procedure=${part(procedure)}&from=${part(number)}`
// With one step's form open.
export const caseStepPath = (number: string, step: string) => `${casePath(number)}?step=${part(step)}`
export const caseReviewPath = (number: string) => `/legal-reviews/${part(number)}`
// An employer's, by its credit code, or else its name.
export const honestyPath = ({ code, name }: { code: string; name: string }) => `/honesty-file?${code ? `code=${part(code)}` : `name=${part(name)}`}`
// The server's own, for files.
const api = (register: string, kind: string, key: string) => `/api/v1/registers/${part(register)}/${kind}/${part(key)}`
export const draftAttachment = (register: string, key: string, digest: string) => `${api(register, 'drafts', key)}/attachments/${digest}`
export const entryAttachment = (register: string, key: string, digest: string) => `${api(register, 'entries', key)}/attachments/${digest}`
export const caseFiles = (number: string) => `/api/v1/cases/${part(number)}/files`
export const caseFile = (number: string, digest: string) => `${caseFiles(number)}/${digest}`
export const dossierFile = (number: string, kind: 'pdf' | 'zip') => `/api/v1/cases/${part(number)}/dossier.${kind}`
// What may be shown to its party.
export const mainBookFile = (number: string) => `${dossierFile(number, 'pdf')}?book=main`
// Its electronic form, beside the PDF: what it states, by its kind's published schema.
export const instrumentData = (id: string) => `/api/v1/instruments/${part(id)}`
export const instrumentPdf = (id: string) => `/api/v1/instruments/${part(id)}/pdf`
// A file of a copy of it that was signed by hand.
export const signedCopyFile = (id: string, copy: number, place: number) => `/api/v1/instruments/${part(id)}/signed-copies/${copy}/files/${place}`
export const instrumentsTogether = (number: string, ids: readonly string[]) =>
  `/api/v1/cases/${part(number)}/instruments.pdf?ids=${ids.map(part).join(',')}`
// The page the public sees, outside the workbench.
export const publicPath = (register: string, key: string) => `/registers/${part(register)}/${part(key)}`
