// What nobody in the office can do, whatever they press: publish a body without its outside
// approval, act beyond a role, write over a colleague.

import path from 'node:path';
import { must } from './looks.mjs';
import { root } from './start.mjs';

const kRegister = 'enforcement_items';

// 审核文号: without the outside approval a body is neither submitted nor published
// (国办发〔2018〕118号); with it, it is.
export const approvalNumber = async (story) => {
  const { compiler, publisher } = story.people;
  const register = 'enforcement_bodies';
  const [key, number] = ['信息中心', '海司法审〔2026〕9号'];
  const at = `/api/v1/registers/${register}/entries/${encodeURIComponent(key)}`;
  await compiler.go(`/registers/${register}/imports`);
  await compiler.page
    .locator('input[type=file]')
    .setInputFiles(path.join(root, 'demo/files/04-行政执法主体资格清单.xlsx'));
  await compiler.see(/须改正 1 行/);
  await compiler.page.getByRole('button', { name: /^须改正/ }).click();
  await compiler.type('第7行主体类别', '法定行政机关');
  await compiler.type('第7行审核文号', number);
  await compiler.press('改好这一行，重新校验');
  await compiler.see(/须改正 0 行/);
  await compiler.page.getByRole('button', { name: /^把 \d+ 行转为草稿/ }).click();
  await compiler.see('已转为草稿');
  await compiler.go(`/registers/${register}/drafts/${encodeURIComponent(key)}`);
  const box = compiler.page.locator('#field-approval_number input');
  const save = async (text) => {
    await box.fill(text);
    await compiler.press('保存草稿');
    await compiler.see(/^已保存/);
  };
  const isRefused = async (person, act, words) => {
    const seen = await person.call('GET', act === 'submissions' ? at.replace('/entries/', '/drafts/') : at);
    const { status, body } = await person.call('POST', `${at}/${act}`, {}, { 'if-match': seen.etag ?? '' });
    const said = `${body.title}${body.article ?? ''}${JSON.stringify(body.fields ?? [])}`;
    must(status >= 400 && status < 500 && words.test(said), `${act}: ${status} ${said}`);
  };
  await save('');
  await compiler.see('未经审核机关审核，不得公示');
  await isRefused(compiler, 'submissions', /审核/);
  await isRefused(publisher, 'publications', /./);
  await save(number);
  await story.submit(compiler);
  await isRefused(publisher, 'publications', /审核|审结/);
  for (const login of ['head', 'legal', 'leader']) await story.agreeToAll(login);
  await publisher.go(`/registers/${register}/entries/${encodeURIComponent(key)}`);
  await publisher.press('公示');
  await publisher.page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
  await publisher.see('第1版');
  await story.told(key, number, register);
};

// In the page the way is not there; by direct call it is refused, and the trail knows.
export const refuse = async (story) => {
  const at = `/api/v1/registers/${kRegister}/entries/${encodeURIComponent(story.keys[0])}`;
  const refusals = [
    ['compiler', 'POST', `${at}/publications`, {}],
    ['compiler', 'POST', `${at}/approvals`, {}],
    ['head', 'POST', `${at}/publications`, {}],
    ['legal', 'POST', `${at}/publications`, {}],
    ['legal', 'POST', `${at}/submissions`, {}],
    ['leader', 'POST', `${at}/withdrawals`, { reason: '无' }],
    ['publisher', 'POST', `/api/v1/registers/${kRegister}/drafts`, { content: { code: 'X' } }],
    ['publisher', 'POST', `${at}/approvals`, {}],
    ['compiler', 'GET', '/api/v1/trail', null],
    ['leader', 'POST', '/api/v1/accounts', { login: 'x1', name: '某', unit: '局领导' }],
    ['sys', 'GET', '/api/v1/registers', null],
    ['sys', 'PUT', '/api/v1/accounts/x/roles', { roles: [] }],
    ['sec', 'GET', `/api/v1/registers/${kRegister}/drafts`, null],
    ['sec', 'GET', '/api/v1/trail', null],
    ['aud', 'GET', at, null],
    ['aud', 'GET', '/api/v1/accounts', null],
  ];
  for (const [login, method, address, body] of refusals) {
    const answer = await story.people[login].call(method, address, body);
    must(answer.status === 403, `${login} ${method} ${address}: ${answer.status}`);
    must(/[。，]|没有|只能/.test(answer.body.title), `${login}: no sentence`);
  }
  const { aud } = story.people;
  await aud.go('/trail?event=refused');
  await aud.page.locator('tbody tr').first().waitFor();
  const trail = await aud.page.locator('tbody').innerText();
  for (const [login, method, address] of refusals) {
    must(trail.includes(decodeURIComponent(address)), `the trail does not know of ${login} ${method} ${address}`);
  }
  for (const [login, button] of [
    ['compiler', '公示'],
    ['leader', '新建条目'],
    ['publisher', '新建条目'],
  ]) {
    await story.people[login].go(`/registers/${kRegister}`);
    await story.people[login].page.locator('h1').waitFor();
    must((await story.people[login].button(button).count()) === 0, `${login} is offered ${button}`);
  }
};

// The same draft in two windows: the later save is shown what the earlier one changed. One that no
// later chapter submits: whoever wrote on it may not review it.
export const twoOnOneDraft = async (story) => {
  const { compiler, head } = story.people;
  await compiler.go(`/registers/${kRegister}`);
  const key = await compiler.page.locator('tbody tr:last-child td[data-label=编码]').innerText();
  const address = `/registers/${kRegister}/drafts/${encodeURIComponent(key)}`;
  await compiler.go(address);
  await head.go(address);
  const remarks = (person) => person.page.getByLabel(/^备注/).first();
  await remarks(compiler).fill('先存的话');
  await remarks(head).fill('后存的话');
  await head.page.locator('#field-remedies textarea').fill('只有后存的人写的');
  const held = async () =>
    (await compiler.call('GET', `/api/v1/registers/${kRegister}/drafts/${encodeURIComponent(key)}`)).body.content;
  await compiler.press('保存草稿');
  await compiler.see(/已保存/);
  await head.press('保存草稿');
  await head.see('先存的话');
  must((await remarks(head).inputValue()) === '后存的话', 'the later writer lost their words');
  await head.page.keyboard.press('Control+s'); // settles nothing
  must((await held()).remarks === '先存的话', 'the earlier writer lost their words unasked');
  await head.page.getByRole('group', { name: '备注' }).getByLabel(/用对方的/).check();
  await head.press('合并并保存');
  await head.page.getByText('别人也改了这份草稿').waitFor({ state: 'detached' });
  const merged = await held();
  must(merged.remarks === '先存的话' && merged.remedies === '只有后存的人写的', `merged: ${JSON.stringify(merged)}`);
};
