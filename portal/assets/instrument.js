// The page of one instrument with script: compares a file, dropped or chosen, with the digest
// on the page. Here, in the browser: nothing is sent.

import { hexSha256 } from './sha256.js';

const place = document.getElementById('comparer');
const drop = document.getElementById('drop');
const file = document.getElementById('file');
const compared = document.getElementById('compared');
const wanted = document.getElementById('digest')?.textContent.trim();
const isVoided = place?.dataset.voided === 'true';
let asked = 0;
const kFileBytesMax = 64 * 1024 * 1024;

const tell = (words, holds) => {
  compared.className = `verdict ${holds ? 'holds' : 'fails'}`;
  compared.textContent = words;
  place.dataset.done = 'true';
};

const compare = async (chosen) => {
  if (!chosen) return;
  if (chosen.size > kFileBytesMax) {
    tell(`“${chosen.name}”太大，不是本机关制作的文书。`, false);
    return;
  }
  const mine = ++asked;
  compared.className = 'verdict';
  compared.textContent = '正在计算……';
  let digest;
  try {
    digest = await hexSha256(new Uint8Array(await chosen.arrayBuffer()));
  } catch {
    if (mine === asked) tell(`读不出“${chosen.name}”。请把它存到这台设备上，再选一次。`, false);
    return;
  }
  if (mine !== asked) return; // another was chosen meanwhile
  if (digest === wanted && isVoided) tell(`“${chosen.name}”是制成时的原件，但是这份文书已经作废，不再具有效力。`, false);
  else if (digest === wanted) tell(`一致：“${chosen.name}”就是制成时的原件，没有被改动过。`, true);
  else tell(`不一致：“${chosen.name}”不是这份文书的原件，或者已被改动（它的SHA-256是${digest}）。`, false);
};

if (place && wanted) {
  place.hidden = false;
  file.addEventListener('change', () => {
    compare(file.files[0]);
    file.value = ''; // the same may be chosen again
  });
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    compare(event.dataTransfer.files[0]);
  });
}
