// What the site answers to plain requests: its headers, its refusals, its links.

import { must } from './looks.mjs';

const policed = async ({ url, pages }) => {
  for (const [name, address] of Object.entries({ ...pages, data_file: '/data/all.json', feed: '/feed.atom' })) {
    const answer = await fetch(url + address);
    const policy = answer.headers.get('content-security-policy') ?? '';
    must(policy.includes("default-src 'none'"), `${name}: no strict policy, but "${policy}"`);
    must(!policy.includes('unsafe'), `${name}: ${policy}`);
    must(answer.headers.get('x-content-type-options') === 'nosniff', `${name}: may be sniffed`);
  }
};

const unchanged = async ({ url, pages }) => {
  for (const address of [pages.home, pages.list, pages.item]) {
    const first = await fetch(url + address);
    const etag = first.headers.get('etag');
    must(etag, `${address} has no ETag`);
    const again = await fetch(url + address, { headers: { 'if-none-match': etag } });
    must(again.status === 304, `${address} answered ${again.status} to its own ETag`);
  }
};

const hidden = async ({ url }) => {
  for (const register of ['reviewers', 'devices', 'number_books', 'inspection_objects', 'implementation_tasks']) {
    for (const address of [`/registers/${register}`, `/data/${register}.json`, `/feed.atom?register=${register}`]) {
      const { status } = await fetch(url + address);
      must(status === 404, `${address} answered ${status}`);
    }
  }
};

const linked = async ({ url, pages }) => {
  const seen = new Set();
  for (const address of Object.values(pages)) {
    const text = await (await fetch(url + address)).text();
    for (const [, link] of text.matchAll(/(?:href|src)="(\/[^"]*)"/g)) seen.add(link.replaceAll('&amp;', '&').split('#')[0]);
  }
  const broken = [];
  for (const link of seen) {
    const { status } = await fetch(url + link);
    if (status !== 200) broken.push(`${link} ${status}`);
  }
  must(broken.length === 0, `${broken.length} of ${seen.size} links lead nowhere:\n${broken.slice(0, 20).join('\n')}`);
};

// 国办发〔2017〕47号: what every page of a government site says of itself.
const described = async ({ url, pages }) => {
  const text = await (await fetch(url + pages.item)).text();
  const said = Object.fromEntries([...text.matchAll(/<meta name="(\w+)" content="([^"]*)">/g)].map(([, name, words]) => [name, words]));
  for (const name of ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ArticleTitle', 'PubDate', 'ContentSource']) {
    must(said[name], `no ${name}`);
  }
  must(said.SiteDomain === new URL(url).host, `SiteDomain is ${said.SiteDomain}`);
  must(/^\d{4}-\d\d-\d\d$/.test(said.PubDate), `PubDate is ${said.PubDate}`);
};

const refused = async ({ url, pages }) => {
  const list = '/registers/enforcement_items';
  const asked = {
    [`${list}?sort=nothing`]: [400, '不能按这一栏排序'],
    [`${list}?f.nothing=1`]: [400, '不能按这一项筛选'],
    [`${list}?page=0`]: [400, '页码'],
    [`${list}?page=999`]: [404, '只有 3 页'],
    [`${list}?at=2026-02-30`]: [400, '年-月-日'],
    [`${pages.item}?seen=yesterday`]: [400, '年-月-日'],
    '/search?q=a&page=x': [400, '页码'],
    '/search?q=a&in=devices': [400, '没有这张清单'],
  };
  for (const [address, [status, words]] of Object.entries(asked)) {
    const answer = await fetch(url + address);
    must(answer.status === status, `${address} answered ${answer.status}`);
    must((await answer.text()).includes(words), `${address} does not say ${words}`);
  }
};

// From a page of the past every way on stays in that past.
const remembered = async ({ url, pages }) => {
  const when = '?at=2026-10-01&seen=2026-10-01';
  const list = await (await fetch(`${url}/registers/enforcement_items${when}`)).text();
  must(list.includes(`/data/enforcement_items.csv${when.replace('&', '&amp;')}`), 'the list downloads another day');
  const entry = await (await fetch(url + pages.item + when)).text();
  for (const part of ['/print', '/data.json']) {
    must(entry.includes(`${part}${when.replace('&', '&amp;')}`), `the entry links ${part} of another day`);
  }
  must(/"\/verify\?entry=\d+"/.test(entry), 'the entry proves another version');
};

const compressed = async ({ url, pages }) => {
  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(url + pages.item, { headers: { 'accept-encoding': encoding } });
    must(answer.headers.get('content-encoding') === encoding, `no ${encoding}`);
    must((await answer.text()).includes('</html>'), `${encoding} is cut short`);
  }
};

export const answers = (world) => [
  ['security headers', () => policed(world)],
  ['not modified', () => unchanged(world)],
  ['compressed', () => compressed(world)],
  ['internal registers stay inside', () => hidden(world)],
  ['every link leads somewhere', () => linked(world)],
  ['government metadata', () => described(world)],
  ['refusals people can read', () => refused(world)],
  ['the moment asked for is kept', () => remembered(world)],
];
