// Acts and what is offered, where something is slow, is somebody else's, or was not read. On the demo,
// by people who leave things as they were.

import { must } from './looks.mjs';
import { sitting } from './people.mjs';

const kItems = '/registers/enforcement_items';
const kOfficers = '/api/v1/registers/officers';

// A1: of a correction of what is hidden, the reviewer sees that it is one.
const hiddenChange = (world) =>
  sitting(world, 'certificate_keeper', '/registers/officers?tab=published', async (person) => {
    const list = await person.call('GET', `${kOfficers}/entries?stage=published&page=1&page_size=1`);
    const key = encodeURIComponent(list.body.entries[0].key);
    const made = await person.call('POST', `${kOfficers}/entries/${key}/drafts`);
    const at = `${kOfficers}/drafts/${key}`;
    const { body, etag } = await person.call('GET', at);
    const content = { ...body.content, mobile: '13900000000' };
    const saved = await person.call('PUT', at, { content }, { 'if-match': etag });
    must(made.status === 201 && saved.status === 200, JSON.stringify([made.body, saved.body]));
    const submission = { kind: 'correction', reason: '手机有误。' };
    const sent = await person.call('POST', `${kOfficers}/entries/${key}/submissions`, submission, { 'if-match': saved.etag });
    must(sent.status === 200, JSON.stringify(sent.body));
    await person.go(`/registers/officers/entries/${key}`);
    await person.see('改动了 1 项');
    await person.see('有改动，是个人信息，显示后可以对照');
    const back = await person.call('DELETE', `${kOfficers}/entries/${key}/submissions`, null, { 'if-match': sent.etag });
    must(back.status === 200, JSON.stringify(back.body));
    const left = await person.call('GET', at);
    await person.call('DELETE', at, null, { 'if-match': left.etag });
  });

// B2: a role of one register is offered nothing in another.
const ofOneRegister = (world) =>
  sitting(world, 'certificate_keeper', '/registers/officers', async (person) => {
    await person.button('新建条目').waitFor();
    await person.go(kItems);
    await person.page.getByRole('link', { name: /^已公示/ }).waitFor();
    must((await person.button('新建条目').count()) === 0, 'an entry of another register is offered');
  });

// B3: what is to be changed is there before one can change it.
const slowAccount = (world) =>
  sitting(world, 'secadmin', '/accounts', async (person) => {
    const { page } = person;
    let answer;
    await page.route(/api\/v1\/accounts\/[^/?]+$/, (route) => (answer = () => route.continue()), { times: 1 });
    await page.getByRole('button', { name: /^分配/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('.el-skeleton').waitFor();
    must((await dialog.getByRole('checkbox').count()) === 0, 'roles can be ticked before they are read');
    must(await dialog.getByRole('button', { name: '保存' }).isDisabled(), 'nothing read can be saved');
    await answer();
    await dialog.getByRole('checkbox').first().waitFor();
  });

// B5: a schema that cannot be read is said to be so.
const noSchema = (world) =>
  sitting(world, 'compiler_labour', '/registers/no-such-register/drafts', async (person) => {
    await person.page.locator('.problem').waitFor();
    must((await person.page.locator('.el-skeleton').count()) === 0, 'waits for ever');
  });

// B12, B18: two filters given up one after the other are both gone.
const twoFilters = (world) =>
  sitting(world, 'compiler_service', `${kItems}?text=甲`, async (person) => {
    const { page } = person;
    for (const word of ['甲', '乙']) {
      await person.go(`${kItems}?text=${word}`);
      await person.press('保存这组筛选条件');
      await page.getByRole('dialog').getByRole('textbox').fill(`存${word}`);
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await person.button(`删除筛选条件存${word}`).waitFor();
    }
    await person.press('删除筛选条件存甲');
    await person.press('删除筛选条件存乙');
    await person.button('删除筛选条件存乙').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: /^已公示/ }).waitFor();
    must((await page.getByRole('button', { name: /^删除筛选条件/ }).count()) === 0, 'one came back');
  });

// B13: the menu opens where one is.
const menuInSight = (world) =>
  sitting(world, 'compiler_labour', `${kItems}?tab=published`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.locator('tbody a').last().scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: '菜单' }).click();
    const link = page.getByRole('link', { name: '今日公示' });
    await link.waitFor();
    const top = (await link.boundingBox()).y;
    must(top > 0 && top < 700, `the menu stands at ${top}`);
  });

// B14: on paper as in light.
const inkOnPaper = (world) =>
  sitting(world, 'leader', '/today', async ({ page }) => {
    const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink-2'));
    const light = await ink();
    await page.evaluate(() => document.documentElement.classList.add('dark'));
    must((await ink()) !== light, 'dark is as light');
    await page.emulateMedia({ media: 'print' });
    must((await ink()) === light, 'dark on paper');
  });

// B16: what both wrote is settled on the page, not behind the dialog.
const conflictSeen = (world) =>
  sitting(world, 'compiler_labour', '/', async (person) => {
    const { page } = person;
    const code = `ZX-${Date.now().toString(36).toUpperCase()}`;
    const basis = [{ law: '中华人民共和国劳动法', article: 90 }];
    const content = { category: '行政处罚', code, name: '走查', basis, handling_unit: '劳动监察支队' };
    const at = `/api/v1${kItems}/drafts/${code}`;
    const made = await person.call('POST', `/api/v1${kItems}/drafts`, { content });
    must(made.status === 201, JSON.stringify(made.body));
    await person.go(`${kItems}/drafts/${code}`);
    await page.getByLabel(/^备注/).first().fill('我写的');
    const theirs = await person.call('PUT', at, { content: { ...content, remarks: '对方写的' } }, { 'if-match': made.etag });
    must(theirs.status === 200, JSON.stringify(theirs.body));
    await person.press('提交审核');
    await page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
    await person.see('别人也改了这份草稿');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await person.call('DELETE', at, null, { 'if-match': theirs.etag });
  });

export const deskActs = (world) => [
  ['desk: acts: a change of what is hidden is seen to be one', () => hiddenChange(world)],
  ['desk: acts: a role of one register is offered that one', () => ofOneRegister(world)],
  ['desk: acts: an account is read before it is changed', () => slowAccount(world)],
  ['desk: acts: a register that is not read is said so', () => noSchema(world)],
  ['desk: acts: two filters given up are both gone', () => twoFilters(world)],
  ['desk: acts: the menu of a phone opens in sight', () => menuInSight(world)],
  ['desk: acts: paper is as in light', () => inkOnPaper(world)],
  ['desk: acts: what both wrote is settled in sight', () => conflictSeen(world)],
];
