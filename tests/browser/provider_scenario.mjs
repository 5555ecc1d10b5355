// Signing in by an identity provider: who has bound their account comes in with their second
// factor, a person nobody knows does not, and what was brought back counts once.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { emptyBureau } from './desk_scenario.mjs';
import { startProvider } from './identity_provider.mjs';
import { accessible, must } from './looks.mjs';
import { codeOf, kPassword, Person } from './people.mjs';
import { freePort, root, startEmpty } from './start.mjs';

const kName = '市统一身份认证';
const kLater = 30_000; // ms: the code after the one already used, which slow clocks are allowed

class Story {
  async begin(browser) {
    this.browser = browser;
    this.people = [];
    const port = await freePort();
    this.provider = await startProvider(await freePort(), `http://127.0.0.1:${port}`);
    this.folder = await emptyBureau();
    this.server = await startEmpty(this.folder, { port, provider: this.provider.settings });
  }

  async sitDown() {
    const person = await Person.sitDown(this.browser, this.server.url);
    this.people.push(person);
    return person;
  }

  async invited() {
    const person = (login, name) => ({ login, name });
    const answer = await fetch(`${this.server.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code: this.server.setupCode,
        system_administrator: person('sys', '常系统'),
        security_administrator: person('sec', '安保密'),
        audit_administrator: person('aud', '申审计'),
      }),
    });
    const { administrators } = await answer.json();
    this.owner = await this.sitDown();
    await this.owner.acceptInvitation('sys', administrators.find((one) => one.login === 'sys').invitation);
  }

  async bind() {
    const { owner } = this;
    await owner.go('/me');
    await owner.type('现在的口令', 'wrong');
    await owner.press('去绑定');
    await owner.see('现在的口令不正确');
    await owner.type('现在的口令', kPassword);
    await owner.press('去绑定');
    await this.provider.signIn(owner.page, 's-77');
    await owner.see('已绑定身份 s-77');
    await accessible(owner.page);
    await owner.go('/accounts');
    await owner.see('已绑定 s-77');
  }

  async signIn() {
    const person = await this.sitDown();
    person.page.on('request', (request) => {
      if (request.url().includes('/sign-in/provider?')) this.brought = request.url();
    });
    await person.go('/sign-in?to=//evil.example/');
    await accessible(person.page);
    await person.press(`${kName}登录`);
    await this.provider.signIn(person.page, 's-77');
    await person.type(/动态口令/, codeOf(this.owner.secret, Date.now() + kLater));
    await person.press('继续');
    await person.button('退出').waitFor();
    must(person.page.url() === `${this.server.url}/desk/accounts`, `led to ${person.page.url()}`);
    // One session an account, whichever door it came by.
    must((await this.owner.call('GET', '/api/v1/accounts')).status === 401, 'the session before lives on');
    this.signedIn = person;
  }

  async refuseUnbound() {
    const stranger = await this.sitDown();
    await stranger.press(`${kName}登录`);
    await this.provider.signIn(stranger.page, 's-99');
    await stranger.see('这个身份还没有绑定本系统的账号');
    await accessible(stranger.page);
    must(!stranger.page.url().includes('code='), `the code stays in ${stranger.page.url()}`);
    must((await stranger.call('GET', '/api/v1/session')).body.stage === 'none', 'somebody is in');
  }

  async refuseReplay() {
    for (const person of [this.signedIn, await this.sitDown()]) {
      await person.page.goto(this.brought);
      await person.see('这一次登录不是从本页面开始的');
    }
  }

  async unbind() {
    const { signedIn } = this;
    await signedIn.go('/accounts');
    await signedIn.press('解除常系统的绑定');
    await signedIn.press('解除绑定');
    await signedIn.page.getByText('已绑定 s-77').waitFor({ state: 'detached' });
    const person = await this.sitDown();
    await person.press(`${kName}登录`);
    await this.provider.signIn(person.page, 's-77');
    await person.see('这个身份还没有绑定本系统的账号');
  }

  async end() {
    await this.server?.stop();
    await this.provider?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const byProvider = (browser) => {
  const story = new Story();
  return {
    begin: () => story.begin(browser),
    told: [
      ['an administrator accepts their invitation', () => story.invited()],
      ['they bind their account to whom the provider knows them as', () => story.bind()],
      ['by the provider and their second factor they are in, and nowhere else', () => story.signIn()],
      ['a person without a bound account is refused', () => story.refuseUnbound()],
      ['what was brought back once is refused', () => story.refuseReplay()],
      ['a binding removed opens nothing', () => story.unbind()],
      [
        'nothing the policy stops, no script that throws',
        async () => {
          const complaints = story.people.flatMap((person) => person.complaints);
          must(complaints.length === 0, complaints.join('\n'));
        },
      ],
    ],
    pictures: () =>
      Promise.all(
        story.people.map(({ page }, i) =>
          page.screenshot({ path: path.join(root, `build/test/provider-${i}.png`), fullPage: true }),
        ),
      ),
    end: () => story.end(),
  };
};
