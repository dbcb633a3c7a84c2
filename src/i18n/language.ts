// The page's languages: which there are, which is chosen, and how words, numbers and dates are written in it. i18next
// finds the visitor's language, remembers a choice and looks sentences up; English sentences are their own keys.

import i18next, { type BackendModule } from "i18next";
import LanguageDetector from "i18next-browser-languagedetector";
import { initReactI18next, useTranslation } from "react-i18next";
import { lowered, placesIn, type SaidValue, said, type Words, type Writing, write } from "../words/said.ts";

/** The languages, each by its own name, in full and short, and by the tag that a browser knows it by. */
export const LANGUAGES = {
  en: { name: "English", short: "EN", tag: "en" },
  zh: { name: "简体中文", short: "中文", tag: "zh-CN" },
} as const;

export type Language = keyof typeof LANGUAGES;

/** A choice is remembered under this name. */
const REMEMBERED = "innerloop.language";

/** How each language counts large numbers on an axis, the largest unit first; smaller ones are written in full. */
const LARGE_UNITS = {
  en: [
    { from: 1e6, unit: 1e6, suffix: "M" },
    { from: 1e4, unit: 1e3, suffix: "k" },
  ],
  zh: [
    { from: 1e8, unit: 1e8, suffix: "亿" },
    { from: 1e4, unit: 1e4, suffix: "万" },
  ],
} as const;

const BETWEEN = { en: { comma: ", ", space: " " }, zh: { comma: "、", space: "" } } as const;

/** The language that is spoken. */
const language = (): Language => (i18next.resolvedLanguage === "zh" ? "zh" : "en");

const tag = () => LANGUAGES[language()].tag;

const NUMBERS = {
  en: new Intl.NumberFormat(LANGUAGES.en.tag, { maximumFractionDigits: 20 }),
  zh: new Intl.NumberFormat(LANGUAGES.zh.tag, { maximumFractionDigits: 20 }),
};

/** Of a text that brings its own languages the one that is spoken; a text in one language is read in that. */
export const inLanguageOf = (text: string | Readonly<Record<Language, string>>): string =>
  typeof text === "string" ? text : text[language()];

/** A number as the language writes it, in full. */
export const inNumbers = (value: number): string => NUMBERS[language()].format(value);

/** A moment, milliseconds since 1970, as the language writes it. */
export const inTime = (moment: number): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: "medium", timeStyle: "short" }).format(moment);

/** Puts names in the order of the language: of the alphabet, or of Pinyin. */
export const inOrderOf = (one: string, other: string): number => one.localeCompare(other, tag());

/** Units of large numbers on an axis. */
export const largeUnits = () => LARGE_UNITS[language()];

/** Chinese has no space between its own characters, and one between them and Latin letters and digits. */
function spaced(before: string, after: string): string {
  if (/\p{Script=Han} $/u.test(before) && /^\p{Script=Han}/u.test(after)) return before.slice(0, -1) + after;
  if (/\p{Script=Han}$/u.test(before) && /^ \p{Script=Han}/u.test(after)) return before + after.slice(1);
  const parted =
    (/\p{Script=Han}$/u.test(before) && /^[A-Za-z0-9]/.test(after)) ||
    (/[A-Za-z0-9%]$/.test(before) && /^\p{Script=Han}/u.test(after));
  return parted ? `${before} ${after}` : before + after;
}

const writing: Writing = {
  look: (template) => (language() === "en" ? template : i18next.t(template, { skipInterpolation: true })),
  number: inNumbers,
  get comma() {
    return BETWEEN[language()].comma;
  },
  get space() {
    return BETWEEN[language()].space;
  },
  within: (heading) => (language() === "en" ? lowered(heading) : heading),
  joined: (before, after) => (language() === "en" ? before + after : spaced(before, after)),
};

/** Words in the language that is spoken: ``t`Weights of iteration ${n}.` ``, or words said elsewhere, or of plain data. */
export function t(words: Words): string;
export function t(strings: TemplateStringsArray, ...values: readonly SaidValue[]): string;
export function t(words: Words | TemplateStringsArray, ...values: readonly SaidValue[]): string {
  return write(
    Array.isArray(words) ? said(words as TemplateStringsArray, ...values) : (words as Words),
    writing,
  );
}

/** Which language is spoken; whoever asks is drawn anew when that changes. */
export const useLanguage = (): Language => {
  useTranslation();
  return language();
};

/** Text and places of a sentence in the language that is spoken, for sentences that hold more than text. */
export const piecesOfSentence = (template: string) => placesIn(writing.look(template));

/** Speaks another language from now on, in this visit and the next. */
export async function speak(wanted: Language): Promise<void> {
  await i18next.changeLanguage(wanted);
  i18next.services.languageDetector.cacheUserLanguage(wanted, ["localStorage"]);
}

/** Sentences of a language, loaded when it is first spoken; English needs none. */
const sentences: BackendModule = {
  type: "backend",
  init: () => {},
  read: (wanted, _, done) => {
    if (wanted !== "zh") done(null, {});
    else
      import("./zh/chinese.ts").then(
        ({ chinese }) => done(null, chinese),
        (error: Error) => done(error, null),
      );
  },
};

/** Finds out which language to speak: the one last chosen, else the browser's first that we speak. To be awaited before the first words. */
export async function startSpeaking(): Promise<void> {
  i18next.on("languageChanged", () => {
    document.documentElement.lang = tag();
    document.title = t`Innerloop — a meta-learning lab`;
  });
  await i18next
    .use(LanguageDetector)
    .use(sentences)
    .use(initReactI18next)
    .init({
      supportedLngs: Object.keys(LANGUAGES),
      load: "languageOnly",
      fallbackLng: "en",
      keySeparator: false,
      nsSeparator: false,
      // A choice is remembered, a finding is not: who changes the browser's language is followed.
      detection: { order: ["localStorage", "navigator"], lookupLocalStorage: REMEMBERED, caches: [] },
      react: { useSuspense: false },
    });
}
