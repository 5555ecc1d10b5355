// The words of stages, kinds and groups: said here once.

export const stages = {
  drafts: '草稿',
  submitted: '审核中',
  approved: '待公示',
  returned: '已退回',
  published: '已公示',
  withdrawn: '已撤回',
} as const
export type StageKey = keyof typeof stages
export type EntryStage = Exclude<StageKey, 'drafts'>

// A draft again: told of an entry, and no list of its own.
const takenBack = '已撤回提交'
export const stageName = (key: string) => (key === 'taken_back' ? takenBack : (stages[key as StageKey] ?? key))

// What is 公示 of an open register is 入册 of an internal one: nobody outside reads it.
export const ofRegister = (words: string, isInternal?: boolean) => (isInternal ? words.replaceAll('公示', '入册') : words)

export const groups: Record<string, string> = {
  before: '事前公示',
  during: '事中公示',
  after: '事后公示',
  internal: '内部清单',
}

// Whole, as it stands on its own line.
export const sentence = (text: string) => (/[。！？：]$/.test(text) ? text : `${text}。`)

// What was refused, why and what to do, in one line.
export const problemText = ({ title, next }: { title: string; next?: string }) => sentence(title) + (next ? sentence(next) : '')

// What is wrong with a value, by which article, and what to do.
export function issueText(issue: { what: string; article: string; remedy: string }) {
  const article = issue.article && !issue.what.includes(issue.article) ? `（${issue.article}）` : ''
  return sentence(issue.what + article) + (issue.remedy ? sentence(issue.remedy) : '')
}

export const acts: Record<string, string> = { review: '待审核', publish: '待公示', mend: '退回待修改' }
export const kinds: Record<string, string> = { initial: '首次公示', revision: '修订', correction: '更正' }
