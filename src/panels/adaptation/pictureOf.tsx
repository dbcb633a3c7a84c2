// What every picture is: drawn for tasks of its kind alone, anew in another language.

import { type ComponentType, memo } from "react";
import { useLanguage } from "../../i18n/language.ts";
import type { TaskDescription } from "../../tasks/episode.ts";
import type { PictureProps } from "./picture.ts";

type Described<K extends TaskDescription["kind"]> = Extract<TaskDescription, { kind: K }>;

/** A picture of tasks of one kind; with `keyOf`, what a person did to it goes when that changes. */
export function pictureOf<K extends TaskDescription["kind"]>(
  kind: K,
  Drawing: ComponentType<PictureProps & { readonly description: Described<K> }>,
  keyOf: (description: Described<K>) => string = () => kind,
) {
  const isOfKind = (description: TaskDescription): description is Described<K> => description.kind === kind;
  return memo(function Picture(props: PictureProps) {
    const { description } = props.task;
    useLanguage();
    return isOfKind(description) ? (
      <Drawing key={keyOf(description)} {...props} description={description} />
    ) : null;
  });
}
