// The network goes while a table is imported and while an entry is published, before the server
// hears of it and, worse, after it did what was asked: nothing is lost, nothing done twice.

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
  const again = person.button('改好这一行，重新校验');
  if (await again.count()) await again.click(); // what was typed is still there
  await person.see(/须改正 0 行/);

  await person.press('知道了');
  await cut(page, '**/drafts');
  await person.press('把 2 行转为草稿');
  await person.see('网络已恢复');
  const draft = person.button('把 2 行转为草稿');
  if (await draft.count()) await draft.click();
  await person.see('已转为草稿');
  must((await totalOf(person, `/api/v1${kItems}/drafts?text=${code}`)) === 2, 'not two drafts');
}

export async function importLost(person) {
  await importThrough(person, 'HXRS-DW-81', cutBefore);
  await importThrough(person, 'HXRS-DW-82', cutAfter);
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
    // Read anew, the page tells whether it was done: only then is there nothing to press.
    if (cut === cutBefore) await publish(person);
    await person.see('第1版');
    const { body } = await person.call('GET', `/api/v1${kItems}/entries/${key}/history`);
    const published = body.events.filter(({ event }) => event === 'published').length;
    must(published === 1, `${key} was published ${published} times`);
  }
}
