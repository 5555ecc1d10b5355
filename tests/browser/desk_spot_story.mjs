// An inspector before a shop: a lead, a photograph, a penalty on the spot, all on a phone.

import { fill, takeStep } from './case_forms.mjs';
import { correction, interview, kPapers, makePaper } from './case_papers.mjs';
import { accessibleInAll } from './desk_pages.mjs';
import { must } from './looks.mjs';
import { kDemoPassword, Person } from './people.mjs';

// One dot, as a camera would send it.
const kPhoto = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

// story: {browser, url, people, officers}; whoever holds the phone is one of its people then.
export const onTheSpot = async (story, login, item) => {
  const phone = await Person.sitDown(story.browser, story.url, { width: 390, height: 844 });
  story.people.phone = phone;
  await phone.signIn(login, kDemoPassword);
  await phone.go('/cases/new?procedure=penalty_summary');
  const form = phone.page.getByRole('region', { name: /案源$/ });
  await fill(form, [
    ['choice', '案件来源', '日常巡视检查'],
    ['reference', '执法事项', item],
    ['choice', '当事人类别', '法人或者其他组织'],
    ['text', '当事人', '海曦示例商行'],
    ['text', '主要情况', '现场检查发现未公示工资支付制度。'],
  ]);
  await form.getByRole('button', { name: '登记案源' }).click();
  await phone.page.waitForURL(/\/cases\/\d{4}-\d+/);
  const number = /\d{4}-\d{4,}/.exec(phone.page.url())[0];
  const step = (name, fields = [], look) => takeStep(phone, number, name, { fields, look });
  await step('确定执法人员', [
    ['reference', '承办人员', story.officers.slice(0, 2)],
    ['yes', '均无应当回避的情形', true],
  ]);
  await step('出示证件');
  await step('告知');
  await step('登记证据', [['choice', '证据种类', '物证'], ['text', '证据名称', '现场照片']], async (drawer) => {
    await drawer.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: kPhoto });
    await drawer.getByText(/^校验值/).waitFor();
  });
  await step('核实证据', [['choice', '核实结果', '查证属实']]);
  await step('询问、检查', [
    ['choice', '笔录种类', '询问笔录'],
    ['yes', '已主动出示执法证件', true],
    ['choice', '签字情况', '被询问人或者在场人签字'],
    ['text', '被询问人或者在场人', '示例丙'],
    ['text', '笔录内容', '问：工资支付制度公示在哪里？答：没有公示。'],
  ]);
  await makePaper(phone, number, kPapers.record, { fields: interview('店长') });
  await step('听取并复核');
  await step('当场交付', [
    ['choice', '处理结论', '给予行政处罚'],
    ['many', '处罚种类', ['警告']],
    ...correction,
    ['law', '处罚依据', { law: '中华人民共和国劳动法', article: 90 }],
    ['yes', '已主动出示执法证件', true],
    ['yes', '已告知并听取陈述、申辩', true],
    ['text', '当场处罚决定书编号', 'DC-2026-0031'],
    ['choice', '交付情况', '当事人签收'],
    ['text', '违法事实', '未公示工资支付制度。'],
  ]);
  await makePaper(phone, number, kPapers.onTheSpot, { fields: [['text', '时间', '10时25分'], ['text', '地点', '示例路18号']] });
  await accessibleInAll(phone.page, 'papers on a phone');
  await phone.go(`/cases/${number}?tab=evidence`);
  const [file] = await Promise.all([phone.page.waitForEvent('download'), phone.press('下载证据1的文件')]);
  must(/\.png$/.test(file.suggestedFilename()), file.suggestedFilename());
  await accessibleInAll(phone.page, 'evidence with its file');
};
