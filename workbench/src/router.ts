import { nextTick } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { outside } from './lib/paths'
import { openPlaces } from './places'
import { lostNetwork } from './use/network'
import { isIn, loadSession, session } from './session'

const page = (path: string, title: string, component: () => Promise<unknown>) => ({ path, component, meta: { title } })

export const router = createRouter({
  history: createWebHistory('/desk/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  routes: [
    page('/sign-in', '登录', () => import('./pages/SignIn.vue')),
    page('/sign-in/provider', '登录', () => import('./pages/ProviderReturn.vue')),
    page('/setup', '首次设置', () => import('./pages/Setup.vue')),
    page('/', '工作首页', () => import('./pages/Home.vue')),
    page('/registers', '清单管理', () => import('./pages/Registers.vue')),
    page('/registers/:register', '清单', () => import('./pages/Register.vue')),
    page('/registers/:register/drafts/:key?', '编制', () => import('./pages/DraftForm.vue')),
    page('/registers/:register/imports', '导入', () => import('./pages/Imports.vue')),
    page('/registers/:register/imports/:id', '导入报告', () => import('./pages/ImportReport.vue')),
    page('/registers/:register/entries/:key', '条目', () => import('./pages/Entry.vue')),
    page('/leads', '线索', () => import('./pages/Leads.vue')),
    page('/cases', '案件', () => import('./pages/Cases.vue')),
    page('/cases/new', '登记案源', () => import('./pages/NewCase.vue')),
    page('/cases/:number', '案件', () => import('./pages/Case.vue')),
    page('/approvals', '审批', () => import('./pages/Approvals.vue')),
    page('/legal-reviews', '法制审核', () => import('./pages/LegalReviews.vue')),
    page('/legal-reviews/:number', '逐项审核', () => import('./pages/LegalReview.vue')),
    page('/hearings', '听证', () => import('./pages/Hearings.vue')),
    page('/panels', '集体讨论', () => import('./pages/Panels.vue')),
    page('/honesty-files', '守法诚信档案', () => import('./pages/HonestyFiles.vue')),
    page('/honesty-file', '守法诚信档案', () => import('./pages/HonestyFile.vue')),
    page('/due-dates', '期限日历', () => import('./pages/DueDates.vue')),
    page('/reviews', '公示审核', () => import('./pages/Reviews.vue')),
    page('/today', '今日公示', () => import('./pages/Today.vue')),
    page('/statutes', '法规变动', () => import('./pages/Statutes.vue')),
    page('/definitions', '定义管理', () => import('./pages/Definitions.vue')),
    page('/accounts', '组织与账号', () => import('./pages/Accounts.vue')),
    page('/roles', '角色与权限', () => import('./pages/Roles.vue')),
    page('/trail', '访问留痕', () => import('./pages/Trail.vue')),
    page('/status', '系统状态', () => import('./pages/Status.vue')),
    page('/me', '我的账号', () => import('./pages/OwnAccount.vue')),
    page('/:rest(.*)*', '没有这一页', () => import('./pages/NotFound.vue')),
  ],
})

router.beforeEach(async (to) => {
  await loadSession()
  // Without the server's word the page itself says so.
  if (session.step === 'unanswered') return true
  if (!isIn.value && !outside.includes(to.path)) {
    return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  }
  // An administrator's first place is their own, not the registers.
  const first = openPlaces()[0]
  if (isIn.value && to.path === '/' && first && first.to !== '/') return first.to
  return true
})

// A page of an older build is gone once the server has a newer one: load that, at most once in a
// while. With the network lost, stay: nothing on the page is lost either.
const reload_ms = 10_000
router.onError(async (_, to) => {
  const isReachable = await fetch('/desk/', { cache: 'no-store' }).then((answer) => answer.ok, () => false)
  if (!isReachable) return lostNetwork()
  const isRecent = Date.now() - Number(sessionStorage.getItem('reloaded') ?? 0) < reload_ms
  sessionStorage.setItem('reloaded', String(Date.now()))
  if (!isRecent) location.assign(router.resolve(to.fullPath).href)
})
router.afterEach((to, from) => {
  if (to.matched[0] !== from.matched[0]) document.title = `${String(to.meta.title ?? '')} · 明镜工作台`
  // Whoever follows a link begins in the new page, not at the top of everything.
  if (to.path !== from.path && from.matched.length) {
    void nextTick(() => document.getElementById('content')?.focus({ preventScroll: true }))
  }
})
