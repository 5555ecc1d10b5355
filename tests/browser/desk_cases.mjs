// The screens of cases as people use them who do not wait: on a slow network, by keyboard alone.

import { takeStep } from './case_forms.mjs';
import { newCaseAt } from './case_at.mjs';
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

// Whoever types a name and presses Enter, or goes on by Tab, has the officer of that name: neither
// the words typed, nor somebody found of other words before the answer came.
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
    await box.fill('周执法甲');
    await page.keyboard.press('Tab');
    await drawer.getByText('37990126001 周执法甲').first().waitFor();
    must((await drawer.locator('.el-select__selected-item .el-tag').count()) === 2, 'not two officers');
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

export const deskCases = (world) => [
  ['desk: cases: a step is taken though every answer is slow', () => slowAnswers(world)],
  ['desk: cases: officers are named by keyboard alone', () => namedByKeys(world)],
  ['desk: cases: from what the file lacks to the paper that supplies it', () => whatIsMissing(world)],
];
