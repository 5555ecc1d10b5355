// 签字件 of instruments: what is stated with one, and which papers lack one. What the law has noted
// the server asks; here it is asked before the button is pressed. Pure.

import type { Answer } from '../api/client'
import type { Personal } from './cases'

type Instruments = Answer<'/api/v1/cases/{number}/instruments'>
export type SignedCopy = Instruments['signed_copies'][number]
export type Signing = SignedCopy['signing']

export const signings = { signed: '已签字或者盖章', refused: '拒绝签字，已注明', absent: '不在场，有见证人签字' } as const satisfies Record<string, Signing>
export const scan_kinds = '.pdf,.jpg,.jpeg,.png'

export interface Stated {
  files: string[]
  signed_on: string
  signing: Signing
  signer: string
  reason: string
  witness: string
}
export const nothingStated = (signed_on: string): Stated => ({ files: [], signed_on, signing: signings.signed, signer: '', reason: '', witness: '' })

export const asksSigner = ({ signing }: Stated) => signing === signings.signed
export const asksReason = ({ signing }: Stated) => signing === signings.refused
export const asksWitness = ({ signing }: Stated) => signing !== signings.signed

// What is not asked is not sent, whatever was typed of it before.
export function sentOf(stated: Stated) {
  const said = (isAsked: boolean, words: string) => (isAsked ? words.trim() : '')
  return {
    files: stated.files.filter(Boolean),
    signed_on: stated.signed_on,
    signing: stated.signing,
    signer: said(asksSigner(stated), stated.signer),
    reason: said(asksReason(stated), stated.reason),
    witness: said(asksWitness(stated), stated.witness),
  }
}
export function isWhole(stated: Stated) {
  const sent = sentOf(stated)
  return sent.files.length > 0 && !!sent.signed_on && (!asksSigner(stated) || !!sent.signer) && (!asksReason(stated) || !!sent.reason) && (!asksWitness(stated) || !!sent.witness)
}

export const copiesOf = (copies: readonly SignedCopy[], instrument: string) => copies.filter((one) => one.instrument === instrument)
export const stands = (one: SignedCopy) => !one.withdrawn_at

export function lacksCopy(one: Pick<Instruments['instruments'][number], 'id' | 'instrument' | 'standing'>, { kinds, signed_copies }: Pick<Instruments, 'kinds' | 'signed_copies'>) {
  const isWanted = kinds.some((kind) => kind.key === one.instrument && kind.wants_signed_copy)
  return isWanted && one.standing === 'issued' && !copiesOf(signed_copies, one.id).some(stands)
}

// 被询问人李某签字; 拒绝签字，已注明：未说明理由（见证人王某）.
export function signingText(one: SignedCopy) {
  const witness = one.witness ? `（见证、注明：${one.witness}）` : ''
  return one.signing === signings.signed ? `${one.signer || ''}${one.signing}` : `${one.signing}${one.reason ? `：${one.reason}` : ''}${witness}`
}

// What of them an erasure can take: as their records call it.
export function personalOfCopies(copies: readonly SignedCopy[]): Personal[] {
  const found = [
    { key: 'signer', name: '签字人', is: copies.some((one) => one.signer) },
    { key: 'witness', name: '见证人', is: copies.some((one) => one.witness) },
    { key: 'reason', name: '拒绝签字、撤回的理由', is: copies.some((one) => one.reason || one.withdrawn_for) },
  ]
  return found.filter((one) => one.is).map(({ key, name }) => ({ key, name, steps: ['签字件'] }))
}
