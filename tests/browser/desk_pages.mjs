// Every screen, as the people see it who have it, at both widths, light and dark: no accessibility
// violation, nothing wider than the screen, nothing the policy stops.

import { kWidths } from './browser.mjs';
import { bringTo, kLooks } from './desk_looks.mjs';
import { accessible, must } from './looks.mjs';
import { kDemoPassword, Person } from './people.mjs';

// Both widths and both themes; four looks at every state would find nothing that two do not.
export const kDresses = [
  { width: kWidths[0], theme: 'light' },
  { width: kWidths[1], theme: 'dark' },
];

// Seen from the top: what has been scrolled half under the bar that stays there is half a target.
export const dress = async (page, { width, theme }) => {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark');
  await still(page);
};
// Nothing is opening, closing or fading: of what is, a look sees half. A word of what was done goes
// by itself in less time than a look takes.
const still = (page) =>
  page.waitForFunction(() => {
    const ends = (one) => one.effect.getComputedTiming().endTime !== Infinity;
    const moves = document.getAnimations().some((one) => one.playState === 'running' && ends(one));
    return !moves && !document.querySelector('[class*="-enter-active"], [class*="-leave-active"], .el-message');
  });

// The state as it is, in each dress.
export const accessibleInAll = async (page, name) => {
  for (const one of kDresses) {
    await dress(page, one);
    try {
      await accessible(page);
    } catch (error) {
      throw new Error(`${name} at ${one.width} px, ${one.theme}: ${error.message}`);
    }
  }
  await dress(page, kDresses[0]);
};

// Goes through the states of one person and lets `look` see each.
export const goThrough = async ({ browser, url }, [login, states], look) => {
  const person = await Person.sitDown(browser, url);
  try {
    await look(person.page, 'sign in');
    await person.signIn(login, kDemoPassword);
    for (const state of states) {
      await person.page.unrouteAll({ behavior: 'ignoreErrors' });
      await bringTo(person, state).catch((error) => {
        throw new Error(`${state[0]}: ${error.message}`);
      });
      await look(person.page, state[0]);
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

export const deskPages = (world) => [
  ['desk: signing in leads nowhere else', () => staysHere(world)],
  ...Object.entries(kLooks).map(([name, looks]) => [
    `desk: the pages: ${name}`,
    () => goThrough(world, looks, accessibleInAll),
  ]),
];
