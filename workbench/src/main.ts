import { VueQueryPlugin } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import { createApp } from 'vue'
import App from './App.vue'
import { dropOld } from './lib/kept'
import { queryClient } from './queries'
import { router } from './router'
import { hearWindows } from './session'
import './colours.css'
import './theme.css'
import { watchNetwork } from './use/network'

watchNetwork()
hearWindows()
dropOld()
// A file dropped beside its box leads to no other page.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault())
}
const app = createApp(App).use(router).use(VueQueryPlugin, { queryClient })
// Said, rather than a blank page; the console has the rest.
app.config.errorHandler = (error) => {
  console.error(error)
  ElMessage.error('页面出错，请刷新后重试；仍然如此时请告诉系统管理员')
}
app.mount('#app')
