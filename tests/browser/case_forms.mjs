// How a person fills in the form of a step: by the labels they read.

import { must } from './looks.mjs';

export const daysAgo = (days) => {
  const day = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day);
};

const label = (text) => ({ name: text, exact: true });
// Found by typing, as all choices are; in its own list, for that of another may still be going.
export const pick = async (box, value) => {
  await box.fill(value);
  const list = box.page().locator(`[id="${await box.getAttribute('aria-controls')}"]`);
  await list.getByRole('option', { name: value, exact: true }).click();
};
export const choose = (form, name, value) => pick(form.getByRole('combobox', label(name)), value);
const kinds = {
  text: (form, name, value) => form.getByLabel(name, { exact: true }).fill(value),
  choice: choose,
  many: async (form, name, values) => {
    for (const value of values) await choose(form, name, value);
    await form.page().keyboard.press('Tab'); // the list of choices goes
  },
  yes: (form, name, value) =>
    form.getByRole('radiogroup', label(name)).getByText(value ? '是' : '否', { exact: true }).click(),
  // Found by a part of its code, then taken from what is found, where the form did not begin with it.
  reference: async (form, name, values) => {
    const box = form.getByRole('combobox', label(name));
    for (const value of [values].flat()) {
      await box.fill(value);
      const option = form.page().getByRole('option', { name: value }).filter({ visible: true }).first();
      if ((await option.getAttribute('aria-selected')) !== 'true') await option.click();
    }
    await form.page().keyboard.press('Tab');
  },
  law: async (form, name, { law, article }) => {
    const group = form.locator('.el-form-item', { hasText: name }).first();
    if ((await group.getByLabel(`${name}1的名称`).count()) === 0) await group.getByRole('button', { name: '增加一条' }).click();
    await group.getByLabel(`${name}1的名称`).fill(law);
    await group.getByLabel(`${name}1的条`).fill(String(article));
  },
};

// [kind, label, value] each.
export const fill = async (form, fields) => {
  for (const [kind, name, value] of fields) {
    await kinds[kind](form, name, value).catch((error) => {
      throw new Error(`${name}: ${error.message}`);
    });
  }
};

const kGoing = 5000; // ms
const kSaid = '.problem, .walls, .rejected, [aria-invalid=true]'; // why it was not taken
// Takes a step as the case page offers it. The drawer goes once it is taken. `because`: why all the
// same, by each gate that is to warn; one that warns unexpected fails, so does one that does not.
export const takeStep = async (person, number, step, { on, fields = [], because = {}, look = async () => {} }) => {
  await person.go(`/cases/${number}`);
  await person.page.getByRole('button', { name: `办理${step}`, exact: true }).click();
  const drawer = person.page.getByRole('dialog', { name: step, exact: true });
  await drawer.waitFor();
  if (on) await drawer.getByLabel('办理日期').fill(on);
  await fill(drawer, fields);
  await look(drawer);
  const press = async () => {
    await drawer.getByRole('button', { name: `办理：${step}` }).click();
    return Promise.race([
      drawer.waitFor({ state: 'hidden' }).then(() => ''),
      drawer.locator(kSaid).first().waitFor().then(async () => (await drawer.locator(kSaid).first().innerText()) || 'something is asked yet'),
    ]);
  };
  let told = await press();
  const gates = Object.entries(because);
  must(told !== '' || gates.length === 0, `${step}: nothing warned of ${gates}`);
  for (const [gate, reason] of gates) {
    const box = drawer.locator(`textarea[id$="-${gate}"]`);
    await box.fill(reason);
    await box.and(drawer.locator('[aria-invalid=true]')).waitFor({ state: 'detached' });
  }
  if (gates.length > 0) told = await press();
  // What was said before may stand while the drawer goes.
  if (told !== '') told = await drawer.waitFor({ state: 'hidden', timeout: kGoing }).then(() => '', () => told);
  must(told === '', `${step}: ${told}`);
};
