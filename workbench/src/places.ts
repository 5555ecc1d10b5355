// Where one can go, and which duties open the way.

import { may } from './session'

export interface Place {
  to: string
  name: string
  needs: string[] // any of these
  group: string
}

const all: Place[] = [
  { to: '/', name: '工作首页', needs: ['see'], group: '办理' },
  { to: '/registers', name: '清单管理', needs: ['see'], group: '办理' },
  { to: '/reviews', name: '公示审核', needs: ['review', 'publish'], group: '办理' },
  { to: '/today', name: '今日公示', needs: ['see'], group: '办理' },
  { to: '/leads', name: '线索', needs: ['see'], group: '案件' },
  { to: '/cases', name: '案件', needs: ['see'], group: '案件' },
  { to: '/approvals', name: '审批', needs: ['decide', 'sign_off'], group: '案件' },
  { to: '/legal-reviews', name: '法制审核', needs: ['examine'], group: '案件' },
  { to: '/hearings', name: '听证', needs: ['see'], group: '案件' },
  { to: '/panels', name: '集体讨论', needs: ['see'], group: '案件' },
  { to: '/due-dates', name: '期限日历', needs: ['see'], group: '案件' },
  { to: '/honesty-files', name: '守法诚信档案', needs: ['handle', 'examine', 'decide'], group: '案件' },
  { to: '/statutes', name: '法规变动', needs: ['see'], group: '规则' },
  { to: '/definitions', name: '定义管理', needs: ['see', 'manage_roles'], group: '规则' },
  { to: '/accounts', name: '组织与账号', needs: ['manage_accounts', 'manage_roles'], group: '管理' },
  { to: '/roles', name: '角色与权限', needs: ['see', 'manage_accounts', 'manage_roles', 'see_trail'], group: '管理' },
  { to: '/trail', name: '访问留痕', needs: ['see_trail'], group: '管理' },
  { to: '/status', name: '系统状态', needs: ['see_status'], group: '管理' },
]

export const openPlaces = () => all.filter((place) => place.needs.some((one) => may(one)))
// Everybody's, whatever their duties.
export const ownPlace = { to: '/me', name: '我的账号', group: '本人' }
