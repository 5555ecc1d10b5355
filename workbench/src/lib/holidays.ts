// The State Council's arrangement of a year's holidays (放假安排), as rows somebody pasted or as a file
// of the form china-workdays/1, made into the text of definitions/calendars/YYYY.yaml. What is
// wrong names its row. Pure.

export interface Holiday {
  day: string // 2027-01-01
  isOff: boolean // else a working day made up for (补班)
  name: string // 元旦; '' where nobody says
}
export interface Arrangement {
  year: number
  notice: string
  source: string
  days: Holiday[]
}
export type Reading = { text: string; year: number; problems: string[] } | { problems: string[] }

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const day_ms = 86_400_000
const span_days_max = 31

// 2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日; nothing where there is no such day.
function dayOf(text: string): string | undefined {
  const found = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(text)
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined
}
// One day, or from one to another: 2027-02-05至2027-02-11.
function daysOf(text: string): string[] | undefined {
  const [first, last, ...more] = text.split(/[至~～]/).map(dayOf)
  if (!first || more.length || (text.search(/[至~～]/) >= 0 && !last)) return undefined
  const begin = Date.parse(`${first}T00:00:00Z`)
  const count = last ? (Date.parse(`${last}T00:00:00Z`) - begin) / day_ms + 1 : 1
  if (count < 1 || count > span_days_max) return undefined
  return Array.from({ length: count }, (_, i) => new Date(begin + i * day_ms).toISOString().slice(0, 10))
}
const offs = ['休', '休息', '放假', '放假日', 'off']
const makeUps = ['班', '上班', '补班', '调休上班', 'make_up_work']

interface Row {
  at: string // 第3行
  day: string
  kind: string
  name: string
}
// What the rows come to; each that is wrong is said to be.
function collected(rows: Row[], year: number | undefined): { days: Holiday[]; year: number; problems: string[] } {
  const problems: string[] = []
  const found = new Map<string, Holiday & { at: string }>()
  let of = year
  for (const { at, day: written, kind, name } of rows) {
    const days = daysOf(written)
    const isOff = offs.includes(kind)
    if (!days) {
      problems.push(`${at}：“${written}”不是日期（写作2027-01-01，连续几天写作2027-02-05至2027-02-11，最多${span_days_max}天）`)
      continue
    }
    if (!isOff && !makeUps.includes(kind)) {
      problems.push(`${at}：${written}之后应当写“休”或者“班”，写的是“${kind}”`)
      continue
    }
    for (const day of days) {
      of ??= Number(day.slice(0, 4))
      const earlier = found.get(day)
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      if (Number(day.slice(0, 4)) !== of) problems.push(`${at}：${day}不在${of}年，请写入那一年的日历`)
      else if (earlier) problems.push(`${at}：${day}写了两次，${earlier.at}已经有了`)
      else if (!isOff && weekday > 0 && weekday < 6) problems.push(`${at}：${day}是星期${weekdays[weekday]}，本来就上班，不是补班日`)
      else found.set(day, { at, day, isOff, name })
    }
  }
  if (!problems.length && ![...found.values()].some((one) => one.isOff)) problems.push('没有一天放假，不是放假安排')
  return { days: [...found.values()].map(({ day, isOff, name }) => ({ day, isOff, name })), year: of ?? 0, problems }
}

// Cells by tabs, commas or blanks; the heading, and what stands after #, left out.
function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  text.split(/\r?\n/).forEach((line, at) => {
    const [day = '', kind = '', ...name] = line.replace(/#.*/, '').replace(/\s*([至~～])\s*/g, '$1').trim().split(/[\s,，;；]+/)
    if (day && !(day === '日期' && !rows.length)) rows.push({ at: `第${at + 1}行`, day, kind, name: name.join(' ') })
  })
  return rows
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textIn = (value: unknown, key: string) => (isRecord(value) && typeof value[key] === 'string' ? (value[key] as string) : '')

function readFile(text: string): Reading {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problems: ['不是完整的JSON，请整份粘贴'] }
  }
  if (!isRecord(file) || file.format !== 'china-workdays/1') return { problems: ['不认识这种JSON：format应当是china-workdays/1'] }
  const { year, notice, days } = file
  if (typeof year !== 'number' || !Number.isInteger(year)) return { problems: ['year应当是年份'] }
  if (!Array.isArray(days)) return { problems: ['days应当是一列日期'] }
  const rows = days.map((one: unknown, at) => ({ at: `days第${at + 1}项`, day: textIn(one, 'date'), kind: textIn(one, 'kind'), name: textIn(one, 'name') }))
  const number = [textIn(notice, 'number'), textIn(notice, 'date')].filter(Boolean).join('，')
  const title = textIn(notice, 'title')
  return asReading(collected(rows, year), number ? `${title}（${number}）` : title, textIn(notice, 'url'))
}

function asReading({ days, year, problems }: ReturnType<typeof collected>, notice: string, source: string): Reading {
  const lacking = [notice.trim() ? '' : '没有写明是哪一份通知', source.trim() ? '' : '没有写明通知的网址'].filter(Boolean)
  const all = [...problems, ...lacking]
  return all.length ? { problems: all } : { text: calendarText({ year, notice, source, days }), year, problems: [] }
}

export const isFile = (text: string) => text.trimStart().startsWith('{')
// `notice`, `source`: of rows, which do not say them themselves.
export const readArrangement = (text: string, notice: string, source: string): Reading =>
  isFile(text) ? readFile(text) : asReading(collected(rowsOf(text), undefined), notice, source)

// As YAML has it plain, or else quoted.
const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`][^\n"#]*$/
const scalar = (text: string) => (plain.test(text) && !/: |:$/.test(text) ? text : JSON.stringify(text))
export function calendarText({ year, notice, source, days }: Arrangement): string {
  const inOrder = [...days].sort((a, b) => a.day.localeCompare(b.day))
  const list = (key: string, isOff: boolean) => {
    const lines = inOrder.filter((one) => one.isOff === isOff).map(({ day, name }) => `  - ${day}${name ? `  # ${name.replace(/\s+/g, ' ')}` : ''}\n`)
    return lines.length ? `${key}:\n${lines.join('')}` : `${key}: []\n`
  }
  return `year: ${year}\nnotice: ${scalar(notice.trim())}\nsource: ${scalar(source.trim())}\n${list('days_off', true)}${list('make_up_days', false)}`
}

export const calendarName = (year: number) => `calendars/${year}.yaml`
// What a new file of definitions begins with: of a calendar, what it has to say.
export function beginningOf(name: string): string {
  const year = /^calendars\/(\d{4})\.yaml$/.exec(name)?.[1]
  return year
    ? `year: ${year}\nnotice:  # 国务院办公厅关于${year}年部分节假日安排的通知（文号，日期）\nsource:  # 通知的网址\ndays_off:\n  - ${year}-01-01  # 元旦\nmake_up_days: []\n`
    : `# ${name}\n`
}
// '' where a file may be called so.
export function nameFault(name: string, known: readonly string[]): string {
  if (known.includes(name)) return '已经有这个文件，请直接修改'
  if (/^calendars\//.test(name)) return /^calendars\/\d{4}\.yaml$/.test(name) ? '' : '工作日历写作calendars/年份.yaml，如calendars/2027.yaml'
  return /^([a-z0-9_]+\/)?[a-z0-9_.-]+\.(yaml|html)$/.test(name) ? '' : '写作文件夹/名称.yaml，用小写字母、数字和下划线，如procedures/confirmation.yaml'
}
