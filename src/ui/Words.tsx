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

/** The sentence, each word of the glossary explained where it first occurs. */
export function Words({ children }: { children: string }) {
  return piecesOf(children).map(({ text, id }, place) =>
    id ? (
      <Term key={id} id={id}>
        {text}
      </Term>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
      <span key={place}>{text}</span>
    ),
  );
}
