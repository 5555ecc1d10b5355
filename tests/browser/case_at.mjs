// A case brought to a stage by the interface alone, for the screens that show one: each step by the
// person whose it is, dated in the days before today.

import { daysAgo } from './case_forms.mjs';
import { must } from './looks.mjs';
import { kDemoPassword } from './people.mjs';

export class Caller {
  static async signIn(url, login) {
    const caller = new Caller();
    caller.url = url;
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: kDemoPassword }),
    });
    must(answer.ok, `${login}: ${answer.status}`);
    caller.cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    caller.token = (await answer.json()).request_token;
    return caller;
  }
  async call(method, path, body, headers = {}) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie, 'x-request-token': this.token, 'idempotency-key': crypto.randomUUID(), ...headers },
      body: body && JSON.stringify(body),
    });
    const read = await answer.json().catch(() => ({}));
    must(answer.ok, `${path}: ${JSON.stringify(read)}`);
    return read;
  }
}

// Written and numbered, as what goes to review with the case has to be.
export const paper = async (caller, number, kind, content) => {
  const at = `/api/v1/cases/${number}/instruments`;
  const { version } = await caller.call('GET', at);
  return caller.call('POST', `${at}/${kind}`, { content }, { 'if-match': version });
};
export const kReport = { course: '立案后由两名执法人员调查。', discretion: '事实与阶次相符。' };

const kOfficers = ['37990126001', '37990126002'];
const kOutcome = { conclusion: '给予行政处罚', kinds: ['罚款'], fine: '5000', benchmark: 'HXCL-015-1', tier: '一般' };
const kCorrection = { correction: '责令当场改正', gains: '没有违法所得' };
const kBasis = [{ law: '中华人民共和国劳动法', article: 90 }];
const handler = 'compiler_labour';
// [who, step, days ago, content, stage after]
const kSteps = [
  [handler, 'assign', 20, { officers: kOfficers, has_no_interest: true }],
  [handler, 'report_lead', 20, {}, 'docketing'],
  ['leader', 'docket', 19, {}, 'investigation'],
  [handler, 'collect', 18, { number: '1', kind: '书证', title: '考勤表', officers: kOfficers, source: '当事人' }],
  [handler, 'inquire', 18, { kind: '询问笔录', officers: kOfficers, showed_certificates: true, signing: '被询问人或者在场人签字', person: '示例甲', text: '问：每月加班多少？\n答：超过三十六小时。' }, 'evidence'],
  [handler, 'verify', 18, { number: '1', finding: '查证属实' }],
  [handler, 'conclude', 17, { ...kOutcome, ...kCorrection, people: 20, is_major: false, facts: '二十名劳动者加班超过法定时间。', basis: kBasis }],
  [handler, 'give_notice', 17, { ...kOutcome, offers_hearing: false, content: '拟罚款5,000元。' }],
  [handler, 'serve_notice', 17, { instrument: '事先告知书', mode: '直接送达', proof: '回证1', receiver: '张示例', capacity: '负责收件的人' }],
  [handler, 'plead', 16, { answer: '明确放弃' }],
  [handler, 'submit_review', 15, { materials: ['调查终结报告', '决定代拟稿', '依据', '证据材料'] }, 'review'],
  ['reviewer_legal', 'pass_review', 12, null, 'decision'],
];

// Its notice was made before there was this system.
const kReasons = { serve_notice: [{ gate: 'paper_is_named', reason: '当时在系统外制作' }] };

export const newCaseAt = async (url, stage) => {
  const people = new Map();
  const as = async (login) => {
    if (!people.has(login)) people.set(login, await Caller.signIn(url, login));
    return people.get(login);
  };
  const lead = {
    source: '投诉', item: 'HXRS-CF-015', party_kind: '法人或者其他组织', party_name: '海曦示例服饰加工厂', act_ended_on: daysAgo(40), summary: '多名劳动者投诉每月加班超过法定时间。',
  };
  let now = await (await as(handler)).call('POST', '/api/v1/cases', { procedure: 'penalty_ordinary', on: daysAgo(21), content: lead });
  for (const [login, step, days, content, after] of kSteps) {
    if (stage === 'lead') break;
    const caller = await as(login);
    const at = `/api/v1/cases/${now.number}`;
    const elements = content ? [] : (await caller.call('GET', `${at}/checks`)).elements;
    const opinion = { opinion: '同意', text: '事实清楚，程序合法。', elements: elements.map(({ number }) => ({ element: number, conclusion: '通过', cited: ['证据1，第1页'] })) };
    now = await caller.call('POST', `${at}/steps/${step}`, { on: daysAgo(days), content: content ?? opinion, ...(kReasons[step] ? { reasons: kReasons[step] } : {}) }, { 'if-match': now.version });
    if (after === stage) break;
    if (step === 'conclude') {
      await paper(caller, now.number, 'investigation_report', kReport);
      now = await caller.call('GET', at);
    }
  }
  return now.number;
};

// Decided on the spot, on that form: so much for so many people.
export const decidedOnSpot = async (url, fine, people, form) => {
  const caller = await Caller.signIn(url, handler);
  const lead = { source: '日常巡视检查', item: 'HXRS-CF-015', party_kind: '法人或者其他组织', party_name: `海曦示例制衣厂${fine}`, act_ended_on: daysAgo(4), summary: '安排加班超过法定时间。' };
  let now = await caller.call('POST', '/api/v1/cases', { procedure: 'penalty_summary', on: daysAgo(3), content: lead });
  const take = async (step, content = {}) => {
    now = await caller.call('POST', `/api/v1/cases/${now.number}/steps/${step}`, { on: daysAgo(3), content }, { 'if-match': now.version });
  };
  await take('assign', { officers: kOfficers, has_no_interest: true });
  for (const step of ['show_certificate', 'give_notice', 'hear_party']) await take(step);
  const facts = { facts: '加班超过法定时间。', number: form, signing: '当事人签收', showed_certificates: true, heard_party: true };
  await take('decide', { ...kOutcome, ...kCorrection, fine, people, basis: kBasis, ...facts });
};

const made = new Map(); // by url and stage
// Its number; the same case for all who ask for that stage.
export const caseAt = (url, stage) => {
  const key = `${url} ${stage}`;
  if (!made.has(key)) made.set(key, newCaseAt(url, stage));
  return made.get(key);
};
