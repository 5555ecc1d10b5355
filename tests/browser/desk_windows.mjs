// One machine, several windows and several people: nobody sees what is another's, and nobody is in
// another's way.

import { must } from './looks.mjs';
import { kDemoPassword, Person, sitting } from './people.mjs';

// A3: signed out in one window, nothing stays in sight in the others; signed in, they are the other's.
const otherWindows = (world) =>
  sitting(world, 'reviewer_legal', '/', async ({ page }) => {
    const other = await page.context().newPage();
    await other.goto(`${world.url}/desk/registers`);
    await other.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await other.getByRole('dialog', { name: '请重新登录' }).waitFor();
    must(!(await other.locator('h1').first().isVisible()), 'the page is in sight in the other window');
    await page.getByLabel('登录名').fill('sysadmin');
    await page.getByLabel('口令', { exact: true }).fill(kDemoPassword);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '组织与账号' }).waitFor();
    await other.getByRole('heading', { name: '组织与账号' }).waitFor();
  });

// A2: whoever stands at the second step is not in the next one's way.
export async function anotherSignsIn(browser, url, { login, password }) {
  const person = await Person.sitDown(browser, url);
  await person.type('登录名', login);
  await person.page.getByLabel('口令', { exact: true }).fill(password);
  await person.press('登录');
  await person.see(/动态口令（/);
  await person.page.reload();
  await person.see(/动态口令（/);
  await person.press('换一个账号');
  await person.button('登录').waitFor();
  must((await person.page.getByLabel('登录名').inputValue()) === '', 'the former name is still there');
  await person.page.reload();
  await person.button('登录').waitFor();
  await person.leave();
}

export const deskWindows = (world) => [['desk: windows: another signs in, and the others follow', () => otherWindows(world)]];
