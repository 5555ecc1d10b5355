// One person at a time over a bureau of many cases: every list, and all the page of a case asks. Prints
// p50 and p95 of the answers; targets are p95 below 60 ms for a list, 80 ms for a case, and our own
// of 250 ms for a part of a name, looked for in all of them.
//
//   node bench/cases.mjs http://127.0.0.1:PORT SERVER_PID TOLD [ROUNDS]
//
// TOLD is the number of the one case told in full: 67 events, 20 pieces of evidence, 25 papers.

import { Client } from './client.mjs';

const [base, server, told, rounds = '40'] = process.argv.slice(2);
const kListTarget = 60; // ms
const kPageTarget = 80;
const kSearchTarget = 250;
const client = new Client(base, server, rounds);
const list = '/api/v1/cases';
const word = encodeURIComponent;

const queries = [
  ['open', 'state=open'],
  ['open, deep', 'state=open&page=200'],
  ['all', ''],
  ['all, deep', 'page=20000'],
  ['closed', 'state=over'],
  ['closed, deep', 'state=over&page=10000'],
  ['closed of a unit', `state=over&unit=${word('劳动监察支队')}`],
  ['unit and procedure', `procedure=penalty_ordinary&unit=${word('劳动监察支队')}`],
  ['mine', 'whose=mine'],
  ['waiting for me', 'whose=waiting'],
  ['leads', 'state=lead&sort=due'],
  ['leads of a source', `lead_source=${word('投诉')}&sort=due`],
  ['procedure', 'procedure=penalty_ordinary'],
  ['stage', 'state=open&procedure=penalty_ordinary&stage=investigation'],
  ['unit', `unit=${word('劳动监察支队')}`],
  ['due', 'state=open&due_before=2026-12-31'],
  ['number', 'text=2024-00042'],
  ['open, party', `state=open&text=${word('加工厂0004242')}`],
];
const searches = [
  ['party', `text=${word('加工厂0004242')}`],
  ['text nobody wrote', `text=${word('没有这个词')}`],
];
// All that the page of a case asks for (workbench/src/pages/Case.vue): at first, then by its tabs.
const page = [
  ['the case', ''],
  ['how it was weighed', '/reckoning'],
  ['its papers', '/instruments'],
];
const tabs = [
  ['its file', '/dossier'],
  ['checks for its review', '/checks'],
  ['its chart', '/chart'],
  ['what lies ahead', '/ahead'],
  ['similar decisions', '/spread'],
  ['what was performed', '/performance'],
];

for (const login of ['leader', 'head_labour', 'compiler_labour']) {
  const cookie = await client.signIn(login);
  client.heading(login);
  for (const [name, query] of queries) {
    await client.measure(name, `${list}?${query}`, cookie, kListTarget);
  }
  for (const [name, query] of searches) {
    await client.measure(name, `${list}?${query}`, cookie, kSearchTarget);
  }
  await client.measure('counts by stage', '/api/v1/case-counts', cookie, kListTarget);
  await client.measure('calendar of a month', '/api/v1/case-dates?from=2026-11-01&to=2026-11-30', cookie, kListTarget);
  const { body } = await client.send('GET', `${list}?state=open`, cookie);
  for (const one of body.cases.slice(0, 3)) {
    await client.measure(`case ${one.number}`, `${list}/${one.number}`, cookie, kPageTarget);
  }
  const of = (part) => `${list}/${told}${part}`;
  for (const [name, part] of [...page, ...tabs]) {
    await client.measure(`told in full: ${name}`, of(part), cookie, kPageTarget);
  }
  await client.measure('told in full: acts there are', '/api/v1/case-acts', cookie, kPageTarget);
  const first = [...page.map(([, part]) => of(part)), '/api/v1/case-acts'];
  await client.measure('told in full: page at once', first, cookie, kPageTarget);
}
client.end(`${kListTarget} ms (a list), ${kSearchTarget} ms (a part of a name), ${kPageTarget} ms (a case)`);
