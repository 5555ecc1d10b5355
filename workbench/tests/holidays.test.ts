import { describe, expect, it } from 'vitest'
import { beginningOf, calendarText, nameFault, readArrangement } from '../src/lib/holidays'

const notice = '国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕1号，2026-11-01）'
const source = 'https://www.gov.cn/zhengce/content_1.htm'
const read = (rows: string) => readArrangement(rows, notice, source)
const head = `year: 2027\nnotice: ${notice}\nsource: ${source}\n`

describe('rows of an arrangement', () => {
  it('become the calendar of their year, in the order of days', () => {
    const rows = '日期\t安排\t节日\n2027/2/14\t班\t春节\n2027-01-01\t休\t元旦\n\n2027年2月5日 至 2027年2月7日，放假，春节  # 法定\n'
    expect(read(rows)).toEqual({
      year: 2027,
      problems: [],
      text: `${head}days_off:\n  - 2027-01-01  # 元旦\n  - 2027-02-05  # 春节\n  - 2027-02-06  # 春节\n  - 2027-02-07  # 春节\nmake_up_days:\n  - 2027-02-14  # 春节\n`,
    })
  })
  it('may have no day made up for, and no name', () => {
    expect(read('2027.1.1 休')).toMatchObject({ text: `${head}days_off:\n  - 2027-01-01\nmake_up_days: []\n` })
  })
  it.each([
    ['2027-02-30 休', '第1行：“2027-02-30”不是日期'],
    ['2027-01-01 休\n元旦 休', '第2行：“元旦”不是日期'],
    ['2027-01-01 休\n2027-01-02', '第2行：2027-01-02之后应当写“休”或者“班”'],
    ['2027-01-01 休\n2027-01-02 加班', '第2行：2027-01-02之后应当写“休”或者“班”，写的是“加班”'],
    ['2027-01-01 休\n\n2027-01-01 班', '第3行：2027-01-01写了两次，第1行已经有了'],
    ['2027-01-01 休\n2026-12-31 休', '第2行：2026-12-31不在2027年'],
    ['2027-01-01 休\n2027-01-04 班', '第2行：2027-01-04是星期一，本来就上班'],
    ['2027-02-07至2027-02-05 休', '第1行：“2027-02-07至2027-02-05”不是日期'],
    ['2027-01-01至2027-12-31 休', '最多31天'],
    ['2027-01-02 班', '没有一天放假'],
    ['', '没有一天放假'],
  ])('%j: %s', (rows, problem) => {
    const reading = read(rows)
    expect(reading).not.toHaveProperty('text')
    expect(reading.problems).toEqual([expect.stringContaining(problem)])
  })
  it('say every wrong row at once, and that the notice is missing', () => {
    expect(readArrangement('元旦 休\n2027-01-01 假', ' ', '').problems).toHaveLength(4)
    expect(readArrangement('2027-01-01 休', ' ', source).problems).toEqual(['没有写明是哪一份通知'])
  })
})

describe('a file of the form china-workdays/1', () => {
  const file = {
    format: 'china-workdays/1',
    year: 2027,
    notice: { number: '国办发明电〔2026〕1号', title: '国务院办公厅关于2027年部分节假日安排的通知', issuer: '国务院办公厅', date: '2026-11-01', url: source },
    off_ranges: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
    days: [
      { date: '2027-01-01', kind: 'off', name: '元旦', weekend: false },
      { date: '2027-01-02', kind: 'make_up_work', name: '元旦', weekend: true },
    ],
    working_days: 250,
  }
  const readFile = (change: object) => readArrangement(JSON.stringify({ ...file, ...change }), '', '')
  it('says of itself what it is made from', () => {
    expect(readFile({})).toEqual({ year: 2027, problems: [], text: `${head}days_off:\n  - 2027-01-01  # 元旦\nmake_up_days:\n  - 2027-01-02  # 元旦\n` })
  })
  it.each([
    [{ format: 'other' }, 'format应当是china-workdays/1'],
    [{ year: '2027' }, 'year应当是年份'],
    [{ days: null }, 'days应当是一列日期'],
    [{ days: [...file.days, { date: '2027-13-01', kind: 'off' }] }, 'days第3项：“2027-13-01”不是日期'],
    [{ days: [...file.days, 'x'] }, 'days第3项'],
    [{ days: [...file.days, { date: '2027-05-01', kind: 'weekend' }] }, 'days第3项：2027-05-01之后应当写'],
    [{ year: 2028 }, 'days第1项：2027-01-01不在2028年'],
    [{ notice: { title: '通知' } }, '没有写明通知的网址'],
  ])('%j: %s', (change, problem) => {
    const { problems } = readFile(change)
    expect(problems[0]).toContain(problem)
  })
  it('is pasted whole', () => {
    expect(readArrangement('{"format": ', '', '').problems).toEqual(['不是完整的JSON，请整份粘贴'])
  })
})

it('a text YAML would read otherwise is quoted', () => {
  const text = calendarText({ year: 2027, notice: '通知: 放假 # 甲', source: '"引号"', days: [{ day: '2027-01-01', isOff: true, name: '元\n旦' }] })
  expect(text).toBe('year: 2027\nnotice: "通知: 放假 # 甲"\nsource: "\\"引号\\""\ndays_off:\n  - 2027-01-01  # 元 旦\nmake_up_days: []\n')
})

describe('a new file', () => {
  const known = ['bureau.yaml', 'calendars/2026.yaml']
  it.each([
    ['calendars/2027.yaml', ''],
    ['procedures/confirmation.yaml', ''],
    ['instruments/notice.html', ''],
    ['calendars/2026.yaml', '已经有这个文件'],
    ['calendars/next.yaml', '工作日历写作'],
    ['../keys/log.key', '写作文件夹/名称.yaml'],
    ['新日历.yaml', '写作文件夹/名称.yaml'],
    ['', '写作文件夹/名称.yaml'],
  ])('may be called %s: %s', (name, fault) => (fault ? expect(nameFault(name, known)).toContain(fault) : expect(nameFault(name, known)).toBe('')))
  it('of a calendar begins with what a calendar says', () => {
    expect(beginningOf('calendars/2027.yaml')).toContain('year: 2027\nnotice:')
    expect(beginningOf('procedures/confirmation.yaml')).toBe('# procedures/confirmation.yaml\n')
  })
})
