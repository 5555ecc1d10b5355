// The forms: a number for everything sent, the words kept when something is missing, and
// nothing taken from another site.

import assert from 'node:assert/strict';

export const forms = (world, visit) => [
  ...['/complaints', '/corrections'].map((address) => [
    `sends ${address} without script and can ask for it`,
    () =>
      visit(world, address, { javaScriptEnabled: false }, async (page) => {
        await page.fill('#text', '示例内容：窗口开放时间与公示不一致。');
        await page.fill('#name', '张示例');
        await page.click('form[method=post] button');
        const number = (await page.textContent('.receipt-number')).trim();
        assert.match(number, /^[A-Z]{2}\d{8}-\w+$/);
        await page.goto(`${world.url}/feedback`);
        await page.fill('#number', number);
        await page.click('.inline-form button');
        assert.equal((await page.textContent('.receipt-number')).trim(), number);
      }),
  ]),
  [
    'keeps what was typed when the text is missing',
    async () => {
      const answer = await fetch(`${world.url}/complaints`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ text: '  ', name: '李样本' }),
      });
      const text = await answer.text();
      assert.equal(answer.status, 422);
      assert.match(text, /李样本/);
      assert.match(text, /还没有提交/);
    },
  ],
  [
    'takes nothing from another site',
    async () => {
      const answer = await fetch(`${world.url}/complaints`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
        body: new URLSearchParams({ text: '不是本人写的' }),
      });
      assert.equal(answer.status, 400);
    },
  ],
];
