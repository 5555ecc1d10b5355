// The checks themselves: [name, function that throws what is wrong].

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vnu from 'vnu-jar';
import { answers } from './answers.mjs';
import { kWidths } from './browser.mjs';
import { deskActs } from './desk_acts.mjs';
import { deskCases } from './desk_cases.mjs';
import { deskForms } from './desk_forms.mjs';
import { deskNetwork } from './desk_network.mjs';
import { deskPages } from './desk_pages.mjs';
import { deskWindows } from './desk_windows.mjs';
import { deskWords } from './desk_words.mjs';
import { forms } from './forms.mjs';
import { accessible, must } from './looks.mjs';
import { papers } from './papers.mjs';
import { proofs } from './proofs.mjs';

// Opens a page and runs `look`; anything the policy stopped or a script threw is an error.
const visit = async ({ browser, url }, address, options, look) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    const isOwnStatus = /status of 40[04]/.test(message.text());
    if (message.type() === 'error' && !isOwnStatus) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(url + address);
    const found = await look(page);
    must(complaints.length === 0, complaints.join('\n'));
    return found;
  } finally {
    await context.close();
  }
};

const readable = async (page) => {
  const { heading, letters } = await page.evaluate(() => ({
    heading: document.querySelector('main h1')?.innerText.trim() ?? '',
    letters: document.querySelector('main').innerText.replace(/\s/g, '').length,
  }));
  must(heading.length > 0, 'no heading');
  must(letters > 20, `only ${letters} letters of text without scripts`);
};

const validated = async ({ url, pages }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingjing-html-'));
  try {
    const files = [];
    for (const [name, address] of Object.entries(pages)) {
      const file = path.join(folder, `${name}.html`);
      await writeFile(file, await (await fetch(url + address)).text());
      files.push(file);
    }
    const output = await new Promise((resolve) => {
      const run = ['-jar', vnu, '--format', 'json', ...files];
      execFile('java', run, { maxBuffer: 1 << 24 }, (_, out, messages) => resolve(messages || out));
    });
    const found = JSON.parse(output).messages;
    must(
      found.length === 0,
      found.map((one) => `${path.basename(one.url)}:${one.lastLine} ${one.message}`).join('\n'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const checks = (world) => {
  const all = [];
  for (const [name, address] of Object.entries(world.pages)) {
    for (const width of kWidths) {
      const viewport = { width, height: 900 };
      all.push([`accessible ${name} ${width}`, () => visit(world, address, { viewport }, accessible)]);
    }
    all.push([`reads without script ${name}`, () => visit(world, address, { javaScriptEnabled: false }, readable)]);
  }
  all.push(['valid html', () => validated(world)]);
  return [...all, ...deskPages(world), ...deskActs(world), ...deskCases(world), ...deskForms(world), ...deskNetwork(world), ...deskWindows(world), ...deskWords(world), ...answers(world), ...proofs(world, visit), ...papers(world, visit), ...forms(world, visit)];
};
