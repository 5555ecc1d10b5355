// One case from its lead to its close, in the browser, by the people whose steps they are: an
// officer, a unit head, a reviewer and a leader; with a hearing on the way and a return from review.
// Dated over the weeks before today, as the law wants the days between; an opinion is of its own day.

import path from 'node:path';
import { choose, daysAgo, fill, pick, takeStep } from './case_forms.mjs';
import { correction, interview, kPapers, makePaper } from './case_papers.mjs';
import { accessibleInAll } from './desk_pages.mjs';
import { onTheSpot } from './desk_spot_story.mjs';
import { must } from './looks.mjs';
import { kDemoPassword, Person } from './people.mjs';
import { root } from './start.mjs';

const kPatience = 60_000; // ms; how fast it is, is not asked
const kOfficer = 'compiler_labour';
const kHead = 'head_labour';
const kPresider = '37990126008'; // of the register's two hearing officers
const kLogins = [kOfficer, kHead, 'reviewer_legal', 'leader', 'publisher'];
const kParty = '海曦示例服饰加工厂';
const kItem = 'HXRS-CF-015';
const kBasis = ['law', '处理依据', { law: '中华人民共和国劳动法', article: 90 }];

const outcome = (benchmark) => [
  ['choice', '处理结论', '给予行政处罚'],
  ['many', '处罚种类', ['罚款']],
  ['text', '罚款', benchmark.fine],
  ['reference', '裁量基准', benchmark.code],
  ['text', '裁量阶次', benchmark.tier],
];
const served = (proof, paper) => [
  ...(paper ? [['choice', '所送达文书的编号', paper]] : []),
  ['choice', '送达方式', '直接送达'],
  ['text', '送达回证编号', proof],
  ['text', '签收人', '张示例'],
  ['choice', '签收人身份', '负责收件的人'],
];
const kMadeElsewhere = { paper_is_named: '当时在系统外制作' };
const kViolated = ['law', '违反的规定', { law: '中华人民共和国劳动法', article: 41 }];

class CaseStory {
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
    this.people = {};
  }

  async sitDown() {
    for (const login of kLogins) {
      this.people[login] = await Person.sitDown(this.browser, this.url);
      this.people[login].page.setDefaultTimeout(kPatience);
      await this.people[login].signIn(login, kDemoPassword);
    }
    const officer = this.people[kOfficer];
    const found = await officer.call('GET', '/api/v1/registers/officers/choices?page_size=50');
    this.officers = [];
    for (const { key } of found.body.choices) {
      const { body } = await officer.call('GET', `/api/v1/registers/officers/entries/${encodeURIComponent(key)}`);
      const own = body.published?.certificates ?? body.content?.certificates ?? [];
      const isGood = own.some((one) => one.status === '有效' && one.categories?.includes('行政处罚') && one.valid_to > daysAgo(-1));
      const isOurs = (body.published?.unit ?? body.content?.unit) === '劳动监察支队';
      if (isGood && isOurs && key === own[0]?.number) this.officers.push(key);
    }
    must(this.officers.length >= 2, `too few officers: ${this.officers}`);
    // In the middle of its tier: 250 yuan for each of twenty.
    this.benchmark = { code: 'HXCL-015-1', tier: '一般', fine: '5000', people: '20' };
  }

  async open() {
    const officer = this.people[kOfficer];
    await officer.go('/cases');
    await officer.press('登记案源');
    await officer.page.getByRole('radio', { name: /^行政处罚普通程序/ }).check();
    const form = officer.page.getByRole('region', { name: '行政处罚普通程序：案源' });
    await form.getByRole('button', { name: '登记案源' }).click();
    await form.getByText('当事人为空').first().waitFor(); // said before anything is sent
    await form.getByLabel('办理日期').fill(daysAgo(36));
    await fill(form, [
      ['choice', '案件来源', '投诉'],
      ['reference', '执法事项', kItem],
      ['choice', '当事人类别', '法人或者其他组织'],
      ['text', '当事人', kParty],
      ['text', '住址或者住所', '海曦市示例路18号'],
      ['text', '行为终了之日', daysAgo(50)],
      ['text', '主要情况', '多名劳动者投诉每月加班超过法定时间。'],
    ]);
    await form.getByRole('button', { name: '登记案源' }).click();
    await officer.page.waitForURL(/\/cases\/\d{4}-\d+/);
    this.number = /\d{4}-\d{4,}/.exec(officer.page.url())[0];
    await accessibleInAll(officer.page, 'a new case');
  }
  paper(login, kind, more) {
    return makePaper(this.people[login], this.number, kind, more);
  }
  step(login, name, days, fields = [], because) {
    return takeStep(this.people[login], this.number, name, { on: daysAgo(days), fields, because });
  }

  async docket() {
    const officer = this.people[kOfficer];
    const two = this.officers.slice(0, 2);
    await this.step(kHead, '确定承办人员', 36, [
      ['reference', '承办人员', two],
      ['yes', '均无应当回避的情形', true],
    ]);
    await this.step(kOfficer, '报请立案', 36);
    await officer.go(`/cases/${this.number}`);
    await officer.see('现在由局负责人办理。');
    // The leader sees it waiting, and answers it there.
    const { leader } = this.people;
    await leader.go('/approvals');
    await leader.page.getByRole('button', { name: new RegExp(this.number) }).click();
    await leader.press('立案');
    const drawer = leader.page.getByRole('dialog', { name: '立案', exact: true });
    await drawer.getByLabel('办理日期').fill(daysAgo(35));
    await drawer.getByRole('button', { name: '办理：立案' }).click();
    await drawer.waitFor({ state: 'hidden' });
  }

  async investigate(number, days) {
    await this.step(kOfficer, '登记证据', days, [
      ['choice', '证据种类', '书证'],
      ['text', '证据名称', number === 1 ? '考勤表' : '补充的工资支付记录'],
    ]);
    await this.step(kOfficer, '核实证据', days, [['choice', '核实结果', '查证属实']]);
  }
  async inquire() {
    await this.step(kOfficer, '询问、检查', 35, [
      ['choice', '笔录种类', '询问笔录'],
      ['yes', '已主动出示执法证件', true],
      ['choice', '签字情况', '被询问人或者在场人签字'],
      ['text', '被询问人或者在场人', '示例甲'],
      ['text', '笔录内容', '问：每月加班多少？答：超过三十六小时。'],
    ]);
    await this.paper(kOfficer, kPapers.record, { fields: interview('工人') });
  }
  async propose(days) {
    const { people } = this.benchmark;
    await this.step(kOfficer, '调查终结', days, [
      ...(days > 20 ? outcome(this.benchmark) : []),
      ...(days > 20 ? [['text', '涉及人数', people], ...correction] : []),
      ['yes', '情节复杂或者重大', false],
      ...(days > 20 ? [['text', '违法事实和证据', '二十名劳动者加班超过法定时间，有考勤表。'], kBasis] : []),
    ]);
  }

  // What is told here of weeks ago is made today: what was served then was another paper.
  async tellAndHear() {
    await this.propose(34);
    await this.paper(kOfficer, kPapers.report, {
      fields: [
        ['text', '调查经过', '立案后由两名执法人员出示证件调查。'],
        ['text', '裁量理由', '事实与阶次相符。'],
      ],
    });
    await this.step(kOfficer, '拟处罚', 34, [
      ['yes', '告知听证权利', true],
      ['text', '告知内容', '拟罚款；有权陈述、申辩，有权要求听证。'],
    ]);
    await this.paper(kOfficer, kPapers.hearingNotice, {
      fields: [['text', '陈述、申辩的期限', '五个工作日'], kViolated],
      signer: this.people[kHead],
    });
    await this.step(kOfficer, '送达告知书', 34, served('回证1'), kMadeElsewhere);
    await this.step(kOfficer, '要求听证', 32, [['text', '申请内容', '要求听证。']]);
    await this.step(kOfficer, '安排听证', 31, [
      ['text', '举行日期', daysAgo(17)],
      ['reference', '听证主持人', kPresider],
      ['yes', '公开举行', true],
      ['text', '地点', '局二楼会议室'],
    ]);
    await this.paper(kOfficer, kPapers.hearingArrangement, { fields: [['text', '举行的时间', '9时30分']] });
    await this.step(kOfficer, '送达听证通知书', 31, served('回证2'), kMadeElsewhere);
    await this.step(kOfficer, '听证结束', 17, [
      ['choice', '结果', '听证结束'],
      ['text', '听证笔录', '双方陈述意见，笔录经核对签字。'],
    ]);
    await this.writeOfTheHearing();
    await this.step(kOfficer, '复核当事人意见', 17, [
      ['choice', '复核结论', '不成立'],
      ['text', '理由', '与证据不符。'],
    ]);
  }

  async writeOfTheHearing() {
    await this.paper(kOfficer, kPapers.hearingRecord, {
      fields: [
        ['text', '记录员', '示例乙'],
        ['text', '参加人', '听证主持人、记录员、调查人员二人、当事人的代理人一人'],
      ],
    });
    await this.paper(kOfficer, kPapers.hearingReport, {
      fields: [
        ['text', '双方的主要意见和争议', '加班的时数。'],
        ['text', '听证认定的事实和证据', '考勤表属实。'],
        ['text', '处理建议', '维持告知的处罚。'],
      ],
    });
  }
  async sendForReview(days, materials) {
    await this.step(kOfficer, '送审', days, [['many', '送审材料', materials]]);
  }
  async review({ opinion, failed }) {
    const reviewer = this.people.reviewer_legal;
    await reviewer.go('/legal-reviews');
    await reviewer.page.getByRole('link', { name: this.number }).click();
    await reviewer.page.getByText(/^已审核 0\/\d+ 项$/).waitFor();
    await reviewer.see('系统没有可以自动核对的内容，请阅卷判断。');
    const elements = reviewer.page.locator('fieldset');
    for (let at = 0; at < (await elements.count()); ++at) {
      const element = elements.nth(at);
      await element.getByText(at === 3 && failed ? '不通过' : '通过', { exact: true }).click();
      await pick(element.getByRole('combobox'), '证据1');
      await element.getByLabel(/的页码$/).fill('1');
      await element.getByRole('button', { name: /^引用到/ }).click();
    }
    if (failed) await elements.nth(3).getByLabel(/的理由$/).fill(failed);
    await reviewer.page.getByText(opinion, { exact: true }).click();
    await reviewer.type('书面意见', failed ?? '事实清楚，证据确凿，程序合法，裁量适当。');
    await accessibleInAll(reviewer.page, `an opinion: ${opinion}`);
    await reviewer.press('提交审核意见');
    await reviewer.page.getByRole('region', { name: '送审和审核意见' }).getByText(opinion, { exact: true }).first().waitFor();
  }

  async decide() {
    const { leader } = this.people;
    await leader.page.setViewportSize({ width: 390, height: 844 }); // on a phone
    await leader.go('/approvals');
    await leader.page.getByRole('button', { name: new RegExp(this.number) }).click();
    await leader.see(/拟：给予行政处罚/);
    await leader.see('事实清楚，证据确凿，程序合法，裁量适当。');
    await leader.press('作出决定');
    const drawer = leader.page.getByRole('dialog', { name: '作出决定', exact: true });
    await drawer.getByText('处理结论').first().waitFor();
    await drawer.getByRole('button', { name: '办理：作出决定' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await leader.page.setViewportSize({ width: 1280, height: 900 });
    this.decision = await this.paper(kOfficer, kPapers.decision, { fields: [kViolated] });
  }

  // Closed before its result is public: what is still owed stands on its page, and is done from there.
  async close() {
    const officer = this.people[kOfficer];
    await this.step(kOfficer, '给予处罚', 0, served('回证3', this.decision));
    await this.step(kOfficer, '登记缴款', 0, [
      ['text', '票据号', 'P-1'],
      ['choice', '缴款方式', '银行或者电子支付'],
    ]);
    await this.step(kOfficer, '按期履行', 0, [['choice', '履行情况', '自动履行']]);
    await officer.go(`/cases/${this.number}`);
    await officer.see('案件已经办结。');
    await officer.see('结案以后办理');
    await accessibleInAll(officer.page, 'a closed case with its result not public yet');
    await this.publish();
    await this.step(kOfficer, '公示决定', 0, [['choice', '公示情况', '已公示'], ['reference', '公示结果的决定文书号', this.result]]);
    await officer.go(`/cases/${this.number}`);
    await officer.page.getByRole('link', { name: /^办理经过/ }).click();
    for (const words of ['作出决定', '补充调查', '听证结束', '立案']) await officer.see(words);
    await accessibleInAll(officer.page, 'a closed case');
  }

  // The draft of the result, from the form of the step that wants it; prepared again, it is that one.
  async prepareResult() {
    const officer = this.people[kOfficer];
    await officer.go(`/cases/${this.number}?step=publish`);
    await officer.press('生成公示结果');
    const dialog = officer.page.getByRole('dialog', { name: '生成公示结果', exact: true });
    await dialog.getByRole('button', { name: '生成草稿' }).click();
    await officer.page.waitForURL(/registers\/results\/drafts\//);
  }

  // The result: prepared from the case, masked; reviewed by its chain, which sees what was masked;
  // published; then everybody reads it.
  async publish() {
    const officer = this.people[kOfficer];
    await this.prepareResult();
    this.result = decodeURIComponent(new URL(officer.page.url()).pathname.split('/').at(-1));
    must(this.result === this.decision, `${this.result} is published, ${this.decision} was decided`);
    await this.prepareResult();
    must(decodeURIComponent(officer.page.url()).endsWith(this.result), 'another draft of the same result');
    await officer.press('提交审核');
    await officer.page.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
    await officer.page.waitForURL(/registers\/results\/entries\//);
    for (const login of [kHead, 'reviewer_legal', 'leader']) {
      const person = this.people[login];
      await person.go(`/registers/results/entries/${encodeURIComponent(this.result)}`);
      await person.see('公示前后对照');
      await person.press('同意');
      await person.see(/^已同意/);
    }
    await accessibleInAll(this.people.leader.page, 'a result under review');
    const { publisher } = this.people;
    await publisher.go(`/registers/results/entries/${encodeURIComponent(this.result)}`);
    await publisher.press('公示');
    const dialog = publisher.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '公示' }).click();
    await dialog.waitFor({ state: 'hidden' }); // its words may name the version before there is one
    await publisher.see('第1版');
    const page = await (await fetch(`${this.url}/results/${encodeURIComponent(this.result)}`)).text();
    must(page.includes(kParty) && page.includes('按时'), 'the public does not read it');
    must(!page.includes('示例甲'), 'a witness is named in public');
  }

  // Two people on one step: the slower is told what the faster did, and loses nothing.
  async meet() {
    const officer = this.people[kOfficer];
    const head = this.people[kHead];
    await officer.go(`/cases/${this.number}?step=collect`);
    const drawer = officer.page.getByRole('dialog', { name: '登记证据', exact: true });
    await drawer.waitFor();
    await choose(drawer, '证据种类', '物证');
    await drawer.getByLabel('证据名称', { exact: true }).fill('打卡机');
    await this.step(kHead, '登记证据', 9, [
      ['choice', '证据种类', '证人证言'],
      ['text', '证据名称', '证人证言一份'],
    ]);
    await drawer.getByRole('button', { name: '办理：登记证据' }).click();
    await drawer.getByText('在您办理期间，这个案件已有新的进展').waitFor();
    await drawer.getByRole('button', { name: '按最新情况继续' }).click();
    must((await drawer.getByLabel('证据编号', { exact: true }).inputValue()) === '4', 'the number is another by now');
    must((await drawer.getByLabel('证据名称', { exact: true }).inputValue()) === '打卡机', 'what was typed is gone');
    await drawer.getByRole('button', { name: '取消' }).click();
    await drawer.waitFor({ state: 'hidden' });
    must(head.complaints.length === 0, head.complaints.join('\n'));
    await this.step(kOfficer, '核实证据', 9, [['choice', '核实结果', '查证属实']]);
  }
}

const kPackage = ['调查终结报告', '决定代拟稿', '依据', '证据材料', '听证笔录', '听证报告']; // heard once, of what is sent anew, too
export const deskCase = (browser, url) => {
  const story = new CaseStory(browser, url);
  return {
    begin: () => story.sitDown(),
    told: [
      ['a lead is registered by its officer', () => story.open()],
      ['officers are named by their head, the leader dockets it', () => story.docket()],
      ['a statement is taken, evidence registered and verified', async () => {
        await story.inquire();
        await story.investigate(1, 35);
      }],
      ['a proposal is told to the party, who asks for a hearing and gets it', () => story.tellAndHear()],
      ['it is sent for review and comes back', async () => {
        await story.sendForReview(16, kPackage);
        await story.review({ opinion: '建议补充调查', failed: '工资支付记录不全。' });
      }],
      ['evidence is added; two at one step lose nothing', async () => {
        await story.investigate(2, 10);
        await story.meet();
      }],
      ['told anew, the party waives; the review passes', async () => {
        await story.propose(0);
        await story.step(kOfficer, '拟处罚', 0, [['yes', '告知听证权利', false], ['text', '告知内容', '拟罚款；有权陈述、申辩。']]);
        const notice = await story.paper(kOfficer, kPapers.notice, { fields: [['text', '陈述、申辩的期限', '三个工作日'], kViolated], signer: story.people[kHead] });
        await story.step(kOfficer, '送达告知书', 0, served('回证2', notice));
        await story.step(kOfficer, '陈述申辩或放弃', 0, [['choice', '当事人的意见', '明确放弃']]);
        await story.sendForReview(0, kPackage);
        await story.review({ opinion: '同意' });
        await story.paper('reviewer_legal', kPapers.opinion);
      }],
      ['the leader decides on a phone', () => story.decide()],
      ['it is served, published, paid and closed', () => story.close()],
      ['on a phone, a statement, a photograph and a penalty on the spot', () => onTheSpot(story, kOfficer, kItem)],
      ['nothing the policy stops, no script that throws', async () => {
        const complaints = Object.entries(story.people).flatMap(([login, { complaints: all }]) => all.map((one) => `${login}: ${one}`));
        must(complaints.length === 0, complaints.join('\n'));
      }],
    ],
    pictures: () => Promise.all(Object.entries(story.people).map(([login, { page }]) => page?.screenshot({ path: path.join(root, `build/test/case-${login}.png`), fullPage: true }).catch(() => {}))),
    end: () => Promise.all(Object.values(story.people).map((person) => person.leave())),
  };
};
