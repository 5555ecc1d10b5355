// The verify page with script: takes a receipt (dropped, chosen, or named by the page),
// proves it here and shows every step; then compares files with the attachments it names.
// Only text is ever put into the page.

import { hex, prove } from './receipt.js';

const place = document.getElementById('prover');
const drop = document.getElementById('drop');
const file = document.getElementById('file');
const verdict = document.getElementById('verdict');
const checks = document.getElementById('checks');
const said = document.getElementById('said');
const compared = document.getElementById('compared');
const compareHint = document.getElementById('compare-hint');
const saidFields = document.getElementById('said-fields');
const kReceiptBytesMax = 4 * 1024 * 1024;

const element = (name, text, style) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
};

// As the entry's page says it: 第八十五条, numbers up to 9999.
const kDigits = '零一二三四五六七八九';
const kPlaces = ['', '十', '百', '千'];
const chinese = (value) => {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return String(value);
  const written = String(value);
  const text = [...written].map((digit, at) => (digit === '0' ? '零' : kDigits[digit] + kPlaces[written.length - 1 - at])).join('');
  return text.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
};
const cite = ({ law, document, article, paragraph, item, note }) => {
  const items = [item].flat().filter((one) => one !== undefined && one !== null);
  return [
    `《${law}》`,
    document ? `（${document}）` : '',
    article ? `第${chinese(article)}条` : '',
    paragraph ? `第${chinese(paragraph)}款` : '',
    items.map((one) => `第（${chinese(one)}）项`).join('、'),
    note ?? '',
  ].join('');
};

const kUnits = { working_day: '个工作日', day: '日', month: '个月' };
const last = ({ amount, unit, extension, extension_unit, start, immediate }) =>
  immediate
    ? '即时办结'
    : `${start ? `自${start}起` : ''}${amount}${kUnits[unit] ?? unit}${extension ? `（经批准可延长${extension}${kUnits[extension_unit ?? unit] ?? unit}）` : ''}`;

const kComparisons = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '等于', in: '属于' };
const comparedValue = (value) => (value === true ? '是' : value === false ? '否' : [value].flat().join('、'));
const compare = ({ all, any }) =>
  (all ?? any)
    .map(({ measure, comparison, value, unit }) => `${measure}${kComparisons[comparison] ?? comparison}${comparedValue(value)}${unit ?? ''}`)
    .join(all ? '且' : '或');

// A child's personal value stands apart as table_row_field.
const labelOf = (name, labels) => {
  const [, table, row, field] = /^(.+)_(\d+)_(.+)$/.exec(name) ?? [];
  return table && labels[`${table}_${field}`]
    ? `${labels[table]}第${Number(row) + 1}行${labels[`${table}_${field}`]}`
    : labels[name] ?? name;
};

const spoken = (value, labels, table = '') => {
  if (value === null || value === undefined) return '';
  if (value === true) return '是';
  if (value === false) return '否';
  if (Array.isArray(value)) {
    const isRows = value.some((one) => one && typeof one === 'object' && !one.law);
    return value.map((one) => spoken(one, labels, table)).join(isRows ? '\n' : '、');
  }
  if (typeof value === 'object') {
    if (value.law) return cite(value);
    if (value.digest && value.name) return `${value.name}（SHA-256 ${value.digest}）`;
    if ('amount' in value || 'immediate' in value) return last(value);
    if (value.all || value.any) return compare(value);
    return Object.entries(value)
      .map(([name, one]) => [labels[`${table}_${name}`] ?? name, spoken(one, labels)])
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${name}：${text}`)
      .join('；');
  }
  return String(value);
};

// The label comes with the receipt and proves nothing; the key, told of it on demand, is what was proven.
const say = (label, text, key = '') => {
  if (text === '') return;
  const line = document.createElement('div');
  line.className = 'wide';
  const term = element('dt', label);
  if (key && key !== label) term.title = `数据中的字段名：${key}`;
  line.append(term, element('dd', text, 'lines'));
  saidFields.append(line);
};

// Attachments of what was proven: digest -> name.
const attached = new Map();
const noteAttached = (value) => {
  if (value === null || typeof value !== 'object') return;
  if (value.digest && value.name) attached.set(value.digest, value.name);
  else Object.values(value).forEach(noteAttached);
};

const showContent = ({ content, facts, labels }) => {
  saidFields.replaceChildren();
  if (content) {
    const values = { ...content.content, ...content.personal };
    noteAttached(values);
    for (const [name, value] of Object.entries(values)) say(labelOf(name, labels), spoken(value, labels, name), name);
    say('本版生效', content.effective_from ?? '');
    say('变更说明', content.reason ?? '');
  } else if (facts.digest) {
    // An instrument: its digest is what a file is compared with.
    attached.set(facts.digest, facts.title);
    for (const [name, value] of Object.entries(facts)) say(labelOf(name, labels), spoken(value, labels), name);
  } else {
    say('理由', facts.reason ?? '');
    say('依据', facts.basis ?? '');
  }
  compareHint.hidden = attached.size === 0;
  file.accept = attached.size > 0 ? '' : '.tlog-proof,text/plain';
  said.hidden = saidFields.children.length === 0;
};

const kMarks = new Map([[true, ['✓', 'holds']], [false, ['✗', 'fails']], [null, ['—', 'skipped']]]);

const showSteps = (steps) => {
  checks.replaceChildren(
    ...steps.map(({ title, holds, words }) => {
      const [mark, style] = kMarks.get(holds);
      const line = element('li', '', style);
      line.append(element('span', mark, 'mark'), element('b', title), element('span', words, 'words'));
      return line;
    }),
  );
};

const check = async (text, name) => {
  verdict.className = 'verdict';
  verdict.textContent = '正在核验……';
  checks.replaceChildren();
  said.hidden = true;
  compared.textContent = '';
  attached.clear();
  try {
    const result = await prove(text, document.getElementById('vkey').textContent);
    showSteps(result.steps);
    const fails = result.steps.some((step) => step.holds === false);
    const skips = result.steps.some((step) => step.holds === null);
    verdict.classList.add(fails ? 'fails' : skips ? 'skipped' : 'holds');
    verdict.textContent = fails
      ? `核验不通过：${name} 不能证明它所说的内容。`
      : skips
        ? '内容与位置相符，但签名没有核对，不能算完整的证明。'
        : '核验通过：下面的内容在所记的时间公示，此后没有被改动过。';
    if (!fails) showContent(result);
  } catch (error) {
    verdict.classList.add('fails');
    // Only our own errors have words for people.
    const isOurs = /[\u4e00-\u9fff]/.test(error.message);
    verdict.textContent = `无法核验：${isOurs ? error.message : '文件已损坏，或者不是公示凭证，请重新下载。'}`;
  }
  place.dataset.done = 'true';
};

const compareFile = async (chosen) => {
  const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await chosen.arrayBuffer())));
  const name = attached.get(digest);
  compared.className = name ? 'verdict holds' : 'verdict fails';
  compared.textContent = name
    ? `“${chosen.name}”就是公示的附件“${name}”，内容完全一致。`
    : `“${chosen.name}”不是这份凭证所公示的附件，或者内容已被改动。`;
};

const isReceipt = async (chosen) => (await chosen.slice(0, 32).text()).startsWith('c2sp.org/tlog-proof@');

const checkFile = async (chosen) => {
  if (!chosen) return;
  if (attached.size > 0 && !(await isReceipt(chosen))) {
    await compareFile(chosen);
    return;
  }
  if (chosen.size > kReceiptBytesMax) {
    verdict.className = 'verdict fails';
    verdict.textContent = '文件太大，不是一份公示凭证。';
    return;
  }
  await check(await chosen.text(), chosen.name);
};

place.hidden = false;
file.addEventListener('change', () => checkFile(file.files[0]));
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') checkFile(event.dataTransfer.files[0]);
  });
}
if (!globalThis.crypto?.subtle) {
  verdict.className = 'verdict skipped';
  verdict.textContent = '浏览器只在安全连接（https 或本机）下提供计算能力。请改用 https 地址，或者用 mingjing-verify 程序。';
} else if (place.dataset.receipt) {
  const answer = await fetch(place.dataset.receipt).catch(() => null);
  if (answer?.ok) await check(await answer.text(), '这份凭证');
  else {
    verdict.className = 'verdict fails';
    verdict.textContent = '没有取到这份凭证，还没有核验。请检查网络，刷新后重试。';
    place.dataset.done = 'true';
  }
}
