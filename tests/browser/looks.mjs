// What every page must be, whoever it is for.

import { AxeBuilder } from '@axe-core/playwright';

const kAxeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const must = (holds, words) => {
  if (!holds) throw new Error(words);
};

// Within the width of the screen, and without a violation.
export const accessible = async (page) => {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  must(excess <= 0, `the page is ${excess} px wider than the screen`);
  const { violations } = await new AxeBuilder({ page }).withTags(kAxeTags).analyze();
  const words = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`,
  );
  must(violations.length === 0, words.join('\n'));
};
