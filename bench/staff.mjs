// 200 people signed in to the demo bureau's workbench at once, each thinking about half a
// second between acts: four reads (tasks, a list, an entry, a draft) to one command (a draft
// saved). Clients and server share the machine. Prints p50, p95, p99 of reads and commands.
//
//   node bench/staff.mjs http://127.0.0.1:PORT [SECONDS] [SESSIONS]

import http from 'node:http';

const [base, seconds = '20', sessions = '200'] = process.argv.slice(2);
const kThinking = 500; // ms, on average
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(sessions) });

const send = (method, path, { from, cookie, token, etag, body, key } = {}) =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const begun = performance.now();
    const request = http.request(
      base + path,
      {
        method,
        agent,
        localAddress: from,
        headers: {
          ...(cookie && { cookie }),
          ...(token && { 'x-request-token': token }),
          ...(etag && { 'if-match': etag }),
          ...(key && { 'idempotency-key': key }),
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const took = performance.now() - begun;
          const bytes = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode, took, headers: response.headers, body: bytes && JSON.parse(bytes) });
        });
      },
    );
    request.on('error', reject);
    request.end(text);
  });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Each from an address of their own, as in a bureau: one address may try 60 times a minute.
const signIn = async (number) => {
  const from = `127.0.${1 + (number >> 7)}.${1 + (number & 127)}`;
  const answer = await send('POST', '/api/v1/session', { from, body: { login: 'device_keeper', password: 'Mingjing-2026' } });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
  return { from, cookie: answer.headers['set-cookie'][0].split(';')[0], token: answer.body.request_token };
};

const times = { read: [], command: [] };
let failures = 0;
const timed = async (kind, method, path, options) => {
  const answer = await send(method, path, options);
  times[kind].push(answer.took);
  if (answer.status >= 400) {
    if (++failures <= 3) console.error(method, path, answer.status, answer.body);
  }
  return answer;
};

const work = async (number, session, end) => {
  const drafts = '/api/v1/registers/devices/drafts';
  const mine = `${drafts}/BENCH-${number}`;
  let etag;
  for (let turn = 0; performance.now() < end; ++turn) {
    await pause(Math.random() * 2 * kThinking);
    switch (turn % 5) {
      case 0:
        await timed('read', 'GET', '/api/v1/tasks', session);
        break;
      case 1:
        await timed('read', 'GET', '/api/v1/registers/enforcement_items/entries?page_size=20&sort=-submitted_at', session);
        break;
      case 2:
        await timed('read', 'GET', '/api/v1/registers/enforcement_items/entries/HXRS-XK-005', session);
        break;
      case 3:
        if (etag) await timed('read', 'GET', mine, session);
        break;
      default: {
        const body = { content: { number: `BENCH-${number}`, model: `第${turn}次` } };
        const saved = etag
          ? await timed('command', 'PUT', mine, { ...session, etag, body })
          : await timed('command', 'POST', drafts, { ...session, body, key: `bench-${number}` });
        etag = saved.headers.etag;
      }
    }
  }
};

const all = [];
for (let i = 0; i < Number(sessions); ++i) all.push(await signIn(i));
console.log(`${all.length} sessions`);
const end = performance.now() + Number(seconds) * 1000;
await Promise.all(all.map((session, number) => work(number, session, end)));
for (const [kind, took] of Object.entries(times)) {
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor((took.length - 1) * share)].toFixed(1);
  console.log(`${kind}s: ${took.length}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
}
console.log(`${failures} failures`);
agent.destroy();
