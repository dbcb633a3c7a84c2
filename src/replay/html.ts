// The page that replays a run as text: markup around words and figures that are ready to be read.

import type { Replay } from "./replay.ts";
import { STYLE } from "./style.ts";

/** Everything that stands on the page, in the reader's language. */
export interface PageContents {
  /** The language, as a tag: "en". */
  readonly language: string;
  readonly name: string;
  readonly about: string;
  readonly headings: Readonly<Record<"what" | "curves" | "adaptation" | "results", string>>;
  readonly labels: Readonly<Record<"measure" | "moment" | "step" | "play", string>>;
  /** A term, what is said of it, and where that leads. */
  readonly lines: readonly { readonly term: string; readonly words: string; readonly address?: string }[];
  /** Results; words in its place where there are none. */
  readonly table:
    | string
    | {
        readonly caption: string;
        readonly head: readonly string[];
        readonly rows: readonly (readonly string[])[];
      };
  readonly replay: Replay;
  /** The page's script (script/main.ts, bundled). */
  readonly script: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (mark) => ESCAPES[mark]!);

const section = (heading: string, body: string) => `<section><h2>${escaped(heading)}</h2>\n${body}</section>`;

const line = ({ term, words, address }: PageContents["lines"][number]) => {
  const text = escaped(words);
  return `<dt>${escaped(term)}</dt><dd>${address ? `<a href="${escaped(address)}">${text}</a>` : text}</dd>`;
};

const slider = (id: string, label: string) =>
  `<input type="range" id="${id}" min="0" step="1" aria-label="${escaped(label)}">`;

function curves({ labels, replay: { charts } }: PageContents): string {
  const options = charts.map(({ label }) => `<option>${escaped(label)}</option>`).join("");
  const choice =
    charts.length > 1
      ? `<select id="measure" aria-label="${escaped(labels.measure)}">${options}</select>`
      : "";
  return `<div class="controls"><button type="button" id="play">${escaped(labels.play)}</button>${slider("moment", labels.moment)}<output id="when" for="moment"></output>${choice}</div>
<figure id="curves"></figure>`;
}

const picture = ({ labels }: PageContents) =>
  `<div class="controls">${slider("step", labels.step)}<output id="after" for="step"></output></div>
<figure id="picture"></figure>`;

function results({ headings, table }: PageContents): string {
  if (typeof table === "string") return `<p>${escaped(table)}</p>`;
  const { caption, head, rows } = table;
  const cells = (open: string, close: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => open + escaped(text) + close).join("")}</tr>`;
  return `<p class="about">${escaped(caption)}</p>
<div class="scrolled" tabindex="0" role="region" aria-label="${escaped(headings.results)}"><table>
<thead>${cells('<th scope="col">', "</th>", head)}</thead>
<tbody>${rows.map((row) => cells("<td>", "</td>", row)).join("\n")}</tbody>
</table></div>`;
}

/** The whole page. Nothing in it is loaded from anywhere. */
export function pageOf(contents: PageContents): string {
  const { language, name, about, headings, lines, replay, script } = contents;
  // Neither a task's title nor a string of the script may end the element that it stands in.
  const json = JSON.stringify(replay).replaceAll("<", "\\u003c");
  const sections = [
    section(headings.what, `<dl>${lines.map(line).join("\n")}</dl>`),
    ...(replay.charts.length > 0 ? [section(headings.curves, curves(contents))] : []),
    ...(replay.picture ? [section(headings.adaptation, picture(contents))] : []),
    section(headings.results, results(contents)),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(name)}</h1>
<p class="about">${escaped(about)}</p>
${sections.join("\n")}
</main>
<script type="application/json" id="replay">${json}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}
