// A sentence with more than text in it: a bold figure, a link, a word of the glossary.

import { Fragment, type ReactNode } from "react";
import { templateOf } from "../words/said.ts";
import { piecesOfSentence } from "./language.ts";

/** ``filled`Your own points. ${<Anchor>…</Anchor>}` ``: the sentence in the language that is spoken, with its parts where that language puts them. */
export function filled(strings: TemplateStringsArray, ...parts: readonly ReactNode[]): ReactNode {
  const { texts, places } = piecesOfSentence(templateOf(strings));
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
    <Fragment key={index}>
      {parts[places[index - 1]!]}
      {text}
    </Fragment>
  ));
}
