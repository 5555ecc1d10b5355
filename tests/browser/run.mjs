// What a citizen's browser finds: every kind of page at both widths without an accessibility
// violation, valid HTML, readable with scripts off, nothing the content security policy
// stops, a receipt proven and a forged one refused, forms answered with a number.
//
//   node run.mjs [words...]   only the checks whose name holds one of the words; `story`, `case-story`,
//                             `new-procedure` and `provider` are the four told from beginning to end

import { availableParallelism } from 'node:os';
import { checks } from './checks.mjs';
import { launch } from './browser.mjs';
import { deskCase } from './desk_case_story.mjs';
import { newProcedure } from './desk_new_procedure.mjs';
import { desk } from './desk_scenario.mjs';
import { pagesOf } from './pages.mjs';
import { byProvider } from './provider_scenario.mjs';
import { start } from './start.mjs';

const kSlow = 10_000; // ms: told, so that somebody looks
const wanted = process.argv.slice(2);
let passed = 0;
const failures = [];

const fails = (name, error) => {
  failures.push(name);
  console.error(`not ok  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`);
};
const took = (what, begun) => console.log(`${what}: ${Math.round((Date.now() - begun) / 1000)} s`);
// One chapter after the other; what follows a failed one would fail for its reason.
const tell = async (story, { begin, told, pictures, end }) => {
  if (wanted.length > 0 && !wanted.includes(story)) return;
  const begun = Date.now();
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
    took(story, begun);
  }
};

const begun = Date.now();
const server = await start();
took('demo started', begun);
const browser = await launch();
try {
  const world = { url: server.url, browser, pages: await pagesOf(server.url) };
  const waiting = checks(world).filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      const since = Date.now();
      try {
        await check();
        ++passed;
      } catch (error) {
        fails(name, error);
      }
      if (Date.now() - since > kSlow) took(name, since);
    }
  };
  const checking = Date.now();
  await Promise.all([tell('provider', byProvider(browser)), ...Array.from({ length: availableParallelism() }, work)]);
  took('checks', checking);
  // Each at a bureau of its own, or at the demo's when no check looks at it any longer.
  await Promise.all([tell('story', desk(browser)), tell('case-story', deskCase(browser, server.url)), tell('new-procedure', newProcedure(browser))]);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
