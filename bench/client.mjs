// What lists.mjs and cases.mjs share: one person's session, and how long answers take them.

import { readFileSync } from 'node:fs';
import http from 'node:http';

const kTick = 10; // ms, of /proc

export class Client {
  constructor(base, server, rounds) {
    Object.assign(this, { base, server, rounds: Number(rounds), missed: 0, computedTooLong: 0 });
    this.agent = new http.Agent({ keepAlive: true });
  }

  send(method, path, cookie, body) {
    return new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const begun = performance.now();
      const headers = {
        ...(cookie && { cookie }),
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const request = http.request(this.base + path, { method, agent: this.agent, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const took = performance.now() - begun;
          resolve({ status: response.statusCode, took, headers: response.headers, body: JSON.parse(Buffer.concat(parts)) });
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  async signIn(login) {
    const answer = await this.send('POST', '/api/v1/session', '', { login, password: 'Mingjing-2026' });
    if (answer.status !== 200) throw new Error(`${login}: ${answer.status}`);
    return answer.headers['set-cookie'][0].split(';')[0];
  }

  computed() {
    const stat = readFileSync(`/proc/${this.server}/stat`, 'utf8').replace(/\(.*\)/, '()').split(' ');
    return (Number(stat[13]) + Number(stat[14])) * kTick;
  }

  heading(title) {
    console.log(`\n${title}`.padEnd(35) + '   total     p50     p95 computed, ms');
  }

  async get(path, cookie) {
    const answer = await this.send('GET', path, cookie);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  // `target`: milliseconds the p95 should stay under. Several paths are asked for at once, as a
  // page does, and took until the last was there.
  async measure(name, path, cookie, target) {
    const times = [];
    let total;
    const begun = this.computed();
    for (let i = 0; i < this.rounds; ++i) {
      const asked = performance.now();
      const answers = await Promise.all([path].flat().map((one) => this.get(one, cookie)));
      times.push(performance.now() - asked);
      total = answers[0].body.total;
    }
    const each = (this.computed() - begun) / times.length;
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor((times.length - 1) * share)];
    const isMissed = at(0.95) >= target;
    this.missed += isMissed ? 1 : 0;
    this.computedTooLong += each >= target ? 1 : 0;
    const say = (value) => value.toFixed(1).padStart(8);
    console.log(`${name.padEnd(34)}${String(total ?? '').padStart(8)}${say(at(0.5))}${say(at(0.95))}${say(each)}${isMissed ? '  MISSED' : ''}`);
  }

  end(target) {
    console.log(`\np95 above ${target}: ${this.missed}; computed above it: ${this.computedTooLong}`);
    this.agent.destroy();
  }
}
