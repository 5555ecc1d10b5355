// A list one may go through with the keyboard: J and K move, Enter opens.

import { ref, watch, type Ref } from 'vue'

export function useCursor<Row>(rows: Ref<readonly Row[]>, open: (row: Row) => unknown) {
  const cursor = ref(0)
  const here = () => rows.value[cursor.value]
  watch(rows, (now) => (cursor.value = Math.min(cursor.value, Math.max(0, now.length - 1))))
  function move(by: number) {
    cursor.value = Math.min(Math.max(0, cursor.value + by), Math.max(0, rows.value.length - 1))
    document.querySelector(`tr[data-at="${cursor.value}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const enter = () => {
    const row = here()
    if (row !== undefined) open(row)
  }
  const shortcuts = [
    { keys: 'j', does: () => move(1) },
    { keys: 'k', does: () => move(-1) },
    { keys: 'Enter', does: enter },
  ]
  return { cursor, here, shortcuts }
}
