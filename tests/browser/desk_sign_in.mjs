// A wrong password, and the step after the right one, as anybody sees them.

import { accessibleInAll } from './desk_pages.mjs';
import { kPassword, Person } from './people.mjs';

export async function signInSteps(browser, url) {
  const person = await Person.sitDown(browser, url);
  for (const [password, words] of [
    ['Not-the-password-1', '登录名或者口令不正确'],
    [kPassword, /动态口令（/],
  ]) {
    await person.type('登录名', 'sys');
    await person.page.getByLabel('口令', { exact: true }).fill(password);
    await person.press('登录');
    await person.see(words);
    await accessibleInAll(person.page, 'sign-in');
  }
  await person.leave();
}
