// Starts the demo bureau on a free port, waits for the address it prints, and stops it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const kStartTime = 300_000;

// MINGJING_URL: a server already running; MINGJING_BUILD: a build folder. Otherwise the build
// for tests, else the one that `script/server` makes.
export const builtFile = (name) => {
  const builds = process.env.MINGJING_BUILD ? [process.env.MINGJING_BUILD] : ['build/dev', 'build/release'];
  const programs = builds.map((build) => path.join(root, build, name));
  const found = programs.find((file) => existsSync(file));
  if (!found) throw new Error(`nothing built: none of ${programs.join(', ')}`);
  return found;
};

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// { url, said, stop } once it has told its address, and `said` what it told. `provider`: the
// identity provider it trusts, as keys/provider.yaml says.
const serve = async (options, { port = 0, provider } = {}) => {
  const data = await mkdtemp(path.join(tmpdir(), 'mingjing-browser-'));
  if (provider) {
    await mkdir(path.join(data, 'keys'), { mode: 0o700 });
    await writeFile(path.join(data, 'keys/provider.yaml'), provider, { mode: 0o600 });
  }
  const child = spawn(builtFile('src/server/mingjing'), ['serve', ...options, '--data', data, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const [url, said] = await new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`no address within ${kStartTime} ms:\n${said}`)), kStartTime);
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found && said.includes('Ctrl-C')) {
        clearTimeout(timer);
        resolve([found[0], said]);
      }
    });
    ended.then((code) => reject(new Error(`mingjing ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { url, said, stop };
};

export const start = () =>
  process.env.MINGJING_URL ? { url: process.env.MINGJING_URL, stop: async () => {} } : serve(['--demo']);

// The demo bureau with these definitions laid over its own.
export const startWith = (definitions) => serve(['--demo', '--definitions', definitions]);

// A bureau of these definitions with nothing in it yet, and the code its first visitor needs.
export const startEmpty = async (definitions, place) => {
  const server = await serve(['--definitions', definitions], place);
  return { ...server, setupCode: /设置码 (\S+?)（/.exec(server.said)[1] };
};
