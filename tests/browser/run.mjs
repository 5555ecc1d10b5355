// What a citizen's browser finds: every kind of page at both widths without an accessibility
// violation, valid HTML, readable with scripts off, nothing the content security policy
// stops, a receipt proven and a forged one refused, forms answered with a number.
//
//   node run.mjs [words...]   only the checks whose name holds one of the words; `story`, `case-story`
//                             and `provider` are the three told from beginning to end

import { availableParallelism } from 'node:os';
import { checks } from './checks.mjs';
import { launch } from './browser.mjs';
import { deskCase } from './desk_case_story.mjs';
import { desk } from './desk_scenario.mjs';
import { pagesOf } from './pages.mjs';
import { byProvider } from './provider_scenario.mjs';
import { start } from './start.mjs';

const wanted = process.argv.slice(2);
let passed = 0;
const failures = [];

const fails = (name, error) => {
  failures.push(name);
  console.error(`not ok  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`);
};
// One chapter after the other; what follows a failed one would fail for its reason.
const tell = async (story, { begin, told, pictures, end }) => {
  if (wanted.length > 0 && !wanted.includes(story)) return;
  try {
    await begin();
    for (const [name, chapter] of told) {
      try {
        await chapter();
        ++passed;
      } catch (error) {
        fails(`desk: ${name}`, error);
        await pictures();
        break;
      }
    }
  } finally {
    await end();
  }
};

const server = await start();
const browser = await launch();
try {
  const world = { url: server.url, browser, pages: await pagesOf(server.url) };
  const waiting = checks(world).filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      try {
        await check();
        ++passed;
      } catch (error) {
        fails(name, error);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await tell('story', desk(browser));
  await tell('case-story', deskCase(browser, server.url));
  await tell('provider', byProvider(browser));
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
