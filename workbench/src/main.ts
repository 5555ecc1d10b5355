import { VueQueryPlugin } from '@tanstack/vue-query'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import { createApp } from 'vue'
import App from './App.vue'
import { queryClient } from './queries'
import { router } from './router'
import './theme.css'
import { watchNetwork } from './use/network'

watchNetwork()
createApp(App).use(router).use(VueQueryPlugin, { queryClient }).mount('#app')
