// Every screen, dialog and step of the workbench, by whose it is: [name, path, opens?]. `opens`
// does what a person does to get there from the page. Read by the checks and by the pictures.

import { approvals, cases, legalReviews } from './case_looks.mjs';
import { must } from './looks.mjs';
import { opens, settled, shown } from './reaching.mjs';

const kItems = '/registers/enforcement_items';
const kMine = 'HXRS-CF-014'; // returned to its unit
const kHeading = '执法类别,事项编码,事项名称,执法依据,承办机构';
const kRow = (code, name) => `行政处罚,${code},${name},《中华人民共和国劳动法》第九十条,劳动监察支队`;
// A table handed in, and its report.
const handsIn = (name, text) => async (person) => {
  await person.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await person.page.waitForURL(/imports\/.+/);
  await settled(person.page);
};
const keyNow = () => `ZX-${Date.now().toString(36).toUpperCase()}`;
const draftOf = async (person, content) => {
  const made = await person.call('POST', `/api/v1${kItems}/drafts`, { content });
  must(made.status === 201, `no draft: ${JSON.stringify(made.body)}`);
  return made;
};
const openDraft = (content) => async (person) => {
  const { body } = await draftOf(person, { ...content, code: keyNow() });
  await person.go(`${kItems}/drafts/${encodeURIComponent(body.key)}`);
  await settled(person.page);
  return body.key;
};
const remarks = (person) => person.page.getByLabel(/^备注/).first();

const lists = [
  ['home', '/'],
  ['registers', '/registers'],
  ['drafts', kItems],
  ['published', `${kItems}?tab=published`],
  ['nothing found', `${kItems}?text=zzzz`],
  [
    'a saved filter',
    `${kItems}?text=工资`,
    async (person) => {
      await person.press('保存这组筛选条件');
      await person.page.getByRole('dialog').getByRole('textbox').fill('走查');
      await person.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await person.page.getByRole('button', { name: '删除筛选条件走查' }).waitFor();
    },
  ],
  [
    'a saved filter given up',
    `${kItems}?text=甲`,
    async (person) => {
      await person.press('删除筛选条件走查');
      await person.page.getByRole('button', { name: '删除筛选条件走查' }).waitFor({ state: 'detached' });
    },
  ],
  ['entry', `${kItems}/entries/${kMine}`],
  ['no such page', '/no-such-page'],
  ['no such entry', `${kItems}/entries/no-such-entry`],
  ['export', '/registers/officers', opens('导出')],
  [
    'saving a filter',
    `${kItems}?text=工资`,
    async (person) => {
      await person.press('保存这组筛选条件');
      await shown(person);
    },
  ],
  [
    'command palette',
    '/',
    async (person) => {
      await person.page.keyboard.press('Control+k');
      await person.page.getByRole('combobox').fill('工资');
      await person.page.getByRole('option').nth(1).waitFor();
    },
  ],
  [
    'keys help',
    '/',
    async (person) => {
      await person.page.keyboard.press('?');
      await shown(person);
    },
  ],
  [
    'network lost',
    kItems,
    async ({ page }) => {
      await page.route('**/api/v1/**', (route) => route.abort());
      await page.getByRole('link', { name: /已公示/ }).first().click();
      await page.locator('.problem').waitFor();
    },
  ],
  [
    'signed out meanwhile',
    '/registers',
    async (person) => {
      await person.page.context().clearCookies();
      await person.page.getByRole('link', { name: '今日公示' }).click();
      await person.page.getByRole('dialog', { name: '请重新登录' }).waitFor(); // and the page is out of sight
    },
  ],
];

const forms = [
  ['new entry', `${kItems}/drafts`],
  ['a guide, the longest form', '/registers/service_guides/drafts'],
  [
    'a benchmark with rows',
    '/registers/discretion_benchmarks/drafts',
    (person) => person.page.getByRole('button', { name: '增加一行' }).first().click(),
  ],
  ['errors while typing', kItems, openDraft({ name: '走查用的事项', basis: [{ law: '' }] })],
  [
    'changed and not saved',
    kItems,
    async (person) => {
      await openDraft({ name: '走查用的事项' })(person);
      await remarks(person).fill('还没有保存的备注');
      await person.see('有未保存的改动');
    },
  ],
  [
    'somebody else saved meanwhile',
    kItems,
    async (person) => {
      const key = await openDraft({ name: '走查用的事项' })(person);
      const at = `/api/v1${kItems}/drafts/${encodeURIComponent(key)}`;
      const { body, etag } = await person.call('GET', at);
      const content = { ...body.content, remarks: '对方写的备注', sub_items: ['对方加的子项'] };
      await person.call('PUT', at, { content }, { 'if-match': etag });
      await remarks(person).fill('我写的备注');
      await person.press('保存草稿');
      await person.see('别人也改了这份草稿');
    },
  ],
  [
    'deleting a draft',
    kItems,
    async (person) => {
      await openDraft({ name: '走查用的事项' })(person);
      await opens('删除草稿')(person);
    },
  ],
  [
    'submitting a revision',
    kItems,
    async (person) => {
      const made = await person.call('POST', `/api/v1${kItems}/entries/${kMine}/drafts`);
      must([200, 201, 409].includes(made.status), JSON.stringify(made.body));
      await person.go(`${kItems}/drafts/${kMine}`);
      await person.page.getByRole('button', { name: '提交审核' }).click();
      await shown(person);
    },
  ],
];

const imports = [
  ['imports', `${kItems}/imports`],
  [
    'a file on its way',
    `${kItems}/imports`,
    async (person) => {
      await person.page.route('**/imports?name=*', () => {}); // answers never
      await person.page.locator('input[type=file]').setInputFiles({ name: '报送表.csv', mimeType: 'text/csv', buffer: Buffer.from(`${kHeading}\n`) });
      await person.see('报送表.csv');
    },
  ],
  ['a file that is no table', `${kItems}/imports`, handsIn('不是表格.xlsx', '不是表格')],
  [
    'report with a header to choose',
    `${kItems}/imports`,
    handsIn('报送表.csv', `${kHeading},不认得的列\n${kRow('ZX-01', '走查的处罚')},甲\n${kRow('', '没有编码的处罚')},乙\n`),
  ],
  [
    'a row being mended',
    `${kItems}/imports`,
    async (person) => {
      await handsIn('报送表.csv', `${kHeading}\n${kRow('', '没有编码的处罚')}\n`)(person);
      await person.page.getByLabel(/^第2行/).first().fill('ZX-02', { timeout: 5000 });
      await person.page.getByRole('button', { name: '改好这一行，重新校验' }).waitFor();
    },
  ],
  [
    'deleting an import',
    `${kItems}/imports`,
    async (person) => {
      await handsIn('报送表.csv', `${kHeading}\n${kRow('ZX-03', '走查的处罚')}\n`)(person);
      await opens('删除这次导入')(person);
    },
  ],
];

const reviews = [
  ['home of a reviewer', '/'],
  ['queue', '/reviews'],
  ['agreeing to many', '/reviews', async (person) => {
    await person.page.getByLabel('选中本页全部').check();
    await person.page.getByRole('button', { name: /^同意所选/ }).click();
    await shown(person);
  }],
  ['a revision under review', `${kItems}/entries/HXRS-CF-012`],
  ['returning', `${kItems}/entries/HXRS-CF-012`, opens('退回')],
  ['personal values', '/registers/officers?tab=published'],
  ['statutes', '/statutes'],
  ['entries citing a statute', '/statutes?name=中华人民共和国劳动法'],
  ['a statute changed', '/statutes', opens('登记法规变动')],
];

const edits = (change) => async (person) => {
  const box = person.page.getByLabel(/的内容$/);
  await box.fill(change(await box.inputValue()));
  await person.press('检查影响');
};
const definitions = [
  ['definitions', '/definitions'],
  ['a new file', '/definitions', opens('新增文件')],
  ['an arrangement of holidays with faults', '/definitions', async (person) => {
    await opens('导入放假安排')(person);
    await person.page.getByLabel('放假安排', { exact: true }).fill('2027-01-01 休 元旦\n2027-02-30 休');
    await person.press('转为工作日历');
    await person.see(/第2行：“2027-02-30”不是日期/);
  }],
  [
    'a change with a problem',
    '/definitions',
    async (person) => {
      await edits((text) => `${text}\nno_such_key: 1\n`)(person);
      await person.see(/改好后才能采用/);
    },
  ],
  [
    'a change as lines',
    '/definitions',
    (person) => person.press('查看改动'),
  ],
  [
    'adopting a change',
    '/definitions',
    async (person) => {
      await edits((text) => `${text.replace('\nno_such_key: 1\n', '')}\n# 走查\n`)(person);
      await person.see('检查通过');
      await opens('采用')(person);
    },
  ],
];

const publishing = [
  ['queue to publish', '/reviews'],
  ['approved entry', `${kItems}/entries/HXRS-CF-013`],
  ['publishing', `${kItems}/entries/HXRS-CF-013`, opens('公示')],
  ['publishing a whole register', `${kItems}?tab=approved`, opens('汇总公示')],
  ['withdrawing', `${kItems}/entries/HXRS-CF-013`, opens('撤回公示')],
];

const accounts = [
  ['accounts', '/accounts'],
  ['changing an account', '/accounts', async (person) => {
    await person.page.getByRole('button', { name: /^修改/ }).first().click();
    await shown(person);
  }],
  ['resetting a password', '/accounts', async (person) => {
    await person.page.getByRole('button', { name: /^重置.*的口令$/ }).first().click();
    await shown(person);
  }],
  ['a new account', '/accounts', opens('新建账号')],
  ['its invitation', '/accounts', async (person) => {
    await opens('新建账号')(person);
    const form = person.page.getByRole('dialog');
    await form.getByLabel(/姓名/).fill('走查示例');
    const login = keyNow().toLowerCase();
    await form.getByLabel(/登录名/).fill(login);
    await form.getByLabel('单位').click();
    await person.page.getByRole('option').first().click();
    await form.getByRole('button', { name: '新建' }).click();
    // There, the dialog gone and the list read anew: until then the rows are on the move.
    await person.page.getByRole('region', { name: '走查示例的邀请码' }).first().waitFor();
    await form.waitFor({ state: 'hidden' });
    await person.page.getByRole('cell', { name: login }).waitFor();
  }],
  ['status', '/status'],
];

// login -> states; one person goes through them in order.
export const kLooks = {
  'lists of a compiler': ['compiler_labour', lists],
  'forms of a compiler': ['compiler_labour', forms],
  'imports of a compiler': ['compiler_labour', imports],
  'reviews': ['reviewer_legal', reviews],
  'cases of an officer': ['compiler_labour', cases],
  'legal reviews': ['reviewer_legal', legalReviews],
  'approvals of a leader': ['leader', approvals],
  'definitions': ['reviewer_legal', definitions],
  'publishing': ['publisher', publishing],
  'the day of a leader': ['leader', [['today', '/today'], ['a day with nothing', '/today?day=2020-01-01'], ['a draft to read', `${kItems}/drafts/${kMine}`]]],
  'accounts': ['sysadmin', accounts],
  'roles': ['secadmin', [['roles', '/roles'], ['giving roles', '/accounts', async (person) => {
    await person.page.getByRole('button', { name: /^分配/ }).first().click();
    await shown(person);
  }]]],
  'trail': ['auditor', [['trail', '/trail'], ['nothing in the trail', '/trail?text=zzzz']]],
};

// Brings a person to a state, each a page of its own.
export const bringTo = async (person, [, path, reach]) => {
  await person.go(path);
  await settled(person.page);
  if (reach) await reach(person);
};
