// The network goes while a form is saved, a table imported, entries submitted and published,
// before the server hears of it and, worse, after it did what was asked: nothing is lost,
// nothing done twice.

import { must } from './looks.mjs';

const kItems = '/registers/enforcement_items';
const kTable = (code) =>
  [
    '执法类别,事项编码,事项名称,执法依据,承办机构',
    `行政处罚,${code}-1,断网时报送的第一项,《中华人民共和国劳动法》第九十条,劳动监察支队`,
    `行政处罚,,断网时报送的第二项,《中华人民共和国劳动法》第九十条,劳动监察支队`,
  ].join('\n');

// The next request to such an address never reaches the server.
export const cutBefore = (page, address) => page.route(address, (route) => route.abort(), { times: 1 });
// The next one is carried out, and its answer lost on the way back.
export const cutAfter = (page, address) =>
  page.route(
    address,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );

const totalOf = async (person, path) => (await person.call('GET', path)).body.total;
const importsOf = (person) => totalOf(person, `/api/v1${kItems}/imports?page=1&page_size=1`);
const handIn = (person, code) =>
  person.page
    .locator('input[type=file]')
    .setInputFiles({ name: `${code}.csv`, mimeType: 'text/csv', buffer: Buffer.from(kTable(code)) });

async function importThrough(person, code, cut) {
  const { page } = person;
  await person.go(`${kItems}/imports`);
  const before = await importsOf(person);
  await cut(page, '**/imports?name=*');
  await handIn(person, code);
  await person.see(/不能确定是否已办理/);
  await person.press(`重新上传 ${code}.csv`);
  await person.see('校验结果');
  must((await importsOf(person)) === before + 1, 'the file was taken in twice');

  await page.getByLabel('第3行事项编码').fill(`${code}-2`);
  await cut(page, '**/cells');
  await person.press('改好这一行，重新校验');
  await person.see('网络已恢复');
  // Read anew, the page tells whether it was done: only then is there nothing to press, or the
  // button goes while one looks for it.
  if (cut === cutBefore) await person.press('改好这一行，重新校验'); // what was typed is still there
  await person.see(/须改正 0 行/);

  await person.press('知道了');
  await cut(page, '**/drafts');
  await person.press('把 2 行转为草稿');
  await person.see('网络已恢复');
  if (cut === cutBefore) await person.press('把 2 行转为草稿');
  await person.see('已转为草稿');
  must((await totalOf(person, `/api/v1${kItems}/drafts?text=${code}`)) === 2, 'not two drafts');
}

export async function importLost(person) {
  await importThrough(person, 'HXRS-DW-81', cutBefore);
  await importThrough(person, 'HXRS-DW-82', cutAfter);
}

export async function formLost(person) {
  const { page } = person;
  await person.go(`${kItems}/drafts`);
  await page.getByLabel(/编码/).first().fill('HXRS-CF-777');
  await page.context().setOffline(true);
  await person.press('保存草稿');
  await person.see(/连接不上服务器/);
  await page.context().setOffline(false);
  await person.press('保存草稿');
  await person.see(/已保存/);
  must((await totalOf(person, `/api/v1${kItems}/drafts?text=HXRS-CF-777`)) === 1, 'not one draft');
  // Saved, and the answer lost: saving again is not a stranger's change.
  const remarks = page.getByLabel(/^备注/).first();
  await remarks.fill('断网时写的话');
  await cutAfter(page, '**/drafts/HXRS-CF-777');
  await person.press('保存草稿');
  await person.see('网络已恢复');
  await person.press('保存草稿');
  await person.see(/已保存/);
  must((await remarks.inputValue()) === '断网时写的话', 'the words are lost');
  must((await page.getByText('别人也改了这份草稿').count()) === 0, 'in conflict with oneself');
}

// The codes of two entries submitted.
export async function submitLost(person) {
  const { page } = person;
  await person.go(kItems);
  const codes = page.locator('tbody td[data-label=编码]');
  await codes.nth(3).waitFor();
  const two = (await codes.allInnerTexts()).filter((code) => /^HXRS-CF-0/.test(code)).slice(0, 2);
  for (const code of two) await page.locator('tr', { hasText: code }).getByRole('checkbox').check();
  await cutBefore(page, '**/submissions');
  await person.press('提交所选（2）');
  await person.see(/不能确定是否已办理/);
  await person.press('提交所选（2）'); // still chosen
  await person.see(/2 条已办理/);
  return two;
}

const publish = async (person) => {
  await person.press('公示');
  await person.page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
};
export async function publishLost(person, [one, other]) {
  for (const [key, cut] of [
    [one, cutBefore],
    [other, cutAfter],
  ]) {
    await person.go(`${kItems}/entries/${key}`);
    await cut(person.page, '**/publications');
    await publish(person);
    await person.see('网络已恢复');
    if (cut === cutBefore) await publish(person);
    await person.page.locator('.stage.published').waitFor();
    const { body } = await person.call('GET', `/api/v1${kItems}/entries/${key}/history`);
    const published = body.events.filter(({ event }) => event === 'published').length;
    must(published === 1, `${key} was published ${published} times`);
  }
}

// Not answered yet is not lost; and what was lost comes back without a press.
const firstAnswer = async ({ browser, url }) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const look = () => (window.saidLost ||= document.querySelector('.problem') !== null);
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    });
    let answer;
    await page.route('**/api/v1/session', (route) => (answer = () => route.continue()), { times: 1 });
    const asked = page.waitForRequest('**/api/v1/session');
    await page.goto(`${url}/desk/`);
    await asked;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await answer();
    await page.getByRole('button', { name: '登录' }).waitFor();
    must(!(await page.evaluate(() => window.saidLost)), 'told as lost while it was only being asked');

    await cutBefore(page, '**/api/v1/session');
    await page.goto(`${url}/desk/`);
    await page.getByText('连接不上服务器').waitFor();
    await page.getByRole('button', { name: '登录' }).waitFor();
  } finally {
    await context.close();
  }
};

export const deskNetwork = (world) => [['desk: a server slow to answer is not told as lost', () => firstAnswer(world)]];
