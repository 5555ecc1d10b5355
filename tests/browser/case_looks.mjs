// The screens of cases, by whose they are; see desk_looks.mjs. Cases are brought to their stage by
// the interface first.

import { caseAt } from './case_at.mjs';
import { daysAgo } from './case_forms.mjs';
import { settled, shown } from './reaching.mjs';

// At a case of that stage; `more` of its address, then what one does there.
const atCase = (stage, more = '', reach = async () => {}) => async (person) => {
  await person.go(`/cases/${await caseAt(person.url, stage)}${more}`);
  await settled(person.page);
  await reach(person);
};
// A case of the demo's that was performed after its result was public, and what the public reads.
export const performedLater = async (person) => {
  const { body } = await person.call('GET', '/api/v1/cases?state=over&page_size=50');
  for (const { number } of body.cases) {
    const { body: now } = await person.call('GET', `/api/v1/cases/${number}/performance`);
    if (now.is_behind && now.recorded === '已履行') {
      await person.go(`/cases/${number}`);
      await person.see('公示的履行情况还没有更新。');
      return now;
    }
  }
  throw new Error('no case was performed after its result was public');
};
export const cases = [
  ['home of an officer', '/'],
  ['cases', '/cases', async (person) => {
    await caseAt(person.url, 'evidence');
    await person.go('/cases');
    await settled(person.page);
  }],
  ['leads', '/leads'],
  ['no such lead found', '/leads?text=zzzz'],
  ['cases on a board', '/cases?view=board&whose=all'],
  ['no such case found', '/cases?text=zzzz'],
  ['no such case', '/cases/2020-9999'],
  ['choosing a procedure', '/cases/new'],
  ['a lead being registered', '/cases/new?procedure=penalty_ordinary', async (person) => {
    await person.page.getByRole('region', { name: /案源$/ }).getByRole('button', { name: '登记案源' }).click();
    await person.see('当事人为空');
  }],
  ['a case', '/cases', atCase('evidence')],
  ['its timeline', '/cases', atCase('evidence', '?tab=steps')],
  ['its evidence', '/cases', atCase('evidence', '?tab=evidence')],
  ['no evidence yet', '/cases', atCase('lead', '?tab=evidence')],
  ['its instruments', '/cases', atCase('review', '?tab=instruments')],
  ['its file', '/cases', atCase('decision', '?tab=dossier')],
  ['an empty file', '/cases', atCase('lead', '?tab=dossier')],
  ['its review', '/cases', atCase('decision', '?tab=review')],
  ['its chart', '/cases', atCase('evidence', '?tab=chart', (person) => person.page.locator('svg[role=img]').waitFor())],
  ['performed later', '/cases', performedLater],
  ['a case in other hands', '/cases', atCase('docketing')],
  ['registering evidence', '/cases', atCase('evidence', '?step=collect', shown)],
  ['taking a statement', '/cases', atCase('evidence', '?step=inquire', shown)],
  ['a step with a wall and faults', '/cases', atCase('evidence', '?step=conclude', async (person) => {
    await shown(person);
    await person.page.getByRole('button', { name: /^办理：/ }).click();
    await person.see('违法事实和证据为空');
  })],
  ['hearings to come', '/hearings'],
  ['all hearings', '/hearings?state=all'],
  ['no such hearing found', '/hearings?state=all&text=zzzz'],
  ['panels to come', '/panels'],
  ['all panels', '/panels?state=all'],
  ['no such panel found', '/panels?state=all&text=zzzz'],
  ['honesty files to look for', '/honesty-files'],
  ['honesty files found', '/honesty-files?text=有限公司'],
  ['no such honesty file', '/honesty-files?text=zzzz'],
  ['an honesty file', '/honesty-file?code=91379901MAFAKE0190'],
  ['due dates', '/due-dates'],
  ['a month with due dates', `/due-dates?month=${daysAgo(19 - 92).slice(0, 7)}`], // 90 days from its docketing, over a weekend
  ['a month without due dates', '/due-dates?month=2020-01'],
];
export const legalReviews = [
  ['cases to review', '/legal-reviews', async (person) => {
    await caseAt(person.url, 'review');
    await person.go('/legal-reviews');
    await settled(person.page);
  }],
  ['element by element', '/legal-reviews', async (person) => {
    await person.go(`/legal-reviews/${await caseAt(person.url, 'review')}`);
    await person.page.getByText(/^已审核/).waitFor();
    await settled(person.page);
  }],
  ['an opinion not whole', '/legal-reviews', async (person) => {
    await person.go(`/legal-reviews/${await caseAt(person.url, 'review')}`);
    await person.press('提交审核意见');
    await person.see('请选择结论，不适用的写明不适用。');
  }],
  ['a case not under review', '/legal-reviews', async (person) => {
    await person.go(`/legal-reviews/${await caseAt(person.url, 'evidence')}`);
    await person.see(/不在审核中/);
  }],
];
export const approvals = [
  ['home of a leader', '/'],
  ['approvals', '/approvals', async (person) => {
    await caseAt(person.url, 'docketing');
    await caseAt(person.url, 'decision');
    await person.go('/approvals');
    await settled(person.page);
  }],
  ['one to decide', '/approvals', async (person) => {
    const number = await caseAt(person.url, 'decision');
    await person.go('/approvals');
    await person.page.getByRole('button', { name: new RegExp(number) }).click();
    await person.see(/^拟：/);
  }],
  ['deciding', '/approvals', async (person) => {
    await person.go(`/cases/${await caseAt(person.url, 'decision')}?step=decide`);
    await shown(person);
  }],
];
