// What a citizen's browser finds: every kind of page at both widths without an accessibility
// violation, valid HTML, readable with scripts off, nothing the content security policy
// stops, a receipt proven and a forged one refused, forms answered with a number.
//
//   node run.mjs [words...]   only the checks whose name holds one of the words

import { availableParallelism } from 'node:os';
import { checks } from './checks.mjs';
import { launch } from './browser.mjs';
import { pagesOf } from './pages.mjs';
import { start } from './start.mjs';

const wanted = process.argv.slice(2);
let passed = 0;
const failures = [];

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
        failures.push(name);
        console.error(`not ok  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
