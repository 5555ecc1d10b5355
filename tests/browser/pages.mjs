// The kinds of page a citizen can meet, by name, with the addresses that differ from one
// demo to the next found by reading the site itself.

const firstLink = async (url, path, pattern) => {
  const text = await (await fetch(url + path)).text();
  const found = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link).find((link) => pattern.test(link));
  if (!found) throw new Error(`${path} links nothing like ${pattern}`);
  return found.replaceAll('&amp;', '&');
};

// What is made while the server already answers.
const soonLinked = async (url, path, pattern, seconds = 120) => {
  for (; seconds > 0; --seconds) {
    const found = await firstLink(url, path, pattern).catch(() => '');
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return firstLink(url, path, pattern);
};

const entryOf = (url, register) =>
  firstLink(url, `/registers/${register}`, new RegExp(`^/registers/${register}/[^/?]+$`));

// An entry that the newest changes call one of these words.
const changed = async (url, words) => {
  const text = await (await fetch(`${url}/`)).text();
  const lines = [...text.matchAll(/<a href="([^"]+)">[^<]*<\/a><p><span class="tag [^"]*">([^<]+)</g)];
  const found = lines.find(([, , word]) => words.includes(word));
  if (!found) throw new Error(`nothing on the first page was ${words}`);
  return found[1].replaceAll('&amp;', '&');
};

// name -> path
export const pagesOf = async (url) => {
  const item = await entryOf(url, 'enforcement_items');
  const benchmark = await entryOf(url, 'discretion_benchmarks');
  const officer = await entryOf(url, 'officers');
  const guide = await entryOf(url, 'service_guides');
  const window = await entryOf(url, 'window_staff');
  const body = await entryOf(url, 'enforcement_bodies');
  const result = await firstLink(url, '/results', /^\/results\/[^/?]+$/);
  const tombstone = `/results/${encodeURIComponent('海曦人社监当罚字〔2026〕第002号')}`;
  const announcement = await soonLinked(url, '/announcements', /^\/announcements\/[0-9A-Z]+$/);
  const revised = await changed(url, ['修订', '更正']);
  const withdrawn = await changed(url, ['撤回']);
  const officerName = decodeURIComponent(officer.split('/').pop());
  return {
    home: '/',
    registers: '/registers',
    before: '/registers?group=before',
    during: '/registers?group=during',
    after: '/registers?group=after',
    list: '/registers/enforcement_items',
    'list-filtered': '/registers/enforcement_items?q=%E5%B7%A5%E8%B5%84',
    'list-nothing': '/registers/enforcement_items?q=zzzz',
    'list-seen': '/registers/enforcement_items?at=2020-01-01&seen=2020-01-01',
    'list-officers': '/registers/officers',
    rules: '/registers/rule_documents',
    item,
    benchmark,
    officer,
    guide,
    window,
    body,
    'item-at': `${item}?at=2030-01-01`,
    history: `${revised}/history`,
    withdrawn,
    'withdrawn-history': `${withdrawn}/history`,
    print: `${guide}/print`,
    badge: `${officer}/badge`,
    sign: `${window}/sign`,
    results: '/results',
    'results-late': `/results?q=${encodeURIComponent('第020号')}&f.decided_on=2025`,
    result,
    'result-tombstone': tombstone,
    'result-print': `${result}/print`,
    flows: '/flow',
    flow: '/flow/penalty_ordinary',
    'flow-from': '/flow/permit?from=2026-09-28',
    announcements: '/announcements',
    announcement,
    officers: '/officers',
    'officers-found': `/officers?q=${officerName}`,
    'officers-day': `/officers?q=${officerName}&on=2019-01-01`,
    'officers-nobody': '/officers?q=zzzz',
    search: '/search?q=%E5%B7%A5%E8%B5%84',
    'search-nothing': '/search?q=zzzz',
    data: '/data',
    verify: '/verify',
    'verify-entry': `/verify?entry=${encodeURIComponent(item)}`,
    feedback: '/feedback',
    complaint: '/complaints',
    correction: `/corrections?about=${encodeURIComponent(decodeURIComponent(item.slice('/registers/'.length)))}`,
    about: '/about',
    accessibility: '/accessibility',
    map: '/map',
    'bad-parameter': '/registers/enforcement_items?sort=nothing',
    'not-found': '/no/such/page',
    'no-number': '/complaints/TS20200101-NOTHING1',
  };
};
