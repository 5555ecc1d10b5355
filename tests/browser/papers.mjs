// The page of an instrument: what the browser says of the file a citizen drops there. The original,
// one letter changed, one that cannot be read, and the original of what was voided since.

import assert from 'node:assert/strict';
import { caseAt, Caller } from './case_at.mjs';

const receipt = { document: '事先告知书', document_number: '1号', mode: '直接送达', place: '示例路18号', receiver: '示例甲' };

// Numbered and made: its row, and its bytes.
const issued = async (url) => {
  const handler = await Caller.signIn(url, 'compiler_labour');
  const number = await caseAt(url, 'review');
  const at = `/api/v1/cases/${number}/instruments`;
  const { version } = await handler.call('GET', at);
  let row = await handler.call('POST', `${at}/service_receipt`, { content: receipt }, { 'if-match': version });
  for (let i = 0; i < 300 && row.standing === 'numbered'; ++i) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    row = await handler.call('GET', `/api/v1/instruments/${row.id}`);
  }
  assert.equal(row.standing, 'issued');
  const pdf = await fetch(`${url}/api/v1/instruments/${row.id}/pdf`, { headers: { cookie: handler.cookie } });
  return { handler, row, bytes: Buffer.from(await pdf.arrayBuffer()) };
};

const says = async (page, buffer, words, isSame) => {
  await page.setInputFiles('#file', { name: '文书.pdf', mimeType: 'application/pdf', buffer });
  await page.getByText(words).waitFor();
  assert.equal(await page.locator('#compared.holds').count(), isSame ? 1 : 0);
};

export const papers = (world, visit) => [
  [
    'tells an instrument from one that was changed or voided',
    async () => {
      const { handler, row, bytes } = await issued(world.url);
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1] ^= 1;
      await visit(world, `/verify/${row.code}`, {}, async (page) => {
        await says(page, bytes, /^一致：/, true);
        await says(page, changed, /^不一致：/, false);
        await says(page, bytes, /^一致：/, true);
        await says(page, Buffer.alloc(0), /^不一致：/, false);
        await page.evaluate(() => {
          const gone = new File(['x'], '移走.pdf');
          gone.arrayBuffer = () => Promise.reject(new Error('gone'));
          const dropped = new Event('drop', { cancelable: true });
          dropped.dataTransfer = { files: [gone] };
          document.getElementById('drop').dispatchEvent(dropped);
        });
        await page.getByText('读不出“移走.pdf”').waitFor();
      });
      const seen = await fetch(`${world.url}/api/v1/instruments/${row.id}`, { headers: { cookie: handler.cookie } });
      await handler.call('POST', `/api/v1/instruments/${row.id}/void`, { reason: '填写有误' }, { 'if-match': seen.headers.get('etag') });
      await visit(world, `/verify/${row.code}`, {}, async (page) => {
        await says(page, bytes, /已经作废，不再具有效力。$/, false);
        await says(page, changed, /^不一致：/, false);
      });
    },
  ],
];
