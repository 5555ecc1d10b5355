// The whole numbers in a text, however they are written and what stands around them: 第８5条, 第八十五条 → 85.
export const numbersIn = (text: string) =>
  (toHalf(text).match(/\d+|[零〇一二两三四五六七八九十百千]+/g) ?? []).map((one) => (/\d/.test(one) ? Number(one) : readChinese(one)))

// Full-width digits, points and percent signs as half-width ones.
export const toHalf = (text: string) =>
  text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))

// 1 → 一, 23 → 二十三, 105 → 一百零五: article numbers as statutes write them, up to 9999.
const digits = '零一二三四五六七八九'
const places = ['', '十', '百', '千']

function readChinese(text: string): number {
  let sum = 0
  let digit = 0
  for (const letter of text) {
    const place = places.indexOf(letter)
    if (place > 0) {
      sum += (digit || 1) * 10 ** place
      digit = 0
    } else digit = digit * 10 + (letter === '两' ? 2 : Math.max(0, digits.indexOf(letter)))
  }
  return sum + digit
}

export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value)
  if (value === 0) return '零'
  let text = ''
  let isGap = false
  const written = String(value)
  for (let i = 0; i < written.length; i += 1) {
    const digit = Number(written[i])
    if (digit === 0) {
      isGap = true
      continue
    }
    if (isGap) text += '零'
    isGap = false
    text += digits[digit] + (places[written.length - 1 - i] ?? '')
  }
  return text.startsWith('一十') ? text.slice(1) : text
}
