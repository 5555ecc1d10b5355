// A bureau begins from nothing and publishes, all of it in the browser: administrators are
// appointed, people invited; a section's real file is imported, mended and submitted; legal
// affairs returns one entry and approves the rest; what is published stands on the portal
// with a receipt that proves it; a correction and a withdrawal follow; and whoever may not do
// a thing is refused it, in the page and by direct call.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { markupIsText } from './desk_markup.mjs';
import { formLost, importLost, publishLost, submitLost } from './desk_network.mjs';
import { accessibleInAll } from './desk_pages.mjs';
import { approvalNumber, refuse, twoOnOneDraft } from './desk_refusals.mjs';
import { signInSteps } from './desk_sign_in.mjs';
import { anotherSignsIn } from './desk_windows.mjs';
import { must } from './looks.mjs';
import { kPassword, Person } from './people.mjs';
import { builtFile, root, startEmpty } from './start.mjs';

const run = promisify(execFile);

const kAdministrators = [
  ['系统管理员', 'sys', '常系统'],
  ['安全保密管理员', 'sec', '安保密'],
  ['安全审计员', 'aud', '申审计'],
];
const kPeople = [
  ['compiler', '吴执法乙', '劳动监察支队', '清单编制人'],
  ['head', '周执法甲', '劳动监察支队', '承办机构负责人'],
  ['legal', '郑审核', '政策法规科', '法制审核员'],
  ['leader', '孟晗川', '局领导', '局负责人'],
  ['publisher', '尹晗和', '政策法规科', '公示管理员'],
];
const kRegister = 'enforcement_items';
const kItems = path.join(root, 'demo/files/01a-行政执法事项清单-劳动监察支队.xlsx');
const kChart = path.join(root, 'demo/files/附件/劳务派遣经营许可流程图.pdf');
const kPatience = 30_000; // ms; how fast it should be is printed, not asked

// The demo's bureau with nobody in it yet and nothing left out of signing in.
export const emptyBureau = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingjing-bureau-'));
  const text = await readFile(path.join(root, 'demo/definitions/bureau.yaml'), 'utf8');
  const kept = text
    .slice(0, text.indexOf('\nactors:'))
    .split('\n')
    .filter((line) => !/second_factor|one_session/.test(line));
  await writeFile(path.join(folder, 'bureau.yaml'), `${kept.join('\n')}\nactors: []\n`);
  return folder;
};

class Story {
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
    this.people = {};
  }

  async setUp() {
    const first = await Person.sitDown(this.browser, this.server.url);
    await first.go('/setup');
    await first.page.getByLabel(/设置码/).waitFor();
    await accessibleInAll(first.page, 'set-up');
    await first.type(/设置码/, this.server.setupCode);
    for (const [role, login, name] of kAdministrators) {
      const about = first.page.locator('fieldset', { hasText: role }).first();
      await about.getByLabel(/姓名/).fill(name);
      await about.getByLabel(/登录名/).fill(login);
    }
    await first.press('设立三员');
    await first.see('三员已设立');
    await accessibleInAll(first.page, 'set-up done');
    // The codes are shown once: one is asked before they are left.
    await first.page.getByRole('link', { name: '前往登录' }).click();
    await first.see('邀请码离开后不再显示，请先打印或者抄下。');
    await first.page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await first.see('三员已设立');
    for (const [, login, name] of kAdministrators) {
      const note = first.page.getByRole('region', { name: `${name}的邀请码` });
      const code = await note.locator('code.code').innerText();
      const person = await Person.sitDown(this.browser, this.server.url);
      await person.acceptInvitation(login, code, login === 'sys' ? accessibleInAll : undefined);
      this.people[login] = person;
    }
    await first.leave();
    await signInSteps(this.browser, this.server.url);
    await anotherSignsIn(this.browser, this.server.url, { login: 'sys', password: kPassword });
  }

  async invite() {
    const { sys, sec } = this.people;
    for (const [login, name, unit] of kPeople) {
      await sys.go('/accounts');
      await sys.press('新建账号');
      const form = sys.page.getByRole('dialog');
      await form.getByLabel(/姓名/).fill(name);
      await form.getByLabel(/登录名/).fill(login);
      await form.getByLabel('单位').click();
      await sys.page.getByRole('option', { name: unit }).first().click();
      await form.getByRole('button', { name: '新建' }).click();
      const note = sys.page.getByRole('region', { name: `${name}的邀请码` });
      this.people[login] = { code: await note.locator('code.code').innerText() };
    }
    await sec.go('/accounts');
    for (const [, name, , role] of kPeople) {
      await sec.press(`分配${name}的角色`);
      const form = sec.page.getByRole('dialog');
      await form.locator('li', { has: sec.page.locator(`b:text-is("${role}")`) }).getByRole('checkbox').check();
      await form.getByRole('button', { name: '保存' }).click();
      await form.waitFor({ state: 'hidden' });
    }
    for (const [login] of kPeople) {
      const { code } = this.people[login];
      const person = await Person.sitDown(this.browser, this.server.url);
      await person.acceptInvitation(login, code);
      this.people[login] = person;
    }
  }

  async importAndMend() {
    const { compiler } = this.people;
    await compiler.go(`/registers/${kRegister}/imports`);
    await compiler.page.locator('input[type=file]').setInputFiles(kItems);
    await compiler.see('校验结果');
    await compiler.see(/须改正 2 行/);
    await compiler.page.reload(); // the report is where it was
    await compiler.see(/须改正 2 行/);
    await compiler.page.getByRole('button', { name: /^须改正/ }).click();
    await compiler.type('第49行事项编码', 'HXRS-CF-099');
    await compiler.press('改好这一行，重新校验');
    await compiler.see(/须改正 1 行/); // 强制措施权不得委托: this one stays out
    await compiler.press('把 44 行转为草稿');
    await compiler.see('已转为草稿');
  }

  async submitThree() {
    const { compiler } = this.people;
    await compiler.go(`/registers/${kRegister}`);
    for (const at of [0, 1, 2]) await compiler.page.locator('tbody').getByRole('checkbox').nth(at).check();
    this.titles = await compiler.page.locator('tbody tr:nth-child(-n+3) a').allInnerTexts();
    this.keys = await compiler.page.locator('tbody tr:nth-child(-n+3) td[data-label=编码]').allInnerTexts();
    await compiler.press('提交所选（3）');
    await compiler.see('提交审核完毕：3 条已办理。');
  }

  // Of the draft that is open, with what its dialog asks for.
  async submit(person, fill = () => {}) {
    await person.press('提交审核');
    const form = person.page.getByRole('dialog');
    await fill(form);
    await form.getByRole('button', { name: '提交审核' }).click();
    await form.waitFor({ state: 'hidden' });
  }
  async sendBack(person, key, reason) {
    await person.go(`/registers/${kRegister}/entries/${encodeURIComponent(key)}`);
    await person.press('退回');
    const why = person.page.getByRole('dialog');
    await why.getByLabel(/退回理由/).fill(reason);
    await why.getByRole('button', { name: '退回' }).click();
    await why.waitFor({ state: 'hidden' });
  }
  async agreeToAll(login) {
    const person = this.people[login];
    await person.go('/reviews');
    await person.page.getByLabel('选中本页全部').check();
    await person.page.getByRole('button', { name: /^同意所选/ }).click();
    await person.page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await person.see(/^同意完毕：[1-9]\d* 条已办理。$/);
  }

  async review() {
    await this.agreeToAll('head');
    const { legal } = this.people;
    await this.sendBack(legal, this.keys[0], '执法依据请写到条款。');
    await legal.see('已退回');
    await this.agreeToAll('legal');
    await this.agreeToAll('leader');
    const { compiler } = this.people;
    await compiler.go('/');
    await compiler.see(this.titles[0]);
    await compiler.go(`/registers/${kRegister}/entries/${this.keys[0]}`);
    await compiler.see('执法依据请写到条款。');
  }

  // The public's page of an entry, as soon as it says these words.
  async told(key, words, register = kRegister) {
    const begun = Date.now();
    const address = `${this.server.url}/registers/${register}/${encodeURIComponent(key)}`;
    for (;;) {
      const page = await fetch(address);
      const text = await page.text();
      if (page.ok && text.includes(words)) return text;
      must(Date.now() - begun < kPatience, `${address} does not say ${words}`);
    }
  }
  // It is public, and here is its receipt, which comes with the next checkpoint.
  async isPublic(key, words) {
    const begun = Date.now();
    for (;;) {
      const receipt = /href="([^"]*\.tlog-proof)"/.exec(await this.told(key, words));
      if (receipt) {
        console.log(`${key} is public with its receipt after ${Date.now() - begun} ms`);
        return new URL(receipt[1], this.server.url).href;
      }
      must(Date.now() - begun < kPatience, `${key} has no receipt`);
    }
  }
  async proves(receipt) {
    const folder = await mkdtemp(path.join(tmpdir(), 'mingjing-receipt-'));
    try {
      const file = path.join(folder, 'receipt.tlog-proof');
      await writeFile(file, await (await fetch(receipt)).text());
      const key = await (await fetch(`${this.server.url}/ledger/vkey`)).text();
      await run(builtFile('src/verify/mingjing-verify'), [file, '--vkey', key.trim()]); // throws unless all holds
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async publish() {
    const { publisher } = this.people;
    await publisher.go(`/registers/${kRegister}/entries/${this.keys[1]}`);
    await publisher.press('公示');
    await publisher.page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
    await publisher.see('第1版');
    await this.proves(await this.isPublic(this.keys[1], this.titles[1]));
    await publisher.go(`/registers/${kRegister}?tab=approved`);
    await publisher.press('汇总公示');
    await publisher.page.getByRole('dialog').getByRole('button', { name: /公示/ }).click();
    await this.isPublic(this.keys[2], this.titles[2]);
  }

  async correct() {
    const { compiler, publisher } = this.people;
    const key = this.keys[1];
    await compiler.go(`/registers/${kRegister}/entries/${key}`);
    await compiler.press('修订或者更正');
    await compiler.page.getByLabel(/^备注/).first().fill('更正后的备注');
    await this.attach(compiler);
    await compiler.press('保存草稿');
    await compiler.see(/已保存/);
    await this.submit(compiler, async (form) => {
      await form.getByText('更正：原来写错了').click();
      await form.getByLabel(/改了什么/).fill('备注有误。');
    });
    await this.returned(key);
    for (const login of ['head', 'legal', 'leader']) await this.agreeToAll(login);
    await publisher.go(`/registers/${kRegister}/entries/${key}`);
    await publisher.press('公示');
    await publisher.page.getByRole('dialog').getByRole('button', { name: '公示' }).click();
    await publisher.see('第2版');
    await this.isPublic(key, '备注原来漏写。');
  }

  // What only bears the name of a PDF is refused; a real one goes up, and the draft keeps it.
  async attach(person) {
    const picker = person.page.locator('#field-flow_chart_files input[type=file]');
    await picker.setInputFiles({ name: '流程图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0\x03', 'latin1') });
    await person.see(/不是可以上传的文件类型/);
    await picker.setInputFiles(kChart);
    await person.see(/已上传“劳务派遣经营许可流程图.pdf”/);
  }
  // From the office's page of the entry and from the public's, byte for byte.
  async fetchAttached() {
    const { publisher } = this.people;
    const bytes = await readFile(kChart);
    const key = encodeURIComponent(this.keys[1]);
    await publisher.go(`/registers/${kRegister}/entries/${key}`);
    const visitor = await this.browser.newPage();
    await visitor.goto(`${this.server.url}/registers/${kRegister}/${key}`);
    for (const from of [publisher.page.getByRole('button', { name: path.basename(kChart) }), visitor.getByRole('link', { name: path.basename(kChart) })]) {
      const [download] = await Promise.all([from.page().waitForEvent('download'), from.click()]);
      must(download.suggestedFilename() === path.basename(kChart), `saved as ${download.suggestedFilename()}`);
      must(bytes.equals(await readFile(await download.path())), 'the file is not what was sent');
    }
    await visitor.close();
  }

  // A correction returned: what is public still is, the change is shown beside it and can be mended.
  async returned(key) {
    const { compiler, head } = this.people;
    await this.sendBack(head, key, '请写明漏写了什么。');
    await compiler.go(`/registers/${kRegister}?tab=returned`);
    await compiler.page.getByRole('link', { name: this.titles[1] }).click();
    await compiler.see('已公示');
    await compiler.see('修改已退回');
    await compiler.see('改动前后');
    await compiler.go(`/registers/${kRegister}/drafts/${encodeURIComponent(key)}`);
    await this.submit(compiler, async (form) => {
      await form.getByText('更正：原来写错了').click();
      await form.getByLabel(/改了什么/).fill('备注原来漏写。');
    });
  }

  async withdraw() {
    const { publisher } = this.people;
    const key = this.keys[2];
    await publisher.go(`/registers/${kRegister}/entries/${key}`);
    await publisher.press('撤回公示');
    const form = publisher.page.getByRole('dialog');
    await form.getByLabel(/撤回理由/).fill('事项已取消。');
    await form.getByRole('button', { name: '撤回公示' }).click();
    await form.waitFor({ state: 'hidden' });
    await this.told(key, '事项已取消。');
  }
}

export const desk = (browser) => {
  let story;
  let folder;
  const told = [
    ['the three administrators are appointed by who reads the console', () => story.setUp()],
    ['people are invited by one administrator and given roles by another', () => story.invite()],
    ['a real file is imported, mended in the wizard and made drafts', () => story.importAndMend()],
    ['the section submits', () => story.submitThree()],
    ['legal affairs returns one entry and approves the rest', () => story.review()],
    ['what is published is on the portal, with a receipt that proves it', () => story.publish()],
    ['a correction follows', () => story.correct()],
    ['a file attached in the form is fetched from the office and the portal', () => story.fetchAttached()],
    ['a withdrawal follows', () => story.withdraw()],
    ['a body is published with its outside approval, and not without', () => approvalNumber(story)],
    ['each role is refused what it may not do', () => refuse(story)],
    ['two people on one draft lose nothing', () => twoOnOneDraft(story)],
    ['a network lost over a form loses and doubles nothing', () => formLost(story.people.compiler)],
    ['a network lost over an import loses and doubles nothing', () => importLost(story.people.compiler)],
    [
      'a network lost over submitting and publishing loses and doubles nothing',
      async () => {
        const two = await submitLost(story.people.compiler);
        for (const login of ['head', 'legal', 'leader']) await story.agreeToAll(login);
        await publishLost(story.people.publisher, two);
      },
    ],
    ['what is written as markup is shown as text', () => markupIsText(story.people)],
    [
      'nothing the policy stops, no script that throws',
      async () => {
        const complaints = Object.entries(story.people).flatMap(([login, { complaints: all }]) =>
          all.map((one) => `${login}: ${one}`),
        );
        must(complaints.length === 0, complaints.join('\n'));
      },
    ],
  ];
  return {
    begin: async () => {
      folder = await emptyBureau();
      story = new Story(browser, await startEmpty(folder));
    },
    told,
    // What everybody saw when it went wrong, in build/test.
    pictures: () =>
      Promise.all(
        Object.entries(story.people).map(([login, { page }]) =>
          page?.screenshot({ path: path.join(root, `build/test/desk-${login}.png`), fullPage: true }),
        ),
      ),
    end: async () => {
      await story?.server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
