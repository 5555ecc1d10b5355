import { describe, expect, it } from 'vitest'
import { bookPages, coverLines, pageText, type Document, type Dossier } from '../src/lib/dossier'

const cover = (change: Partial<Dossier['cover']> = {}) =>
  ({ title: '某厂违法延长工作时间案', case_number: '2026-0001', procedure_name: '', numbers: '', bureau: '某局', unit: '支队', opened_on: '2026-03-02', docketed_on: '', closed_on: '', documents: 2, pages: 5, archive_number: '', archived_on: '', grade: '', retention: '', fonds: '', catalogue: '', remarks: '', ...change }) as Dossier['cover']
const file = (change: Partial<Dossier['cover']> = {}) =>
  ({ cover: cover(change), main: [], side: [], missing: [], is_shown: true, retentions: [{ grade: '一般', kept: '30年', basis: '' }, { grade: '重要', kept: '永久', basis: '' }] }) as Dossier
const line = (of: Dossier, label: string) => coverLines(of).find((one) => one.label === label)?.text

describe('the cover of a file', () => {
  it('tells how long it would be kept, and once archived how long it is', () => {
    expect(line(file(), '保管期限')).toBe('一般30年，重要永久')
    expect(line(file({ retention: '永久', grade: '重要' }), '保管期限')).toBe('永久（重要）')
  })
  it('begins with the lead where nothing was docketed', () => {
    expect(line(file(), '立案日期')).toBe('2026-03-02')
    expect(line(file({ docketed_on: '2026-03-05' }), '立案日期')).toBe('2026-03-05')
  })
  it('has a line for remarks only where there are any', () => {
    expect(line(file(), '备考')).toBeUndefined()
    expect(line(file({ remarks: '缺送达回证' }), '备考')).toBe('缺送达回证')
  })
})
describe('a book', () => {
  it('has the pages of its instruments', () => {
    expect(bookPages([{ pages: 2 }, { pages: 0 }, { pages: 3 }] as Document[])).toBe(5)
  })
  it('says where a document lies, or how long it is where that is all one knows', () => {
    const texts = [{ first_page: 1, pages: 2 }, { first_page: 3, pages: 1 }, { first_page: 0, pages: 0 }, { first_page: 0, pages: 4 }].map((one) => pageText(one as Document))
    expect(texts).toEqual(['1—2', '3', '—', '共4页'])
  })
})
