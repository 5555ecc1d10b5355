// Every screen, as the people see it who have it, at both widths, light and dark: no accessibility
// violation, nothing wider than the screen, nothing the policy stops.

import { kWidths } from './browser.mjs';
import { bringTo, kLooks } from './desk_looks.mjs';
import { accessible, must } from './looks.mjs';
import { Person } from './people.mjs';

const kDemoPassword = 'Mingjing-2026';
// Both widths and both themes; four looks at every state would find nothing that two do not.
export const kDresses = [
  { width: kWidths[0], theme: 'light' },
  { width: kWidths[1], theme: 'dark' },
];

export const dress = async (page, { width, theme }) => {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark');
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
};

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

export const deskPages = (world) =>
  Object.entries(kLooks).map(([name, looks]) => [
    `desk: the pages: ${name}`,
    () => goThrough(world, looks, accessibleInAll),
  ]);
