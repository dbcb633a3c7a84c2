// How the page that replays a run looks: the lab's colours, light or dark as the reader's system is, and on paper.

const LIGHT = `
  --support: #c93f0a; --truth: #868e96; --words: #5b6269; --text: #1a1b1e;
  --learner: #1c5fd4; --pretrained: #9c36b5; --random: #7a6a58;
  --other-1: #c2255c; --other-2: #0a7a5a; --other-3: #8f5f00; --other-4: #5f3dc4;
  --other-5: #4b7a0b; --other-6: #0d7486; --other-7: #8d5524;
  --line: #e3e6ea; --page: #ffffff;`;

const DARK = `
  --support: #ff922b; --truth: #a1a8b0; --words: #a7aeb6; --text: #e9ecef;
  --learner: #74a9ff; --pretrained: #da77f2; --random: #b5a48f;
  --other-1: #ff8cb4; --other-2: #5ee0b5; --other-3: #f0c04f; --other-4: #b197fc;
  --other-5: #c0eb75; --other-6: #66d9e8; --other-7: #d8a878;
  --line: #34373c; --page: #1a1b1e;`;

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--learner); }
.about, figcaption { color: var(--words); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--words); }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: var(--words); }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: .5rem 0; }
.controls input[type="range"] { flex: 1 1 12rem; min-width: 0; height: 1.75rem; accent-color: var(--learner); }
button, select { font: inherit; min-height: 2rem; padding: .1rem .8rem; color: inherit; background: var(--page);
  border: 1px solid var(--truth); border-radius: .3rem; }
:focus-visible { outline: 2px solid var(--learner); outline-offset: 2px; }
ul.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; list-style: none; margin: .3rem 0; padding: 0; font-size: .9rem; }
ul.legend svg { display: inline-block; width: 1.8rem; height: .7rem; vertical-align: middle; margin-right: .4rem; }
.scrolled { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { text-align: left; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { .controls { display: none; } body { font-size: 11pt; padding: 0; } section { break-inside: avoid; } }
`;
