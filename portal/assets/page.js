// Without this script every page is whole. It only shows the print buttons, and on a phone folds
// what is long and brings a flow chart to where the flow begins.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

const folded = document.querySelectorAll('[data-fold=yes]');
if (folded.length && matchMedia('(max-width: 640px)').matches) {
  for (const part of folded) part.open = false;
}
addEventListener('beforeprint', () => folded.forEach((part) => (part.open = true)));

for (const chart of document.querySelectorAll('.flow-chart')) {
  const first = chart.querySelector('[id^="stage-"]')?.getBoundingClientRect();
  const { left, width } = chart.getBoundingClientRect();
  if (first && first.right > left + width) chart.scrollLeft += (first.left + first.right) / 2 - left - width / 2;
}
