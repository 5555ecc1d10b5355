// One person at a time over a register of many entries: first page, deep page, each filter,
// each order, as whoever sees the whole bureau and as whoever sees their own unit's work.
// Prints p50 and p95 of the answers, and what the server computed for one, which other work on
// the machine does not lengthen; the target is a p95 below 100 ms.
//
//   node bench/lists.mjs http://127.0.0.1:PORT SERVER_PID [ROUNDS]

import { Client } from './client.mjs';

const [base, server, rounds = '40'] = process.argv.slice(2);
const kTarget = 100; // ms
const list = '/api/v1/registers/av_record_items/entries';
const client = new Client(base, server, rounds);

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

for (const login of ['leader', 'head_labour']) {
  const cookie = await client.signIn(login);
  const first = await client.send('GET', `${list}?page_size=20`, cookie);
  const deep = Math.floor((first.body.total * 0.9) / 20);
  client.heading(login);
  for (const [name, query] of cases) {
    await client.measure(name, `${list}?page_size=${query.includes('page_size') ? 100 : 20}${query.replace('&page_size=100', '').replace('DEEP', query.includes('stage') ? Math.floor(deep / 2) : deep)}`, cookie, kTarget);
  }
  await client.measure('counts by stage', '/api/v1/registers', cookie, kTarget);
  await client.measure('queue', '/api/v1/reviews?page_size=50', cookie, kTarget);
  await client.measure('queue, deep', '/api/v1/reviews?page_size=50&page=100', cookie, kTarget);
  await client.measure('tasks', '/api/v1/tasks', cookie, kTarget);
}
client.end(`${kTarget} ms`);
