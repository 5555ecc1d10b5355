// One person at a time over a register of many entries: first page, deep page, each filter,
// each order, as whoever sees the whole bureau and as whoever sees their own unit's work.
// Prints p50 and p95 of the answers, and what the server computed for one, which other work on
// the machine does not lengthen; the target is a p95 below 100 ms.
//
//   node bench/lists.mjs http://127.0.0.1:PORT SERVER_PID [ROUNDS]

import { readFileSync } from 'node:fs';
import http from 'node:http';

const [base, server, rounds = '40'] = process.argv.slice(2);
const kTick = 10; // ms, of /proc
const kTarget = 100; // ms
const list = '/api/v1/registers/av_record_items/entries';
const agent = new http.Agent({ keepAlive: true });

const send = (method, path, cookie, body) =>
  new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const begun = performance.now();
    const headers = {
      ...(cookie && { cookie }),
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const request = http.request(base + path, { method, agent, headers }, (response) => {
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

const signIn = async (login) => {
  const answer = await send('POST', '/api/v1/session', '', { login, password: 'Mingjing-2026' });
  if (answer.status !== 200) throw new Error(`${login}: ${answer.status}`);
  return answer.headers['set-cookie'][0].split(';')[0];
};

const unit = encodeURIComponent('劳动监察支队');
const text = encodeURIComponent('第4242');
const choice = encodeURIComponent('category:行政强制');
const orders = ['key', 'title', 'due', 'submitted_at', 'category', 'level', 'methods', 'retention'];
const cases = [
  ['first page', ''],
  ['deep page', '&page=DEEP'],
  ['100 rows', '&page_size=100'],
  ...['submitted', 'approved', 'published', 'withdrawn'].map((stage) => [`stage ${stage}`, `&stage=${stage}`]),
  ['stage published, deep', '&stage=published&page=DEEP'],
  ['unit', `&unit=${unit}`],
  ['unit and stage', `&unit=${unit}&stage=published`],
  ['text', `&text=${text}`],
  ['text and stage', `&text=${text}&stage=published`],
  ['text nobody wrote', `&text=${encodeURIComponent('没有这个词')}`],
  ['field', `&filter=${choice}`],
  ['field and stage', `&filter=${choice}&stage=published`],
  ...orders.flatMap((sort) => [
    [`by ${sort}`, `&sort=${sort}`],
    [`by ${sort}, down, stage`, `&sort=-${sort}&stage=published`],
    [`by ${sort}, deep`, `&sort=${sort}&page=DEEP`],
  ]),
];

const computed = () => {
  const [, , , , , , , , , , , , , user, system] = readFileSync(`/proc/${server}/stat`, 'utf8').replace(/\(.*\)/, '()').split(' ');
  return (Number(user) + Number(system)) * kTick;
};
let missed = 0;
let computedTooLong = 0;
const measure = async (name, path, cookie) => {
  const times = [];
  let total;
  const begun = computed();
  for (let i = 0; i < Number(rounds); ++i) {
    const answer = await send('GET', path, cookie);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    times.push(answer.took);
    total = answer.body.total;
  }
  const each = (computed() - begun) / times.length;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)];
  const isMissed = at(0.95) >= kTarget;
  missed += isMissed ? 1 : 0;
  computedTooLong += each >= kTarget ? 1 : 0;
  const say = (value) => value.toFixed(1).padStart(8);
  console.log(`${name.padEnd(34)}${String(total ?? '').padStart(8)}${say(at(0.5))}${say(at(0.95))}${say(each)}${isMissed ? '  MISSED' : ''}`);
};

for (const login of ['leader', 'head_labour']) {
  const cookie = await signIn(login);
  const first = await send('GET', `${list}?page_size=20`, cookie);
  const deep = Math.floor((first.body.total * 0.9) / 20);
  console.log(`\n${login}`.padEnd(35) + '   total     p50     p95 computed, ms');
  for (const [name, query] of cases) {
    await measure(name, `${list}?page_size=${query.includes('page_size') ? 100 : 20}${query.replace('&page_size=100', '').replace('DEEP', query.includes('stage') ? Math.floor(deep / 2) : deep)}`, cookie);
  }
  await measure('counts by stage', '/api/v1/registers', cookie);
  await measure('queue', '/api/v1/reviews?page_size=50', cookie);
  await measure('queue, deep', '/api/v1/reviews?page_size=50&page=100', cookie);
  await measure('tasks', '/api/v1/tasks', cookie);
}
console.log(`\np95 above ${kTarget} ms: ${missed}; computed above ${kTarget} ms: ${computedTooLong}`);
agent.destroy();
