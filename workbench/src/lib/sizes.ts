// Sizes of files as people read them: 900字节, 1.5 MB.
const units = ['KB', 'MB', 'GB', 'TB']

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes}字节`
  let size = bytes
  let unit = -1
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`
}
