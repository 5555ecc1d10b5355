// What a first visit loads over a county's line: the frame, signing in and a register's list.

import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const first_max_bytes = 300 * 1024
const folder = process.env.MINGJING_WORKBENCH_OUT ?? 'dist'
const manifest = `${folder}/.vite/manifest.json`

it('is under 300 KB compressed', () => {
  expect(existsSync(manifest), 'built first: npm run build').toBe(true)
  const chunks = JSON.parse(readFileSync(manifest, 'utf8'))
  const files = new Set()
  const seen = new Set()
  const add = (name) => {
    if (seen.has(name)) return
    seen.add(name)
    const chunk = chunks[name]
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    chunk.imports?.forEach(add)
  }
  for (const name of ['index.html', 'src/pages/SignIn.vue', 'src/pages/Register.vue']) add(name)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`)).length, 0)
  console.log(`first load: ${Math.round(bytes / 1024)} KB compressed, in ${files.size} files`)
  expect(files.size).toBeGreaterThan(5)
  expect(bytes).toBeLessThan(first_max_bytes)
})
