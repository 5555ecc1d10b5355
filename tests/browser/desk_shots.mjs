// Pictures of every screen, dialog and step of the workbench in both dresses, to be looked at:
//   node desk_shots.mjs FOLDER [words of names...]

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from './browser.mjs';
import { kLooks } from './desk_looks.mjs';
import { dress, goThrough, kDresses } from './desk_pages.mjs';
import { start } from './start.mjs';

const [folder = 'shots', ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = await start();
const browser = await launch();
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));
try {
  for (const [login, states] of Object.values(kLooks)) {
    const shown = states.filter(([name]) => isWanted(name));
    if (shown.length === 0) continue;
    await goThrough({ browser, url: server.url }, [login, shown], async (page, name) => {
      if (!isWanted(name)) return;
      for (const one of kDresses) {
        await dress(page, one);
        const file = `${name.replaceAll(' ', '-')}-${one.width}.png`;
        const hasDialog = await page.locator('[role=dialog]:visible').count();
        await page.screenshot({ path: path.join(folder, file), fullPage: hasDialog === 0 });
      }
      await dress(page, kDresses[0]);
    }).catch((error) => console.error(error.message));
  }
} finally {
  await browser.close();
  await server.stop();
}
