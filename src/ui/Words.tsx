// A sentence in which every word of the field can be pointed at, focused or tapped for what it means.

import { Tooltip } from "@mantine/core";
import { t } from "../i18n/language.ts";
import { type GlossaryId, glossary, piecesOf } from "./glossary.ts";

/** One word with its definition. Not for use inside another control. */
export function Term({ id, children }: { id: GlossaryId; children: string }) {
  return (
    <Tooltip
      label={t(glossary[id].definition)}
      multiline
      maw={280}
      openDelay={150}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className="term" data-term={id}>
        {children}
      </button>
    </Tooltip>
  );
}

/** What ends a clause, at the beginning of a piece. */
const STOP = /^[,.;:!?)，。；：！？）、]*/;
const stopOf = (text = "") => STOP.exec(text)![0];

/** The sentence, each word of the glossary explained where it first occurs. */
export function Words({ children }: { children: string }) {
  const pieces = piecesOf(children);
  return pieces.map(({ text, id }, place) =>
    id ? (
      <span key={id} className="with-term">
        <Term id={id}>{text}</Term>
        {stopOf(pieces[place + 1]?.text)}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
      <span key={place}>{place > 0 ? text.slice(stopOf(text).length) : text}</span>
    ),
  );
}
