// How a person writes an instrument beside its preview, has it signed off and numbers it.

import { fill } from './case_forms.mjs';
import { must } from './looks.mjs';

export const kPapers = {
  record: { key: 'inquiry_record', name: '询问笔录' },
  report: { key: 'investigation_report', name: '案件调查终结报告' },
  hearingNotice: { key: 'hearing_notice', name: '行政处罚听证告知书' },
  hearingArrangement: { key: 'hearing_arrangement', name: '行政处罚听证通知书' },
  hearingRecord: { key: 'hearing_record', name: '听证笔录' },
  hearingReport: { key: 'hearing_report', name: '听证报告' },
  notice: { key: 'penalty_notice', name: '行政处罚事先告知书' },
  opinion: { key: 'review_opinion', name: '法制审核意见书' },
  decision: { key: 'penalty_decision', name: '行政处罚决定书' },
  onTheSpot: { key: 'spot_decision', name: '当场行政处罚决定书' },
};
export const interview = (person) => [
  ['text', '起止时间', '9时10分至10时25分'],
  ['text', '地点', '示例路18号'],
  ['text', '记录人', '示例乙'],
  ['choice', '被询问人的身份', '证人'],
  ['text', '基本情况', person],
];
export const correction = [
  ['choice', '责令改正', '责令当场改正'],
  ['choice', '违法所得的去向', '没有违法所得'],
];

const kMaking = 120; // looks, half a second apart

const openWriter = async (person, number, kind) => {
  await person.go(`/cases/${number}?tab=instruments&write=${kind.key}`);
  const drawer = person.page.getByRole('dialog', { name: kind.name, exact: true });
  await drawer.waitFor();
  return drawer;
};

// From what waits for the signer, once its whole text was on the screen.
export const signOff = async (person, number, name) => {
  await person.go('/approvals');
  await person.page.getByRole('button', { name: `看${name}（${number}）` }).click();
  const drawer = person.page.getByRole('dialog', { name, exact: true });
  await drawer.frameLocator('iframe').getByText(name).first().waitFor();
  await drawer.getByRole('button', { name: '签发', exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
};

// Its number, once its bytes are made; its code where the kind has no numbers.
const made = async (person, number, key) => {
  for (let look = 0; look < kMaking; ++look) {
    const { body } = await person.call('GET', `/api/v1/cases/${number}/instruments`);
    const one = body.instruments.findLast((paper) => paper.instrument === key);
    if (one?.standing === 'issued') return one.number || one.code;
    await person.page.waitForTimeout(500);
  }
  return must(false, `${key} was not made`);
};

// kind: {key, name}. `signer`: who signs it off, where its kind wants that.
export const makePaper = async (person, number, kind, { fields = [], signer } = {}) => {
  let drawer = await openWriter(person, number, kind);
  await fill(drawer, fields);
  await person.page.keyboard.press('Tab'); // typed whole, and drafted anew, before it is sent
  if (signer) {
    await drawer.getByRole('button', { name: '送签', exact: true }).click();
    await drawer.getByText(/送签，等/).waitFor();
    await signOff(signer, number, kind.name);
    drawer = await openWriter(person, number, kind);
    await drawer.getByText(/签发，可以编号/).waitFor();
  }
  await drawer.getByRole('button', { name: '编号并制作' }).click();
  const asked = person.page.getByRole('dialog', { name: '编号并制作', exact: true });
  await asked.getByRole('button', { name: '编号并制作' }).click();
  await drawer.waitFor({ state: 'hidden' });
  return made(person, number, kind.key);
};
