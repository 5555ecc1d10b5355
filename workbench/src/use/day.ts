// Today, also on a page left open over midnight.

import { readonly, ref } from 'vue'
import { today } from '../lib/days'

const look_ms = 60_000
const now = ref(today())
setInterval(() => (now.value = today()), look_ms)
export const day = readonly(now)
