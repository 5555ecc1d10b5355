// What a person waits for on the way to a state of a page.

export const settled = async (page) => {
  await page.waitForFunction(() => document.querySelectorAll('h1').length === 1);
  // Nothing is still being read; the network itself is never idle, it is watched.
  await page.waitForFunction(() => !document.querySelector('.el-skeleton, .stale, [aria-busy=true]'));
};

// Presses a button and waits for the dialog it opens.
export const opens = (name) => async (person) => {
  await person.press(name);
  await shown(person);
};
export const shown = async ({ page }) => {
  await page.locator('[role=dialog]:visible').first().waitFor();
};
