// Markup, script and template braces written wherever a person may write: shown as they were
// written on every screen, of the staff and of the public; nothing of it is run, or even tried.

import { must } from './looks.mjs';

const kItems = '/registers/enforcement_items';
const kCode = 'HXRS-CF-666';
const kRun = 'window.__ran=1';
const kMark = `<img src=x onerror=${kRun}><script>${kRun}</script>"><svg onload=${kRun}>javascript:${kRun}//{{constructor.constructor("${kRun}")()}}`;
const kShort = '<svg onload=__ran()>'; // a filter's name has 20 letters
const kPatience = 10_000; // ms
const kFile = `<img src=x onerror=${kRun}>.csv`;

// Nothing ran, and nothing of what was written became part of the page.
const harmless = async (page, where, expected = kMark) => {
  const isThere = (mark) =>
    !document.querySelector('.el-skeleton, [aria-busy=true]') &&
    [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((one) => one.value)].some((text) => text.includes(mark));
  await page.waitForFunction(isThere, expected, { timeout: kPatience }).catch(() => {
    throw new Error(`${where} does not say what was written`);
  });
  const found = await page.evaluate(
    (run) => {
      const live = [...document.querySelectorAll('img, svg, a, script, iframe')].filter((one) =>
        [...one.attributes].some(({ name, value }) => name.startsWith('on') || value.includes(run)),
      );
      return {
        ran: window.__ran !== undefined,
        live: [...live, ...[...document.scripts].filter((one) => one.text.startsWith(run))].map((one) => one.outerHTML),
      };
    },
    kRun,
  );
  must(!found.ran, `${where}: a script ran`);
  must(found.live.length === 0, `${where}: ${found.live.join('\n')}`);
};

const visit = async (person, path, expected = kMark) => {
  await person.go(path);
  await harmless(person.page, path, expected);
};

// Every box of the form that takes text.
const writeEntry = async (person) => {
  const { page } = person;
  await person.go(`${kItems}/drafts`);
  await page.getByLabel('事项编码', { exact: true }).fill(kCode);
  for (const label of ['事项名称', '受理条件', '权限', '流程图', '救济渠道', '备注']) {
    await page.getByLabel(label, { exact: true }).fill(kMark);
  }
  for (const [label, text] of [
    ['执法类别', '行政处罚'],
    ['承办机构', '劳动监察支队'],
    ['子项名称', kMark],
    ['执法主体', kMark],
    ['委托机关', kMark],
  ]) {
    await page.getByRole('combobox', { name: label, exact: true }).fill(text);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await page.locator('#field-basis').getByRole('button', { name: '增加一条' }).click();
  await page.getByLabel('执法依据1的名称').fill(kMark);
  await page.getByLabel('法定办理时限从哪一天起算').fill(kMark);
  await harmless(page, 'the form');
  await person.press('保存草稿');
  await person.see(/已保存/);
  await harmless(page, 'the form, saved');
};

const submit = async (person, reason) => {
  await person.go(`${kItems}/drafts/${kCode}`);
  await person.press('提交审核');
  const form = person.page.getByRole('dialog');
  await form.locator('textarea').fill(reason);
  await form.getByRole('button', { name: '提交审核' }).click();
  await person.page.waitForURL(`**/entries/${kCode}`);
};

const handIn = async (person) => {
  const text = `执法类别,事项编码,事项名称,执法依据,承办机构,备注\n"${kMark.replaceAll('"', '""')}",,"${kMark.replaceAll('"', '""')}",《中华人民共和国劳动法》第九十条,劳动监察支队,"${kMark.replaceAll('"', '""')}"\n`;
  await person.go(`${kItems}/imports`);
  await person.page.locator('input[type=file]').setInputFiles({ name: kFile, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await person.see('校验结果');
  await harmless(person.page, 'the report of an import', kFile);
  await harmless(person.page, 'the cells of an import');
  await visit(person, `${kItems}/imports`, kFile);
};

// Commented, returned, submitted again, approved and published.
const passThrough = async ({ compiler, head, legal, leader, publisher }) => {
  await submit(compiler, kMark);
  const at = `${kItems}/entries/${kCode}`;
  await head.go(at);
  await head.page.getByLabel('写一条内部意见').fill(kMark);
  await head.press('发表');
  await head.page.locator('.text', { hasText: kRun }).waitFor();
  await head.press('退回');
  await head.page.getByRole('dialog').locator('textarea').first().fill(kMark);
  await head.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
  await head.see('已退回');
  await compiler.go(at);
  await compiler.press('修改后重新提交');
  await compiler.page.waitForURL(/drafts/);
  await submit(compiler, kMark);
  for (const person of [head, legal, leader]) {
    await person.go(at);
    await person.page.getByLabel('审核意见').fill(kMark);
    await person.press('同意');
    await person.page.getByLabel('审核意见').waitFor({ state: 'detached' });
  }
  await publisher.go(at);
  await publisher.press('公示');
  await publisher.page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
  await publisher.page.locator('.stage.published').waitFor();
};

const nameThings = async ({ compiler, sys }) => {
  await compiler.go(`${kItems}?tab=published&text=${encodeURIComponent(kMark)}`);
  await harmless(compiler.page, 'a list asked for it');
  await compiler.press('保存这组筛选条件');
  await compiler.page.getByRole('dialog').locator('input').fill(kShort);
  await compiler.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await compiler.page.getByRole('button', { name: kShort, exact: true }).waitFor();
  await harmless(compiler.page, 'a saved filter', kShort);
  await sys.go('/accounts');
  await sys.press('新建账号');
  const form = sys.page.getByRole('dialog');
  await form.getByLabel(/姓名/).fill(kFile);
  await form.getByLabel(/登录名/).fill('markup');
  await form.getByLabel('单位').click();
  await sys.page.getByRole('option').first().click();
  await form.getByRole('button', { name: '新建' }).click();
  await sys.page.locator('code.code').waitFor();
  await harmless(sys.page, 'an invitation', kFile);
};

const visitStaff = async ({ compiler, legal, leader, publisher, sys, sec, aud }) => {
  const asked = encodeURIComponent(kMark);
  const list = `${kItems}?tab=published`;
  for (const path of [list, `${kItems}/entries/${kCode}`, '/today']) await visit(compiler, path);
  await compiler.page.goBack();
  await compiler.page.getByText('经过').waitFor();
  for (const line of await compiler.page.locator('details > summary').all()) await line.click();
  await harmless(compiler.page, 'the changes of an entry');
  await compiler.page.keyboard.press('Control+k');
  await compiler.page.getByRole('combobox').fill('img src');
  await compiler.page.getByRole('option').first().waitFor();
  await harmless(compiler.page, 'the command palette');
  for (const path of [`/reviews?text=${asked}`, `/statutes?text=${asked}`, `/statutes?name=${asked}`, '/']) await visit(legal, path);
  for (const path of ['/', '/today']) await visit(leader, path);
  await visit(publisher, list);
  for (const person of [sys, sec]) await visit(person, '/accounts', kFile);
  await sec.page.getByRole('button', { name: `分配${kFile}的角色` }).click();
  await harmless(sec.page, 'the dialog of roles', kFile);
  await visit(aud, '/trail', kFile);
};

const visitPublic = async (person) => {
  const at = `${kItems}/${kCode}`;
  for (const path of [at, `${at}/history`, `${at}/print`, `${kItems}?q=${encodeURIComponent(kMark)}`, '/search?q=img', `/search?q=${encodeURIComponent(kMark)}`, '/']) {
    const answer = await person.page.goto(person.url + path);
    if (answer.status() === 404) continue; // not every register prints
    await harmless(person.page, path);
  }
  // A feed reader shows what is typed html as such: there it must be escaped once more.
  const feed = await (await fetch(`${person.url}/feed.atom`)).text();
  must(feed.includes('&lt;img src=x'), 'the feed does not tell of it');
  must(!/<(img|svg|script)\b/i.test(feed), 'the feed holds markup of it');
  for (const [, text] of feed.matchAll(/type="html"[^>]*>([^<]*)</g)) {
    must(!text.includes('&lt;img src=x'), `the feed would be shown as markup: ${text}`);
  }
};

export async function markupIsText(people) {
  const pages = Object.values(people).map(({ page }) => page);
  const dialogs = [];
  for (const page of pages) {
    page.on('dialog', async (dialog) => {
      if (dialog.type() !== 'beforeunload') dialogs.push(dialog.message());
      await dialog.accept();
    });
  }
  await writeEntry(people.compiler);
  await handIn(people.compiler);
  await passThrough(people);
  await nameThings(people);
  await visitStaff(people);
  await visitPublic(people.leader);
  must(dialogs.length === 0, `dialogs opened: ${dialogs.join(', ')}`);
}
