// Changes between the languages: the button names the other one, in that language.

import { Button } from "@mantine/core";
import { LANGUAGES, type Language, speak, useLanguage } from "../../i18n/language.ts";

const [FIRST, SECOND] = Object.keys(LANGUAGES) as [Language, Language];

export function LanguageSwitch() {
  const other = useLanguage() === FIRST ? SECOND : FIRST;
  const { name, short, tag } = LANGUAGES[other];
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      lang={tag}
      // Whoever speaks to the page says what is written on the button.
      aria-label={name.includes(short) ? name : `${name} (${short})`}
      title={name}
      data-testid="language"
      style={{ flexShrink: 0 }}
      onClick={() => void speak(other)}
    >
      {short}
    </Button>
  );
}
