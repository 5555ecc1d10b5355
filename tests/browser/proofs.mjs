// The verify page: proves a true receipt step by step, and refuses one letter changed.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './start.mjs';

const verdictOf = async (page) => {
  await page.waitForSelector('#prover[data-done]');
  return {
    words: await page.textContent('#verdict'),
    isProven: await page.locator('#verdict.holds').count(),
    steps: await page.locator('#checks li.holds').count(),
    said: await page.textContent('#said-fields'),
  };
};

const receiptOf = async ({ url, pages }) => {
  const text = await (await fetch(url + pages.item)).text();
  const [link] = /\/receipts\/\d+\.tlog-proof/.exec(text);
  return (await fetch(url + link)).text();
};

const drop = async (page, text) => {
  await page.setInputFiles('#file', { name: 'a.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(text) });
  return verdictOf(page);
};

// The same receipt with a word of what was published changed in its opening.
const forged = (text) =>
  text.replace(/^extra (\S+)$/m, (_, extra) => {
    const opened = Buffer.from(extra, 'base64').toString();
    const start = opened.indexOf('"submitted"');
    const changed = opened.slice(0, start) + opened.slice(start).replace(/海曦市/, '虚构市');
    assert.notEqual(changed, opened, 'nothing to forge in this receipt');
    return `extra ${Buffer.from(changed).toString('base64')}`;
  });

export const proofs = (world, visit) => [
  [
    'proves the receipt of an entry',
    () =>
      visit(world, world.pages['verify-entry'], {}, async (page) => {
        const { words, isProven, steps, said } = await verdictOf(page);
        assert.equal(isProven, 1, words);
        assert.equal(steps, 4);
        assert.match(said, /海曦/);
      }),
  ],
  [
    'proves a receipt file',
    async () => {
      const receipt = await receiptOf(world);
      await visit(world, '/verify', {}, async (page) => {
        const { words, isProven } = await drop(page, receipt);
        assert.equal(isProven, 1, words);
      });
    },
  ],
  [
    'tells an attachment that was published from one that was changed',
    () =>
      visit(world, `/verify?entry=${encodeURIComponent('/registers/enforcement_items/HXRS-XK-001')}`, {}, async (page) => {
        const { words, isProven } = await verdictOf(page);
        assert.equal(isProven, 1, words);
        const bytes = await readFile(path.join(root, 'demo/files/附件/劳务派遣经营许可流程图.pdf'));
        for (const [buffer, said] of [
          [bytes, /就是公示的附件/],
          [Buffer.concat([bytes, Buffer.from(' ')]), /不是这份凭证所公示的附件/],
        ]) {
          await page.setInputFiles('#file', { name: '流程图.pdf', mimeType: 'application/pdf', buffer });
          await page.getByText(said).waitFor();
        }
      }),
  ],
  [
    'refuses a receipt whose content was changed',
    async () => {
      const receipt = forged(await receiptOf(world));
      await visit(world, '/verify', {}, async (page) => {
        const { words, isProven } = await drop(page, receipt);
        assert.equal(isProven, 0);
        assert.match(words, /不通过/);
      });
    },
  ],
  [
    'says what is no receipt',
    () =>
      visit(world, '/verify', {}, async (page) => {
        const { words } = await drop(page, 'hello');
        assert.match(words, /无法核验：这不是一份公示凭证/);
      }),
  ],
];
