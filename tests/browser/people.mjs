// People before the workbench, each in a browser of their own: signed in by invitation, with
// a password of their choosing and an authenticator app.

import { createHmac } from 'node:crypto';
import { must } from './looks.mjs';

export const kPassword = 'Haixi-2026-sunny';
export const kDemoPassword = 'Mingjing-2026';

const kAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const kStep = 30; // seconds

// RFC 6238, as an authenticator app does it.
export const codeOf = (secret, time = Date.now()) => {
  const bits = [...secret.replaceAll(/[\s=]/g, '')]
    .map((letter) => kAlphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(time / 1000 / kStep)));
  const digest = createHmac('sha1', key).update(count).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

export class Person {
  constructor(page, complaints) {
    this.page = page;
    this.complaints = complaints; // what the browser said went wrong, but for answers with a status
  }

  static async sitDown(browser, url, viewport = { width: 1280, height: 900 }) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const person = new Person(page, complaints);
    person.url = url;
    await person.go('/');
    return person;
  }

  go(path) {
    return this.page.goto(`${this.url}/desk${path}`);
  }
  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }
  press(name) {
    return this.button(name).click();
  }
  type(label, text) {
    return this.page.getByLabel(label).fill(text);
  }
  see(text) {
    return this.page.getByText(text).first().waitFor();
  }

  async signIn(login, password) {
    await this.page.getByLabel('登录名').fill(login);
    await this.page.getByLabel('口令', { exact: true }).fill(password);
    await this.press('登录');
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  // `look` sees each step on the way.
  async acceptInvitation(login, code, look = async () => {}) {
    await this.press('我有邀请码');
    await look(this.page, 'invitation');
    await this.page.getByLabel('登录名').fill(login);
    await this.page.getByLabel('邀请码').fill(code);
    await this.page.getByLabel(/设置口令/).fill(kPassword);
    await this.page.getByLabel('再输一次').fill(kPassword);
    await this.press('设置口令');
    const secret = await this.page.locator('code').first().innerText();
    await look(this.page, 'enrolment');
    this.secret = secret;
    await this.page.getByLabel('动态口令').fill(codeOf(secret));
    await this.press('绑定');
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  // The interface as this person's browser may call it: { status, body }.
  call(method, path, body, headers = {}) {
    return this.page.evaluate(
      async ([method, path, body, headers]) => {
        const session = await (await fetch('/api/v1/session')).json();
        const answer = await fetch(path, {
          method,
          headers: { 'content-type': 'application/json', 'x-request-token': session.request_token, ...headers },
          body: body === undefined || body === null ? undefined : JSON.stringify(body),
        });
        const text = await answer.text();
        let read = text;
        try {
          read = JSON.parse(text);
        } catch {
          // A file, or nothing.
        }
        return { status: answer.status, etag: answer.headers.get('etag'), body: read };
      },
      [method, path, body, headers],
    );
  }

  leave() {
    return this.page.context().close();
  }
}

// One of the demo's people at a page, without a complaint of the browser's.
export const sitting = async ({ browser, url }, login, path, act) => {
  const person = await Person.sitDown(browser, url);
  try {
    await person.signIn(login, kDemoPassword);
    await person.go(path);
    await person.page.locator('h1').waitFor();
    await act(person);
    must(person.complaints.length === 0, person.complaints.join('\n'));
  } finally {
    await person.leave();
  }
};
