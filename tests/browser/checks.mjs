// The checks themselves: [name, function that throws what is wrong].

import { AxeBuilder } from '@axe-core/playwright';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vnu from 'vnu-jar';
import { kWidths } from './browser.mjs';
import { forms } from './forms.mjs';
import { proofs } from './proofs.mjs';

const kAxeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const must = (holds, words) => {
  if (!holds) throw new Error(words);
};

// Opens a page and runs `look`; anything the policy stopped or a script threw is an error.
const visit = async ({ browser, url }, address, options, look) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    const isOwnStatus = /status of 404/.test(message.text());
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

const accessible = async (page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(kAxeTags).analyze();
  const words = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`,
  );
  must(violations.length === 0, words.join('\n'));
};

const fitting = async (page) => {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  must(excess <= 0, `the page is ${excess} px wider than the screen`);
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

const policed = async ({ url, pages }) => {
  for (const [name, address] of Object.entries({ ...pages, data_file: '/data/all.json', feed: '/feed.atom' })) {
    const answer = await fetch(url + address);
    const policy = answer.headers.get('content-security-policy') ?? '';
    must(policy.includes("default-src 'none'"), `${name}: no strict policy, but "${policy}"`);
    must(!policy.includes('unsafe'), `${name}: ${policy}`);
    must(answer.headers.get('x-content-type-options') === 'nosniff', `${name}: may be sniffed`);
  }
};

const unchanged = async ({ url, pages }) => {
  for (const address of [pages.home, pages.list, pages.item]) {
    const first = await fetch(url + address);
    const etag = first.headers.get('etag');
    must(etag, `${address} has no ETag`);
    const again = await fetch(url + address, { headers: { 'if-none-match': etag } });
    must(again.status === 304, `${address} answered ${again.status} to its own ETag`);
  }
};

const hidden = async ({ url }) => {
  for (const register of ['reviewers', 'devices', 'inspection_objects', 'implementation_tasks']) {
    for (const address of [`/registers/${register}`, `/data/${register}.json`, `/feed.atom?register=${register}`]) {
      const { status } = await fetch(url + address);
      must(status === 404, `${address} answered ${status}`);
    }
  }
};

const linked = async ({ url, pages }) => {
  const seen = new Set();
  for (const address of Object.values(pages)) {
    const text = await (await fetch(url + address)).text();
    for (const [, link] of text.matchAll(/(?:href|src)="(\/[^"]*)"/g)) seen.add(link.replaceAll('&amp;', '&').split('#')[0]);
  }
  const broken = [];
  for (const link of seen) {
    const { status } = await fetch(url + link);
    if (status !== 200) broken.push(`${link} ${status}`);
  }
  must(broken.length === 0, `${broken.length} of ${seen.size} links lead nowhere:\n${broken.slice(0, 20).join('\n')}`);
};

export const checks = (world) => {
  const all = [];
  for (const [name, address] of Object.entries(world.pages)) {
    for (const width of kWidths) {
      const viewport = { width, height: 900 };
      all.push([`accessible ${name} ${width}`, () => visit(world, address, { viewport }, accessible)]);
      all.push([`fits ${name} ${width}`, () => visit(world, address, { viewport }, fitting)]);
    }
    all.push([`reads without script ${name}`, () => visit(world, address, { javaScriptEnabled: false }, readable)]);
  }
  all.push(['valid html', () => validated(world)]);
  all.push(['security headers', () => policed(world)]);
  all.push(['not modified', () => unchanged(world)]);
  all.push(['internal registers stay inside', () => hidden(world)]);
  all.push(['every link leads somewhere', () => linked(world)]);
  return [...all, ...proofs(world, visit), ...forms(world, visit)];
};
