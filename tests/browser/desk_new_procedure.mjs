// A procedure nobody built in (tests/scenario/work_injury.yaml), on the screens: a bureau that laid
// its files beside the others registers a case of it, sees its page, its chart and its lists, and
// takes its first steps. The whole way to the archive is told by tests/scenario/recognition_test.py.

import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fill, takeStep } from './case_forms.mjs';
import { accessibleInAll } from './desk_pages.mjs';
import { must } from './looks.mjs';
import { kDemoPassword, Person } from './people.mjs';
import { settled } from './reaching.mjs';
import { root, startWith } from './start.mjs';

const kProcedure = '工伤认定程序';
const kParty = '李样本';
const kOfficers = ['37990126054', '37990126055'];
const kLogins = ['head_insurance', 'reviewer_legal'];
const kFiles = { procedures: ['work_injury.yaml'], instruments: ['injury_decision.yaml', 'injury_decision.html'] };

// What a bureau lays beside what ships, as recognition_test.py does.
const lay = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingjing-laid-'));
  const told = path.join(root, 'tests/scenario');
  for (const [kind, names] of Object.entries(kFiles)) {
    await mkdir(path.join(folder, kind));
    for (const name of names) await copyFile(path.join(told, name), path.join(folder, kind, name));
  }
  const shipped = await readFile(path.join(root, 'definitions/record-rules.yaml'), 'utf8');
  const own = await readFile(path.join(told, 'injury_rules.yaml'), 'utf8');
  await writeFile(path.join(folder, 'record-rules.yaml'), `${shipped.trimEnd()}\n${own}`);
  return folder;
};

class NewProcedure {
  constructor(browser) {
    this.browser = browser;
    this.people = {};
  }

  async begin() {
    this.folder = await lay();
    this.server = await startWith(this.folder);
    for (const login of kLogins) {
      this.people[login] = await Person.sitDown(this.browser, this.server.url);
      await this.people[login].signIn(login, kDemoPassword);
    }
  }

  get officer() {
    return this.people.head_insurance;
  }

  async open() {
    const { page } = this.officer;
    await this.officer.go('/cases/new');
    await page.getByRole('radio', { name: new RegExp(`^${kProcedure}`) }).check();
    const form = page.getByRole('region', { name: `${kProcedure}：案源` });
    await form.getByRole('button', { name: '登记案源' }).click();
    await form.getByText('当事人为空').first().waitFor();
    await accessibleInAll(page, 'the form of a new case');
    await fill(form, [
      ['choice', '案件来源', '申请'],
      ['reference', '执法事项', 'HXRS-QR-035'],
      ['choice', '当事人类别', '公民'],
      ['text', '当事人', kParty],
      ['text', '主要情况', '申请人上班途中发生交通事故受伤，申请工伤认定。'],
    ]);
    await form.getByRole('button', { name: '登记案源' }).click();
    await page.waitForURL(/\/cases\/\d{4}-\d+/);
    this.number = /\d{4}-\d{4,}/.exec(page.url())[0];
  }

  async takeSteps() {
    const step = (name, fields) => takeStep(this.officer, this.number, name, { fields });
    await step('确定承办人员', [
      ['reference', '承办人员', kOfficers],
      ['yes', '均无应当回避的情形', true],
    ]);
    await step('提出申请');
    await step('受理', [['text', '审批意见', '材料完整。']]);
    await this.officer.go(`/cases/${this.number}`);
    await this.officer.see('作出工伤认定的决定'); // its sixty days run
    for (const tab of ['', '?tab=steps', '?tab=instruments', '?tab=dossier']) {
      await this.officer.go(`/cases/${this.number}${tab}`);
      await settled(this.officer.page);
      await accessibleInAll(this.officer.page, `a case of the new procedure ${tab}`);
    }
  }

  // What is not yet possible says why: a conclusion without evidence.
  async whyNot() {
    const { page } = this.officer;
    await this.officer.go(`/cases/${this.number}?step=conclude`);
    const drawer = page.getByRole('dialog', { name: '调查核实完毕', exact: true });
    await drawer.getByText(/CF-17/).first().waitFor();
    await accessibleInAll(page, 'a step of the new procedure with a wall');
  }

  async chart() {
    const { page } = this.officer;
    await this.officer.go(`/cases/${this.number}?tab=chart`);
    await page.getByRole('img', { name: `${kProcedure}流程图，案件现在的环节：调查核实` }).waitFor();
    for (const stage of ['等待司法等结论', '审核分歧', '送达、公示']) await page.locator('svg text', { hasText: stage }).first().waitFor();
    await accessibleInAll(page, 'the chart of the new procedure');
    const shown = await Person.sitDown(this.browser, this.server.url); // anybody, at the public page
    this.people.public = shown;
    await shown.page.goto(`${this.server.url}/flow/work_injury`);
    await shown.page.getByRole('heading', { level: 1, name: new RegExp(kProcedure) }).waitFor();
    await accessibleInAll(shown.page, 'the public chart of the new procedure');
  }

  async lists() {
    const { page } = this.officer;
    await this.officer.go('/cases?procedure=work_injury&whose=all');
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: this.number, exact: true }) });
    await row.getByText('调查核实').first().waitFor();
    await accessibleInAll(page, 'the list of the new procedure');
    await this.officer.go('/cases?view=board&whose=all&procedure=work_injury');
    const board = page.getByRole('region', { name: `${kProcedure}看板` });
    const column = board.getByRole('region', { name: '调查核实', exact: true });
    await column.getByRole('link', { name: this.number, exact: true }).waitFor();
    await accessibleInAll(page, 'the board of the new procedure');
    const { reviewer_legal: reviewer } = this.people;
    await reviewer.go('/cases?procedure=work_injury&whose=all');
    await reviewer.page.getByRole('link', { name: this.number, exact: true }).waitFor();
  }

  noComplaints() {
    const complaints = Object.entries(this.people).flatMap(([login, { complaints: all }]) => all.map((one) => `${login}: ${one}`));
    must(complaints.length === 0, complaints.join('\n'));
  }

  pictures() {
    const each = ([login, { page }]) => page.screenshot({ path: path.join(root, `build/test/new-procedure-${login}.png`), fullPage: true }).catch(() => {});
    return Promise.all(Object.entries(this.people).map(each));
  }

  async end() {
    await Promise.all(Object.values(this.people).map((person) => person.leave()));
    await this.server?.stop();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }
}

export const newProcedure = (browser) => {
  const story = new NewProcedure(browser);
  return {
    begin: () => story.begin(),
    told: [
      ['new procedure: a case is registered on its own form', () => story.open()],
      ['new procedure: steps are taken on its page', () => story.takeSteps()],
      ['new procedure: what a step lacks is told', () => story.whyNot()],
      ['new procedure: its chart, of the case and in public', () => story.chart()],
      ['new procedure: among the cases, listed and on the board', () => story.lists()],
      ['new procedure: nothing the policy stops, no script that throws', async () => story.noComplaints()],
    ],
    pictures: () => story.pictures(),
    end: () => story.end(),
  };
};
