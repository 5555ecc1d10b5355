// Proves a receipt (.tlog-proof) in the browser: parses it, recomputes every digest with
// WebCrypto and checks the signature. It trusts nothing but the verifier key it is given.
// Formats: c2sp.org/tlog-proof, signed-note, tlog-checkpoint; docs/ledger-format.md.

const utf8 = new TextEncoder();

export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const unbase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

const same = (left, right) => hex(left) === hex(right);

// RFC 8785 for what the ledger stores: objects, arrays, strings, whole numbers, true, false, null.
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

export const parseReceipt = (text) => {
  const gap = text.indexOf('\n\n');
  const lines = text.slice(0, gap).split('\n');
  if (gap < 0 || lines.shift() !== 'c2sp.org/tlog-proof@v1') {
    throw new Error('这不是一份公示凭证：首行应为 c2sp.org/tlog-proof@v1');
  }
  let extra = null;
  if (lines[0]?.startsWith('extra ')) {
    extra = JSON.parse(new TextDecoder().decode(unbase64(lines.shift().slice(6))));
  }
  const index = Number(/^index (\d+)$/.exec(lines.shift() ?? '')?.[1] ?? NaN);
  if (!Number.isSafeInteger(index) || extra?.format !== 'mingjing/receipt/v1') {
    throw new Error('凭证不完整：缺少记录序号或者记录原文');
  }
  return { index, extra, path: lines.map(unbase64), note: text.slice(gap + 2) };
};

const parseNote = (note) => {
  const gap = note.indexOf('\n\n');
  const text = note.slice(0, gap + 1);
  const [origin, size, root] = text.split('\n');
  const signatures = note
    .slice(gap + 2)
    .split('\n')
    .map((line) => /^— (\S+) (\S+)$/.exec(line))
    .filter(Boolean)
    .map(([, name, bytes]) => ({ name, bytes: unbase64(bytes) }));
  return { text, origin, size: Number(size), root: unbase64(root), signatures };
};

export const parseVerifierKey = (text) => {
  const [, name, id, key] = /^(\S+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const bytes = unbase64(key);
  return { name, id: unhex(id), algorithm: bytes[0], key: bytes.slice(1) };
};

// true, false, or null where this browser has no Ed25519.
const isSigned = async (note, verifier) => {
  let key;
  try {
    key = await crypto.subtle.importKey('raw', verifier.key, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return null;
  }
  for (const { name, bytes } of note.signatures) {
    if (name === verifier.name && same(bytes.slice(0, 4), verifier.id)) {
      return crypto.subtle.verify({ name: 'Ed25519' }, key, bytes.slice(4), utf8.encode(note.text));
    }
  }
  return false;
};

const leafHash = (entry) => sha256(Uint8Array.of(0), entry);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

// RFC 9162 2.1.3.2.
const rootOver = async (leaf, index, size, path) => {
  let node = leaf;
  let first = index;
  let last = size - 1;
  for (const sibling of path) {
    if (last === 0) return null;
    if (first % 2 === 1 || first === last) {
      node = await nodeHash(sibling, node);
      while (first % 2 === 0 && first !== 0) {
        first /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      node = await nodeHash(node, sibling);
    }
    first = Math.floor(first / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? node : null;
};

// What the log holds for an opened record, and which personal values do not match their promise.
const entryOf = async (opening) => {
  const promises = {};
  const broken = [];
  for (const [name, field] of Object.entries(opening.personal)) {
    promises[name] = field.commitment;
    if ('value' in field) {
      const text = `{"field":${JSON.stringify(name)},"subject":${JSON.stringify(field.subject)},"value":${field.value}}`;
      if (hex(await sha256(unhex(field.salt), utf8.encode(text))) !== field.commitment) broken.push(name);
    }
  }
  const facts = hex(await sha256(unhex(opening.facts_salt), utf8.encode(opening.facts)));
  const personal = hex(await sha256(utf8.encode(canonical(promises))));
  const text = canonical({ facts, header: opening.header, personal });
  return { entry: await sha256(utf8.encode('mingjing/record/v1\n'), utf8.encode(text)), broken };
};

// [{title, holds: true | false | null, words}], and what the receipt says once it holds.
export const prove = async (receiptText, verifierKeyText) => {
  const receipt = parseReceipt(receiptText);
  const note = parseNote(receipt.note);
  const { extra, index } = receipt;
  const steps = [];

  const signed = await isSigned(note, parseVerifierKey(verifierKeyText));
  steps.push({
    title: '检查点的签名',
    holds: signed,
    words: signed === null
      ? '这个浏览器没有 Ed25519 签名算法，这一步没有做。请用新版浏览器，或者 mingjing-verify 程序。'
      : signed
        ? `账本 ${note.origin} 在记录了 ${note.size.toLocaleString('zh-CN')} 条时签发，签名与公钥相符。`
        : '签名与公钥不符：这份检查点不是本账本签发的。',
  });

  const record = await entryOf(extra.record);
  const isPlaced = extra.record.header.position === index;
  const root = isPlaced ? await rootOver(await leafHash(record.entry), index, note.size, receipt.path) : null;
  const isIncluded = root !== null && same(root, note.root);
  steps.push({
    title: '记录在账本里',
    holds: isIncluded,
    words: isIncluded
      ? `由第 ${index} 号记录的原文逐层计算 ${receipt.path.length} 次，得到的根哈希与检查点一致。`
      : '由记录原文算出的根哈希与检查点不一致：记录被改动过，或者不在这本账里。',
  });

  const facts = JSON.parse(extra.record.facts);
  const isPublication = extra.record.header.type === 'entry_published';
  steps.push({
    title: '记录说的是什么',
    holds: isIncluded && record.broken.length === 0,
    words: `${isPublication ? `公示第 ${facts.version} 版` : '撤回'}，记于 ${new Date(extra.record.header.time).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}。`,
  });

  let content = null;
  if (isPublication && extra.submitted) {
    const submitted = await entryOf(extra.submitted);
    const holds = hex(submitted.entry) === facts.submitted_entry && submitted.broken.length === 0;
    steps.push({
      title: '公示了什么',
      holds: holds && isIncluded,
      words: holds
        ? `公示记录指向第 ${facts.submitted_position} 号送审稿，由其原文重新计算的结果相符，内容一字未改。`
        : '送审稿的原文与公示记录所指的不符：内容被改动过。',
    });
    if (holds) content = { ...JSON.parse(extra.submitted.facts), personal: openedValues(extra.submitted) };
  }
  return { steps, facts, content, labels: extra.labels ?? {}, header: extra.record.header };
};

const openedValues = (opening) => {
  const values = {};
  for (const [name, field] of Object.entries(opening.personal)) {
    if ('value' in field) values[name] = JSON.parse(field.value);
  }
  return values;
};
