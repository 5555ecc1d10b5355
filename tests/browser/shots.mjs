// Pictures of every kind of page at both widths, to be looked at:
//   node shots.mjs FOLDER [page...]

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { kWidths, launch } from './browser.mjs';
import { pagesOf } from './pages.mjs';
import { start } from './start.mjs';

const [folder = 'shots', ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = await start();
const browser = await launch();
try {
  for (const [name, address] of Object.entries(await pagesOf(server.url))) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const width of kWidths) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
      await page.goto(server.url + address);
      if (name === 'verify-entry') await page.waitForSelector('#prover[data-done]');
      await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
