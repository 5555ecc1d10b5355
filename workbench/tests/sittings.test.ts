import { describe, expect, it } from 'vitest'
import { nearness } from '../src/lib/sittings'

describe('a hearing', () => {
  it.each([
    ['asked', '', '2026-11-02', '', ''],
    ['arranged', '2026-11-16', '2026-11-02', '还有14日', ''],
    ['notified', '2026-11-05', '2026-11-02', '还有3日', 'soon'],
    ['notified', '2026-11-02', '2026-11-02', '就在今日', 'soon'],
    ['notified', '2026-11-01', '2026-11-02', '已过1日，还没有登记结果', 'late'],
    ['held', '2026-11-01', '2026-11-02', '', ''],
  ] as const)('%s for %s is told on %s as “%s”', (state, day, today, text, kind) => {
    expect(nearness({ state, day }, today)).toEqual({ text, kind })
  })
})
