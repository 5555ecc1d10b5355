// Starts the demo bureau on a free port, waits for the address it prints, and stops it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const kStartTime = 300_000;

// MINGJING_URL: a server already running; MINGJING_BUILD: a build folder. Otherwise the build
// for tests, else the one that `script/server` makes.
const program = () => {
  const builds = process.env.MINGJING_BUILD ? [process.env.MINGJING_BUILD] : ['build/dev', 'build/release'];
  const programs = builds.map((build) => path.join(root, build, 'src/server/mingjing'));
  const found = programs.find((file) => existsSync(file));
  if (!found) throw new Error(`nothing built: none of ${programs.join(', ')}`);
  return found;
};

export const start = async () => {
  if (process.env.MINGJING_URL) {
    return { url: process.env.MINGJING_URL, stop: async () => {} };
  }
  const data = await mkdtemp(path.join(tmpdir(), 'mingjing-browser-'));
  const child = spawn(program(), ['serve', '--demo', '--data', data, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`no address within ${kStartTime} ms:\n${said}`)), kStartTime);
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    });
    ended.then((code) => reject(new Error(`mingjing ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { url, stop };
};
