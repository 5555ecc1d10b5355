// Words typed and values shown in the workbench: whose they are, where they go, and that nobody
// else sees them. On the demo, by people who leave things as they were.

import { must } from './looks.mjs';
import { kDemoPassword, sitting } from './people.mjs';

const kItems = '/registers/enforcement_items';

// The server no longer knows who this is; the page learns of it when it next asks, as it does when
// looked at again after a while.
const kWhile = 60_000; // ms
const endSession = async ({ page }) => {
  await page.context().clearCookies();
  await page.clock.setFixedTime(Date.now() + kWhile);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
};

// A1, A15: somebody else's sign-in over an unattended page.
const anotherPerson = (world) =>
  sitting(world, 'reviewer_legal', '/', async (person) => {
    const { page } = person;
    const tasks = page.locator('main .panel a');
    await tasks.first().waitFor();
    const title = await tasks.first().innerText();
    await endSession(person);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    must(!(await page.locator('h1').first().isVisible()), 'the page is in sight behind the sign-in');
    await page.keyboard.press('Control+k');
    must((await page.getByRole('combobox').count()) === 0, 'the cache can be walked through');
    await dialog.getByLabel('登录名').fill('sysadmin');
    await dialog.getByLabel('口令', { exact: true }).fill(kDemoPassword);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '组织与账号' }).waitFor();
    must((await page.getByText(title, { exact: true }).count()) === 0, `an administrator sees ${title}`);
  });

// A2
const notSignedOut = (world) =>
  sitting(world, 'leader', '/today', async ({ page }) => {
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText(/没有退出/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    const { stage } = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
    must(stage === 'none', `still ${stage}`);
  });

// A5, A22, A23: an opinion stays with its entry, over a way to another and back.
const opinion = (world) =>
  sitting(world, 'reviewer_legal', `${kItems}/entries/HXRS-CF-014`, async ({ page }) => {
    const box = page.getByLabel('写一条内部意见');
    await box.fill('写给014的');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('HXRS-CF-013');
    await page.getByRole('option', { name: /HXRS-CF-013/ }).click();
    await page.waitForURL(/HXRS-CF-013/);
    await box.waitFor();
    must((await box.inputValue()) === '', 'what was written for one entry goes to the next');
    await page.goBack();
    await page.waitForURL(/HXRS-CF-014/);
    await page.waitForFunction(() => document.querySelector('[aria-label=写一条内部意见]')?.value === '写给014的');
    await box.fill('');
  });

// A20, A22: what stands in the box is saved; undoing elsewhere leaves the form alone.
const standsInTheBox = (world) =>
  sitting(world, 'compiler_labour', `${kItems}/drafts`, async (person) => {
    const { page } = person;
    const code = `HXRS-CF-${600 + Math.floor(Math.random() * 99)}`;
    await page.getByLabel(/编码/).first().fill(code);
    await person.press('保存草稿');
    await person.see(/^已保存/);
    await page.locator('#field-basis').getByRole('button', { name: '增加一条' }).click();
    await page.getByLabel('执法依据1的名称').fill('中华人民共和国劳动法');
    await page.getByLabel('执法依据1的条').pressSequentially('85');
    await page.keyboard.press('Control+s');
    await page.getByText(/^已保存/).waitFor();
    const at = `/api/v1${kItems}/drafts/${code}`;
    const { body, etag } = await person.call('GET', at);
    must(body.content.basis?.[0]?.article === 85, `saved ${JSON.stringify(body.content)}`);
    const remarks = page.getByLabel(/^备注/).first();
    await remarks.fill('备注的话');
    await page.getByLabel('写一条内部意见').pressSequentially('意见');
    await page.keyboard.press('Control+z');
    must((await remarks.inputValue()) === '备注的话', 'an undo in the comment undoes the form');
    await person.call('DELETE', at, null, { 'if-match': etag });
  });

// A14: shown for a purpose, and hidden again.
const revealed = (world) =>
  sitting(world, 'reviewer_legal', '/registers/officers?tab=published', async (person) => {
    const { page } = person;
    await page.locator('tbody a').first().click();
    const table = page.getByRole('table').first();
    await table.getByText('●●●●').first().waitFor();
    await person.press('显示个人信息');
    await page.getByRole('dialog').getByLabel(/目的/).fill('办理审核');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '隐藏个人信息' }).click();
    await table.getByText('●●●●').first().waitFor();
  });

// A26, A28
const byKeyboard = (world) =>
  sitting(world, 'reviewer_legal', '/reviews', async ({ page }) => {
    await page.locator('tbody tr.cursor').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/entries\//);
    must((await page.evaluate(() => document.activeElement?.id)) === 'content', 'the focus is not in the new page');
  });
const badDay = (world) =>
  sitting(world, 'leader', '/today?day=abc', async (person) => person.see(/abc/));

export const deskWords = (world) => [
  ['desk: words: another person signs in over the page', () => anotherPerson(world)],
  ['desk: words: signed out is who the server says is', () => notSignedOut(world)],
  ['desk: words: an opinion stays with its entry', () => opinion(world)],
  ['desk: words: what stands in the box is saved', () => standsInTheBox(world)],
  ['desk: words: personal values are shown and hidden again', () => revealed(world)],
  ['desk: words: a review is opened by keyboard', () => byKeyboard(world)],
  ['desk: words: a day that is none', () => badDay(world)],
];
