// Asks once more before an act that cannot be taken back.

import { ElMessageBox, type ElMessageBoxOptions } from 'element-plus'

export const ask = (words: string, act: string, options: ElMessageBoxOptions = {}): Promise<boolean> =>
  ElMessageBox.confirm(words, act, { confirmButtonText: act, cancelButtonText: '取消', ...options }).then(
    () => true,
    () => false,
  )
