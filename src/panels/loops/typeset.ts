// TeX to HTML, loaded when a rule is first looked at.

/** Typesets one rule of an algorithm's page; symbols tied to knobs carry `data-knob`. @throws where the TeX is wrong. */
export async function typeset(rule: string): Promise<string> {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
  return katex.renderToString(rule, {
    displayMode: true,
    macros: { "\\knob": "\\htmlData{knob=#1}{#2}" },
    strict: false,
    // Our own rules alone come here.
    trust: ({ command }) => command === "\\htmlData",
  });
}
