// Every screen, as the people see it who have it, at both widths, light and dark: no accessibility
// violation, nothing wider than the screen, nothing the policy stops.

import { kWidths } from './browser.mjs';
import { accessible, must } from './looks.mjs';
import { Person } from './people.mjs';

const kDemoPassword = 'Mingjing-2026';
const kPatience = 20_000; // ms
const kItems = '/registers/enforcement_items';
const kPages = {
  compiler_labour: ['/', '/registers', kItems, `${kItems}?tab=published`, `${kItems}/drafts`, `${kItems}/imports`, `${kItems}/entries/HXRS-CF-014`],
  reviewer_legal: ['/', '/reviews', `${kItems}/entries/HXRS-CF-012`, '/definitions', '/statutes', '/registers/officers?tab=published'],
  publisher: ['/reviews', `${kItems}/entries/HXRS-CF-013`],
  leader: ['/today'],
  sysadmin: ['/accounts', '/status', '/me'],
  secadmin: ['/accounts', '/roles'],
  auditor: ['/trail'],
};

const settled = async (page) => {
  await page.waitForFunction(() => document.querySelectorAll('h1').length === 1);
  // Nothing is still being read; the network itself is never idle, it is watched.
  await page.waitForFunction(() => !document.querySelector('.el-skeleton, .stale, [aria-busy=true]'));
};

const lookAt = async ({ browser, url }, login, width, theme) => {
  const person = await Person.sitDown(browser, url, { width, height: 900 });
  try {
    await settled(person.page);
    await accessible(person.page);
    await person.signIn(login, kDemoPassword);
    await person.page.evaluate((dark) => localStorage.setItem('dark', String(dark)), theme === 'dark');
    for (const path of kPages[login]) {
      await person.go(path);
      await settled(person.page);
      // A read cut off while the page before was left may be told as a lost network, and is
      // soon tried again by the page itself.
      const problem = person.page.locator('.problem');
      await problem.waitFor({ state: 'detached', timeout: kPatience }).catch(async () => {
        throw new Error(`${path}: ${await problem.first().innerText()}`);
      });
      try {
        await accessible(person.page);
      } catch (error) {
        throw new Error(`${path}: ${error.message}`);
      }
    }
    must(person.complaints.length === 0, person.complaints.join('\n'));
  } finally {
    await person.leave();
  }
};

// An address somebody else made leads, after signing in, to no place but the workbench's own.
const kElsewhere = [
  'to=//evil.example/',
  'to=https://evil.example/',
  'to=/%5Cevil.example/',
  'to=%2F%2Fevil.example',
  'to=javascript:alert(1)',
  'to=//evil.example&to=/%5C/evil.example',
  'return=//evil.example',
  'redirect_uri=https://evil.example',
];
const staysHere = async ({ browser, url }) => {
  const person = await Person.sitDown(browser, url);
  try {
    const asked = [];
    person.page.on('request', (request) => asked.push(request.url()));
    await person.go(`/sign-in?${kElsewhere[0]}`);
    await person.signIn('leader', kDemoPassword);
    for (const elsewhere of kElsewhere) {
      await person.go(`/sign-in?${elsewhere}`);
      await person.page.waitForURL((now) => now.pathname !== '/desk/sign-in');
      must(person.page.url() === `${url}/desk/`, `${elsewhere} led to ${person.page.url()}`);
    }
    // What no address may hold, the server does not even read.
    const refused = await person.go('/sign-in?to=/%09/evil.example');
    must(refused.status() === 400, `a control character was answered ${refused.status()}`);
    const gone = asked.filter((address) => !address.startsWith(url) && !address.startsWith('data:'));
    must(gone.length === 0, `asked for ${gone}`);
    must(person.complaints.length === 0, person.complaints.join('\n'));
  } finally {
    await person.leave();
  }
};

// Both widths and both themes; four looks at every page would find nothing that two do not.
const kLooks = [
  [kWidths[0], 'light'],
  [kWidths[1], 'dark'],
];

export const deskPages = (world) => [
  ['desk: signing in leads nowhere else', () => staysHere(world)],
  ...Object.keys(kPages).flatMap((login) =>
    kLooks.map(([width, theme]) => [
      `desk: the pages of ${login} at ${width} px, ${theme}`,
      () => lookAt(world, login, width, theme),
    ]),
  ),
];
