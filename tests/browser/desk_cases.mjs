// The screens of cases as people use them who do not wait: on a slow network, by keyboard alone.

import { readFile } from 'node:fs/promises';

import { choose, fill, takeStep } from './case_forms.mjs';
import { decidedOnSpot, newCaseAt } from './case_at.mjs';
import { performedLater } from './case_looks.mjs';
import { accessibleInAll } from './desk_pages.mjs';
import { must } from './looks.mjs';
import { sitting } from './people.mjs';

const kOfficers = ['37990126001', '37990126002'];
const kSlow = 900; // ms, well over the moment after which a form asks

// Nothing is said of what was not there yet when it was asked, and what was chosen stays.
const slowAnswers = (world) =>
  sitting(world, 'head_labour', '/cases', async (person) => {
    const number = await newCaseAt(world.url, 'lead');
    await person.page.route('**/api/v1/**', async (route) => {
      await new Promise((after) => setTimeout(after, kSlow));
      await route.continue();
    });
    await takeStep(person, number, '确定承办人员', {
      fields: [
        ['reference', '承办人员', kOfficers],
        ['yes', '均无应当回避的情形', true],
      ],
      look: async (drawer) => must((await drawer.locator('.rejected').count()) === 0, 'told of what has been filled in'),
    });
    const { body } = await person.call('GET', `/api/v1/cases/${number}`);
    must(body.officers.length === 2, `officers: ${JSON.stringify(body.officers)}`);
  });

// The form begins with who fills it in. Whoever types a name and presses Enter, or goes on by Tab, has
// the officer of that name: neither the words typed, nor somebody found of other words before the
// answer came.
const namedByKeys = (world) =>
  sitting(world, 'head_labour', '/cases', async (person) => {
    const { page } = person;
    await person.go(`/cases/${await newCaseAt(world.url, 'lead')}?step=assign`);
    const drawer = page.getByRole('dialog', { name: '确定承办人员', exact: true });
    page.setDefaultTimeout(15_000);
    const box = drawer.getByRole('combobox', { name: '承办人员', exact: true });
    await box.fill('37990');
    await page.getByRole('option', { name: /37990126001/ }).waitFor();
    await page.route('**/choices?*', async (route) => {
      await new Promise((after) => setTimeout(after, kSlow));
      await route.continue();
    });
    await box.fill('吴执法');
    await page.keyboard.press('Enter');
    await drawer.getByText('37990126002 吴执法乙').first().waitFor();
    await box.fill('傅沐虹');
    await page.keyboard.press('Tab');
    await drawer.getByText('37990126034 傅沐虹').first().waitFor();
    must((await drawer.locator('.el-select__selected-item .el-tag').count()) === 3, 'not these two beside who fills it in');
    // Whom the list has not may be typed, once nothing else is found.
    await box.fill('查无此人');
    await page.getByRole('option', { name: '清单中没有，按输入的填写：查无此人' }).click();
    await drawer.getByText('查无此人').first().waitFor();
  });

// From what the file lacks to the paper that supplies it; closed to look something up, it keeps what
// was typed. Evidence is registered where it is listed, and a lead is found among the leads.
const whatIsMissing = (world) =>
  sitting(world, 'compiler_labour', '/cases', async (person) => {
    const { page } = person;
    const number = await newCaseAt(world.url, 'evidence');
    await person.go(`/cases/${number}?tab=dossier`);
    await person.press('出具立案审批表');
    const writer = page.getByRole('dialog', { name: '立案审批表', exact: true });
    await writer.getByLabel('立案理由').fill('有违法事实。');
    await page.keyboard.press('Escape');
    await writer.waitFor({ state: 'hidden' });
    await person.press('出具立案审批表');
    must((await writer.getByLabel('立案理由').inputValue()) === '有违法事实。', 'what was typed is gone');
    await page.keyboard.press('Escape');
    await writer.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: /^证据/ }).click();
    await person.press('登记证据');
    await page.getByRole('dialog', { name: '登记证据', exact: true }).getByLabel('证据名称', { exact: true }).waitFor();
    const lead = await newCaseAt(world.url, 'lead');
    await person.go('/cases?whose=all');
    await page.getByRole('navigation', { name: '环节' }).getByRole('link', { name: /^案源登记/ }).click();
    await page.getByRole('link', { name: lead, exact: true }).waitFor();
    await page.getByRole('link', { name: number, exact: true }).waitFor({ state: 'detached' });
  });

// An instrument is numbered only as its draft shows it, and what was typed of it outlives its drawer.
const kSource = '案源登记表';
const writes = (world, number) =>
  sitting(world, 'compiler_labour', '/cases', async (person) => {
    const { page } = person;
    const openWriter = async () => {
      await person.go(`/cases/${number}?tab=instruments&write=case_source`);
      const drawer = page.getByRole('dialog', { name: kSource, exact: true });
      await drawer.waitFor();
      return drawer;
    };
    const act = (drawer) => drawer.getByRole('button', { name: '编号并制作' });
    let drawer = await openWriter();
    await page.route('**/draft', async (route) => {
      await new Promise((after) => setTimeout(after, kSlow));
      await route.continue();
    });
    const asked = page.getByRole('dialog', { name: '编号并制作' });
    await drawer.getByLabel('拟办意见').fill('建议立案调查。');
    await act(drawer).click(); // while it is being drafted: not lost, and not asked before it is seen
    must((await asked.count()) === 0, 'it could be numbered before its draft was seen');
    await asked.waitFor();
    await drawer.frameLocator('iframe').getByText('建议立案调查。').waitFor();
    await asked.getByRole('button', { name: '取消' }).click();
    await asked.waitFor({ state: 'hidden' });
    await drawer.getByRole('button', { name: /关闭|Close/ }).click();
    await drawer.waitFor({ state: 'hidden' });
    drawer = await openWriter();
    must((await drawer.getByLabel('拟办意见').inputValue()) === '建议立案调查。', 'what was typed is gone');
    await drawer.frameLocator('iframe').getByText('建议立案调查。').waitFor();
    await act(drawer).click();
    await asked.getByRole('button', { name: '编号并制作' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await person.see('已制成');
    await page.getByRole('button', { name: `作废${kSource}` }).waitFor();
  });

// Who only supervises takes a paper and the whole file for a purpose; it is not theirs to void.
const takesForAPurpose = async (world) => {
  const number = await newCaseAt(world.url, 'evidence');
  await writes(world, number);
  await sitting(world, 'supervisor', `/cases/${number}?tab=instruments`, async (person) => {
    const { page } = person;
    const takes = async (button) => {
      await person.press(button);
      const dialog = page.getByRole('dialog', { name: '下载', exact: true });
      await dialog.getByRole('button', { name: '配合监督检查' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '下载', exact: true }).click()]);
      await dialog.waitFor({ state: 'hidden' });
      return file.suggestedFilename();
    };
    must((await takes(`下载${kSource}`)).endsWith('.pdf'), 'no paper');
    // Its electronic form, beside it: what is personal in it is not shown to who only supervises.
    const [data] = await Promise.all([page.waitForEvent('download'), person.press(`${kSource}的电子数据（JSON）`)]);
    must(data.suggestedFilename().endsWith('.json'), `saved as ${data.suggestedFilename()}`);
    const form = JSON.parse(await readFile(await data.path(), 'utf8'));
    must(form.schema === '/data/instruments/case_source.schema.json' && form.data.item, 'not its electronic form');
    must(!JSON.stringify(form).includes('海曦示例服饰加工厂'), 'it names the party');
    must((await page.getByRole('button', { name: `作废${kSource}` }).count()) === 0, 'offered to void it');
    await page.getByRole('link', { name: /^案卷/ }).click();
    must((await takes('导出PDF')).endsWith('.pdf'), 'no file of the case');
  });
};

// Personal values are erased for a reason, after being asked once more; a new procedure is shown
// before it is adopted.
const besideTheSteps = (world) =>
  sitting(world, 'reviewer_legal', '/cases', async (person) => {
    const { page } = person;
    await person.go(`/cases/${await newCaseAt(world.url, 'evidence')}`);
    const more = async (name) => {
      await page.getByRole('button', { name: /^更多/ }).click();
      await page.getByRole('menuitem', { name }).click();
      const dialog = page.getByRole('dialog', { name, exact: true });
      await dialog.waitFor();
      return dialog;
    };
    const migration = await more('适用新的程序');
    await migration.getByText(/没有按旧版办理的在办案件/).waitFor();
    await accessibleInAll(page, 'a new procedure');
    await migration.getByRole('button', { name: '取消' }).click();
    await migration.waitFor({ state: 'hidden' });
    const erasing = await more('删除个人信息');
    const act = erasing.getByRole('button', { name: '删除', exact: true });
    await erasing.getByText('笔录内容').click();
    must(await act.isDisabled(), 'it could be erased without a reason');
    await erasing.getByLabel(/^依据/).fill('个人信息保护法第四十七条');
    await accessibleInAll(page, 'personal values to erase');
    await act.click();
    await page.getByText(/删除后不能恢复/).waitFor();
    await page.getByRole('dialog', { name: '删除', exact: true }).getByRole('button', { name: '删除' }).click();
    await erasing.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: /^办理经过/ }).click();
    await page.getByText('删除个人信息').filter({ visible: true }).first().waitFor();
    must((await page.getByText('问：每月加班多少？').count()) === 0, 'it is still there');
  });

// Beside a penalty being proposed stands how like cases were decided, and whether it lies far off.
const amongPastDecisions = (world) =>
  sitting(world, 'compiler_labour', '/cases', async (person) => {
    const { page } = person;
    for (const [fine, people, form] of [['2100', 10, '0041'], ['2750', 11, '0042'], ['1200', 4, '0043']])
      await decidedOnSpot(world.url, fine, people, `DC-2026-${form}`);
    await person.go(`/cases/${await newCaseAt(world.url, 'evidence')}?step=conclude`);
    const drawer = page.getByRole('dialog', { name: '调查终结', exact: true });
    await fill(drawer, [['reference', '裁量基准', ['HXCL-015-1']]]);
    await choose(drawer, '裁量阶次', '一般');
    const spread = drawer.getByRole('region', { name: '过往同类决定' });
    await spread.getByText(/^通常范围：/).waitFor();
    await fill(drawer, [['text', '罚款', '5000'], ['text', '涉及人数', '20']]);
    await page.keyboard.press('Tab'); // a number counts once one has left it
    await spread.getByText(/本案250元每人.*，在通常范围内/).waitFor();
    await fill(drawer, [['text', '罚款', '20000']]);
    await page.keyboard.press('Tab');
    await spread.getByText(/本案1,000元每人.*，超出通常范围，请核对裁量的理由/).waitFor();
    await accessibleInAll(page, 'a proposal among past decisions');
    await choose(drawer, '裁量阶次', '严重');
    await spread.getByText(/还没有可以比较的决定，不作比较/).waitFor();
    must((await spread.getByText(/本案/).count()) === 0, 'compared with nothing');
  });
// The hearings and panels of the demo's stories, each a click from its case, its step, its paper.
const kHeard = '演示人力资源服务有限公司';
const rowOf = (page, party) => page.getByRole('row').filter({ hasText: party });
const hearings = (world) =>
  sitting(world, 'compiler_labour', '/hearings', async (person) => {
    const { page } = person;
    const toCome = rowOf(page, '虚构电子科技有限公司');
    await toCome.getByText('已通知', { exact: true }).waitFor();
    await toCome.getByText('主持人：邱洵荷').waitFor();
    must((await rowOf(page, kHeard).count()) === 0, 'one that is over is still to come');
    await toCome.getByRole('link', { name: '办理：听证结束' }).click();
    await page.getByRole('dialog', { name: '听证结束', exact: true }).getByLabel('听证笔录').waitFor();
    await person.go('/hearings');
    await page.getByRole('link', { name: '已举行', exact: true }).click();
    const over = rowOf(page, kHeard);
    await over.getByText('2026-11-05').waitFor();
    await over.getByText(/双方质证、辩论/).waitFor();
    await accessibleInAll(page, 'hearings held');
    await over.getByRole('link', { name: '听证笔录' }).click();
    await page.waitForURL(/tab=instruments/); // written already: among the papers of its case
    await page.getByRole('heading', { level: 1, name: new RegExp(kHeard) }).waitFor();
    await person.go('/hearings?state=all');
    await page.getByLabel('听证自哪天起').fill('2026-11-05');
    await page.getByLabel('听证到哪天止').fill('2026-11-05');
    await page.keyboard.press('Tab');
    await rowOf(page, '虚构电子科技有限公司').waitFor({ state: 'detached' });
    await over.waitFor();
  });
const panels = async (world) => {
  await sitting(world, 'leader', '/panels', async (person) => {
    const { page } = person;
    await rowOf(page, '虚构电子科技有限公司').getByText('情节复杂或者重大违法行为').waitFor();
    await page.getByRole('link', { name: '已讨论', exact: true }).click();
    const over = rowOf(page, kHeard);
    await over.getByText('行政处罚法第五十七条第二款（CF-26）').waitFor();
    await over.getByText('参加：孟晗川、林旻欣').waitFor();
    await accessibleInAll(page, 'panels that discussed');
    await over.getByRole('link', { name: /^2026-/ }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(kHeard) }).waitFor();
  });
  await sitting(world, 'supervisor', '/panels?state=all', async (person) => {
    await person.see('行政处罚法第五十七条第二款');
    must((await person.page.getByText(/林旻欣|演示人力资源/).count()) === 0, 'told who it was about, or who took part');
  });
};

// What was paid after its result was public: told from the case, in a revision with nothing else changed.
const toldLater = (world) =>
  sitting(world, 'compiler_labour', '/cases', async (person) => {
    const now = await performedLater(person);
    await person.press('更新公示的履行情况');
    await person.page.waitForURL(/registers\/results\/drafts\//);
    const day = await person.page.getByLabel('履行日期').inputValue();
    must(day === now.recorded_on, `performed on ${day}`);
    await performedLater(person);
    await person.see(/^这一条已有草稿/);
    await accessibleInAll(person.page, 'a case performed later, and a draft that tells it');
  });

export const deskCases = (world) => [
  ['desk: cases: hearings, from their list to their step and record', () => hearings(world)],
  ['desk: cases: panels, why and by whom, to whom it may be told', () => panels(world)],
  ['desk: cases: a step is taken though every answer is slow', () => slowAnswers(world)],
  ['desk: cases: officers are named by keyboard alone', () => namedByKeys(world)],
  ['desk: cases: a paper is numbered as seen, and taken for a purpose', () => takesForAPurpose(world)],
  ['desk: cases: a proposal stands among past decisions', () => amongPastDecisions(world)],
  ['desk: cases: values are erased and a procedure is adopted for a reason', () => besideTheSteps(world)],
  ['desk: cases: performed later, and the public told', () => toldLater(world)],
  ['desk: cases: from what the file lacks to the paper that supplies it', () => whatIsMissing(world)],
];
