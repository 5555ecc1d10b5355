// The form of an entry: nothing typed or handed in is lost by leaving a box, a row or the page. On
// the demo, by people who leave things as they were.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { must } from './looks.mjs';
import { sitting } from './people.mjs';
import { root } from './start.mjs';

const kItems = '/registers/enforcement_items';
const kNew = `${kItems}/drafts`;
const kChart = path.join(root, 'demo/files/附件/劳务派遣经营许可流程图.pdf');
const chart = ({ page }) => page.locator('#field-flow_chart_files');
const pdf = (name, bytes) => ({ name, mimeType: 'application/pdf', buffer: bytes });
const isHere = (locator) => locator.first().waitFor();

// A4: words typed into a choice, and left by Tab, by a click elsewhere, by Ctrl+S.
const openChoices = (world) =>
  sitting(world, 'compiler_labour', kNew, async (person) => {
    const { page } = person;
    const items = page.locator('#field-sub_items');
    const box = items.getByRole('combobox');
    await box.focus();
    await box.pressSequentially('子项甲');
    await page.keyboard.press('Tab');
    await isHere(items.getByText('子项甲', { exact: true }));
    await box.focus();
    await box.pressSequentially('子项乙');
    await page.getByRole('heading', { level: 1 }).click();
    await isHere(items.getByText('子项乙', { exact: true }));
    // By mouse, the option and not what was typed to find it.
    const unit = page.locator('#field-handling_unit');
    await unit.getByRole('combobox').focus();
    await unit.getByRole('combobox').pressSequentially('监察');
    await page.getByRole('option', { name: '监察', exact: true }).waitFor(); // narrowed: the list moves no more
    await page.getByRole('option', { name: '劳动监察支队' }).click();
    await page.getByRole('heading', { level: 1 }).click();
    await isHere(unit.getByText('劳动监察支队'));
    must((await unit.getByText('监察', { exact: true }).count()) === 0, 'what was typed to find the option was taken');
    const code = `HXRS-CF-${500 + Math.floor(Math.random() * 99)}`;
    await page.getByLabel(/编码/).first().fill(code);
    await box.focus();
    await box.pressSequentially('子项丙');
    await page.keyboard.press('Control+s');
    await person.see(/^已保存/);
    const at = `/api/v1${kItems}/drafts/${code}`;
    const { body, etag } = await person.call('GET', at);
    const { sub_items: saved, handling_unit: by } = body.content;
    must(by === '劳动监察支队' && saved?.join() === '子项甲,子项乙,子项丙', `saved ${JSON.stringify(body.content)}`);
    await person.call('DELETE', at, null, { 'if-match': etag });
  });

// A5: on its way, it is neither left nor submitted without; stopped, it is told by name.
const onItsWay = (world) =>
  sitting(world, 'compiler_labour', kNew, async (person) => {
    const { page } = person;
    await page.route('**/attachments?*', () => {}); // answers never
    await chart(person).locator('input[type=file]').setInputFiles(pdf('慢.pdf', Buffer.from('%PDF-')));
    await person.see(/正在上传 慢.pdf/);
    await person.see('附件还在上传，传完再提交审核');
    must(await person.button('提交审核').isDisabled(), 'it can be submitted without');
    await page.getByRole('link', { name: '今日公示' }).click();
    const dialog = page.getByRole('dialog');
    await isHere(dialog.getByText('附件还在上传，离开此页将不再上传。'));
    await dialog.getByRole('button', { name: '取消' }).click();
    must(page.url().endsWith(kNew), 'the page was left');
    await person.press('停止');
    await isHere(chart(person).getByText(/“慢.pdf”：已停止上传/));
    await page.getByRole('link', { name: '今日公示' }).click(); // nothing is lost now
    await page.waitForURL(/\/today/);
  });

// A6, B7: of several files each is told; one just sent is opened from this machine.
const severalFiles = (world) =>
  sitting(world, 'compiler_labour', kNew, async (person) => {
    const { page } = person;
    const bytes = await readFile(kChart);
    await chart(person)
      .locator('input[type=file]')
      .setInputFiles([pdf('太大.pdf', Buffer.alloc(40 << 20)), pdf('假.pdf', Buffer.from('MZ\x90\0\x03', 'latin1')), pdf('真.pdf', bytes)]);
    await isHere(chart(person).getByText(/已上传“真.pdf”/));
    await isHere(chart(person).getByText(/“太大.pdf”：超过\d+ MB，没有上传。/));
    await isHere(chart(person).getByText(/“假.pdf”：.*不是可以上传的文件类型/));
    const [download] = await Promise.all([page.waitForEvent('download'), person.press('真.pdf')]);
    must(bytes.equals(await readFile(await download.path())), 'not the file that was sent');
    must((await page.locator('.problem').count()) === 0, 'told as a lost network');
    await person.press('知道了');
    must((await chart(person).getByText(/太大.pdf/).count()) === 0, 'still told');
  });

// A7: cells mended and not sent are not dropped unasked.
const unsentCells = (world) =>
  sitting(world, 'compiler_labour', `${kItems}/imports`, async (person) => {
    const { page } = person;
    const code = `HXRS-ZX-${Date.now()}`;
    const table = `执法类别,事项编码,事项名称,执法依据,承办机构\n行政处罚,${code},甲,《中华人民共和国劳动法》第九十条,劳动监察支队\n行政处罚,,乙,《中华人民共和国劳动法》第九十条,劳动监察支队\n`;
    await page.locator('input[type=file]').setInputFiles({ name: '表.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await person.type('第3行事项编码', `${code}-2`);
    await page.getByRole('button', { name: /^把 1 行转为草稿/ }).click();
    await isHere(page.getByRole('dialog').getByText('还有 1 格改动没有重新校验'));
    await page.getByRole('dialog').getByRole('button', { name: '返回校验' }).click();
    await person.press('改好这一行，重新校验');
    await person.see(/须改正 0 行/);
    await person.press('删除这次导入');
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
    await page.waitForURL(/imports$/);
  });

// B8, C20: a second table dropped while the first is going up, or beside the box, does nothing.
const oneAtATime = (world) =>
  sitting(world, 'compiler_labour', `${kItems}/imports`, async (person) => {
    const { page } = person;
    await page.route('**/imports?name=*', () => {}); // answers never
    const table = (name) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('a\n') });
    await page.locator('input[type=file]').setInputFiles(table('先.csv'));
    await person.see(/先.csv/);
    const address = page.url();
    for (const place of ['.drop', 'h1']) {
      await page.locator(place).first().evaluate((target) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['b'], '后.csv'));
        const dropped = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
        target.dispatchEvent(dropped);
        if (!dropped.defaultPrevented) throw new Error('the browser opens the file');
      });
    }
    must((await page.getByText(/后.csv/).count()) === 0 && page.url() === address, 'a second upload began');
    await person.press('停止上传');
    await person.see('已停止上传');
  });

// B9: an article as statutes write it; and what is no number keeps the entry from being submitted.
const articles = (world) =>
  sitting(world, 'compiler_labour', kNew, async (person) => {
    const { page } = person;
    const code = `HXRS-CF-${400 + Math.floor(Math.random() * 99)}`;
    await page.getByLabel(/编码/).first().fill(code);
    await person.press('保存草稿');
    await person.see(/^已保存/);
    await page.locator('#field-basis').getByRole('button', { name: '增加一条' }).click();
    await page.getByLabel('执法依据1的名称').fill('中华人民共和国劳动法');
    await page.getByLabel('执法依据1的条').pressSequentially('八十五');
    // Left by the browser's own way back, it is kept.
    await page.goBack();
    await page.waitForURL((now) => !now.pathname.includes(code));
    await person.go(`${kNew}/${code}`);
    await isHere(page.getByText('《中华人民共和国劳动法》第八十五条'));
    await page.getByLabel('执法依据1的款').fill('好几');
    await page.getByLabel('执法依据1的款').press('Tab');
    await isHere(page.getByText('请写成数字'));
    const at = `/api/v1${kItems}/drafts/${code}`;
    await person.press('保存草稿');
    await person.see(/^已保存/);
    const { etag } = await person.call('GET', at);
    await person.call('DELETE', at, null, { 'if-match': etag });
  });

export const deskForms = (world) => [
  ['desk: forms: words typed into a choice stay', () => openChoices(world)],
  ['desk: forms: a file on its way is not left unasked', () => onItsWay(world)],
  ['desk: forms: of several files each is told', () => severalFiles(world)],
  ['desk: forms: cells not sent are not dropped unasked', () => unsentCells(world)],
  ['desk: forms: one table at a time', () => oneAtATime(world)],
  ['desk: forms: an article as statutes write it', () => articles(world)],
];
