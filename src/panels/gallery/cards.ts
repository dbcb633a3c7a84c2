// What the gallery says of each preset, in plain words: a sentence, and what one will see. A preset without a card
// does not compile.

import type { PresetId } from "../../experiment/presets/registry.ts";

/** In the order in which they stand. */
export const GROUPS = {
  see: { label: "See it", about: "Curves and regions that a few points give away, or do not." },
  draw: { label: "Draw", about: "Letters never seen before, told apart after one look. Draw your own." },
  decide: {
    label: "Decide",
    about: "Trying things out while they cost: slot machines and small worlds.",
  },
  retail: {
    label: "Retail",
    about: "What shops and banks ask: prices, what a customer wants, what somebody new will like.",
  },
  research: { label: "Research", about: "The variants that papers compare, beside their figures." },
} as const;

export type Group = keyof typeof GROUPS;

export interface Card {
  readonly group: Group;
  /** For someone who has never heard of it. */
  readonly title: string;
  readonly sentence: string;
  /** "You will see …" */
  readonly see: string;
}

const LETTERS = "letters of scripts it has never seen";

export const cards: Record<PresetId, Card> = {
  "sinusoid-maml-5shot": {
    group: "see",
    title: "A wave from five points",
    sentence: "It practises on thousands of waves until five points are enough to draw a new one.",
    see: "a flat line that learns to snap to the curve in one step",
  },
  "sinusoid-maml-10shot": {
    group: "see",
    title: "A wave from ten points",
    sentence: "The same with twice the points: easier for everyone, and still not for an ordinary network.",
    see: "the gap between learning and learning to learn",
  },
  "sinusoid-ridge-5shot": {
    group: "see",
    title: "A wave, solved at once",
    sentence: "It learns shapes of which waves are made; how much of each, five points settle by arithmetic.",
    see: "a curve that lies on the wave, without a single step",
  },
  "ambiguous-curves-platipus": {
    group: "see",
    title: "When five points are not enough",
    sentence: "Wave or line? A few noisy points leave it open, and it says so by many answers at once.",
    see: "twenty curves that draw together with every point you add",
  },
  "ambiguous-regions-platipus": {
    group: "see",
    title: "Where does the border run?",
    sentence: "Two kinds of points on a plane; many borders fit between them, and it draws twenty.",
    see: "borders that fan out where there are no points",
  },
  "glyphs-protonet-5way-1shot": {
    group: "draw",
    title: "Five new letters, one look at each",
    sentence: `It learns what makes drawings alike, then tells apart five ${LETTERS}.`,
    see: "your own drawing recognised while you draw it",
  },
  "glyphs-ridge-5way-1shot": {
    group: "draw",
    title: "Five letters, solved at once",
    sentence: `It learns features in which a least-squares fit to one drawing each tells apart five ${LETTERS}.`,
    see: "an exact solution in place of steps, and how sure it is",
  },
  "glyphs-matching-5way-1shot": {
    group: "draw",
    title: "Where it looks",
    sentence: "It answers by looking at the examples, some more and some less, and shows which.",
    see: "lines from your drawing to what it is compared with",
  },
  "glyphs-protonet-20way-1shot": {
    group: "draw",
    title: "Twenty new letters at once",
    sentence: "The same with twenty to choose from, where guessing is right one time in twenty.",
    see: "how far one look carries",
  },
  "glyphs-maml-5way-1shot": {
    group: "draw",
    title: "Five new letters by a few steps",
    sentence: "It does not compare: one example of each letter changes its weights, in a few steps.",
    see: "answers that turn right from step to step",
  },
  "omniglot-protonet-5way-1shot": {
    group: "draw",
    title: "Letters written by people",
    sentence: "Omniglot: alphabets of the world, each letter drawn by many hands. One look at each of five.",
    see: "the data of the papers, and your own hand beside it",
  },
  "bandits-rl2-5arms-10pulls": {
    group: "decide",
    title: "Five slot machines, ten tries",
    sentence: "Which one pays best? It learns when to try and when to stay, beside the rules of textbooks.",
    see: "a trial played step by step, and what each choice gave up",
  },
  "bandits-rl2-10arms-10pulls": {
    group: "decide",
    title: "Ten slot machines, ten tries",
    sentence: "As many machines as tries: there is no time to try them all.",
    see: "how it settles early for good enough",
  },
  "pricing-spread": {
    group: "retail",
    title: "The best price from three",
    sentence:
      "Sales of simulated customers at three prices, high and low: which price would earn most, and how sure is that?",
    see: "a demand curve with its band, and a best price that follows the points you drag",
  },
  "pricing-clustered": {
    group: "retail",
    title: "The best price, where shops keep to theirs",
    sentence: "The same with three prices close together, as shops have them: they tell little of any other.",
    see: "why a curve fitted to one segment alone is worse than one price for all",
  },
  "pricing-rl2": {
    group: "retail",
    title: "Find the price that sells",
    sentence: "Twenty days, unknown customers: too dear sells nothing, too cheap earns nothing.",
    see: "prices that home in on the best one within days",
  },
  "mdps-rl2": {
    group: "decide",
    title: "Small worlds without a map",
    sentence:
      "Ten states, five actions, and nobody says what leads where: it has to find out while it earns.",
    see: "exploring that turns into walking the best way",
  },
  "intents-banking77-5way-1shot": {
    group: "retail",
    title: "What does the customer want?",
    sentence: "Sentences to a bank: from one example of each of five wishes it sorts the rest.",
    see: "your own sentence sorted when you send it",
  },
  "intents-clinc150-5way-1shot": {
    group: "retail",
    title: "Wishes of ten domains",
    sentence: "Travel, kitchen, banking, small talk: wishes of domains it never saw, from one example each.",
    see: "which sentences it takes for each other",
  },
  "ratings-movielens-5": {
    group: "retail",
    title: "A new customer’s taste from five ratings",
    sentence: "How will somebody new like a film? It has learned from hundreds of people how tastes differ.",
    see: "yourself as the new user: rate five films, and the list re-orders after each",
  },
  "ratings-movielens-implicit-5": {
    group: "retail",
    title: "What will somebody new like?",
    sentence: "Of three thousand films ten are shown: will one be liked, and are they only the best-sellers?",
    see: "how hard popularity is to beat, and how little of the shelf it shows",
  },
  "stores-14days": {
    group: "retail",
    title: "What would a promotion bring?",
    sentence:
      "Two weeks of a simulated shop: what do promotion, rain, longer hours and the weekday do to its sales?",
    see: "what each lever does, how sure that is, and a day of your own forecast",
  },
  "demand-weekly-8": {
    group: "retail",
    title: "How much to order, from eight weeks",
    sentence:
      "A product has been sold for eight weeks: what will the next eight take, and what may be left over?",
    see: "an order that follows from what too few and too many cost: drag it",
  },
  "demand-weekly-4": {
    group: "research",
    title: "How much to order, from four weeks",
    sentence: "The same products and the same question, with four weeks known.",
    see: "how little a forecast gains when there is little to go by",
  },
  "demand-weekly-12": {
    group: "research",
    title: "How much to order, from twelve weeks",
    sentence: "The same products and the same question, with twelve weeks known.",
    see: "why a mean of twelve weeks lags behind a shop that grows",
  },
  "ratings-movielens-10": {
    group: "research",
    title: "A new user after ten ratings",
    sentence: "The same people and the same questions, with ten ratings known.",
    see: "what five more ratings are worth, beside what shops do anyway",
  },
  "ratings-movielens-20": {
    group: "research",
    title: "A new user after twenty ratings",
    sentence: "The same people and the same questions, with twenty ratings known.",
    see: "where a learner leaves user and item bias behind",
  },
  "intents-banking77-5way-5shot": {
    group: "research",
    title: "Bank customers, five examples of each wish",
    sentence: "The same wishes with five examples of each.",
    see: "what four more examples are worth, beside tf-idf",
  },
  "intents-clinc150-5way-5shot": {
    group: "research",
    title: "Ten domains, five examples of each wish",
    sentence: "Wishes of domains never seen, from five examples of each.",
    see: "accuracy beside the tf-idf centroid",
  },
  "sinusoid-metasgd-5shot": {
    group: "research",
    title: "Meta-SGD: every weight its own rate",
    sentence: "Not only where to start is learned, but how far each weight should go.",
    see: "a map of the learned rates",
  },
  "glyphs-protonet-5way-5shot": {
    group: "research",
    title: "Prototypes of five drawings",
    sentence: "Five examples of each letter are averaged into one prototype.",
    see: "what four more examples are worth",
  },
  "glyphs-maml-5way-5shot": {
    group: "research",
    title: "MAML with five drawings of each",
    sentence: "The inner loop gets five examples of each letter to step on.",
    see: "accuracy by inner step, beside the paper’s figure",
  },
  "glyphs-fomaml-5way-1shot": {
    group: "research",
    title: "First order only",
    sentence: "MAML without derivatives of derivatives: cheaper, and what does it cost?",
    see: "how far it stays behind MAML",
  },
  "glyphs-reptile-5way-1shot": {
    group: "research",
    title: "Reptile: simply walk towards it",
    sentence: "After training on a task, move the start a little towards where training ended.",
    see: "the simplest outer loop there is, at work",
  },
  "glyphs-anil-5way-1shot": {
    group: "research",
    title: "ANIL: only the last layer adapts",
    sentence: "Almost no inner loop: does it learn features, or to adapt?",
    see: "that the last layer is nearly all it takes",
  },
  "omniglot-protonet-5way-5shot": {
    group: "research",
    title: "Omniglot: prototypes of five drawings",
    sentence: "Five people’s drawings of each letter make one prototype.",
    see: "accuracy beside the paper’s, on the paper’s data",
  },
  "omniglot-protonet-20way-1shot": {
    group: "research",
    title: "Omniglot: twenty letters, one look at each",
    sentence: "Whole alphabets never seen before, twenty letters to choose from.",
    see: "accuracy beside the paper’s, on the paper’s data",
  },
  "omniglot-maml-5way-1shot": {
    group: "research",
    title: "Omniglot: MAML from one drawing",
    sentence: "A few steps on one person’s drawing of each of five letters.",
    see: "answers that turn right from step to step",
  },
  "omniglot-maml-5way-5shot": {
    group: "research",
    title: "Omniglot: MAML from five drawings",
    sentence: "A few steps on five people’s drawings of each letter.",
    see: "accuracy by inner step, beside the paper’s figure",
  },
  "omniglot-maml-20way-1shot": {
    group: "research",
    title: "Omniglot: MAML with twenty letters",
    sentence: "The hardest of the paper’s settings: twenty letters, one drawing of each.",
    see: "how far a few steps carry where guessing is right one time in twenty",
  },
  "bandits-rl2-5arms-100pulls": {
    group: "research",
    title: "Five slot machines, a hundred tries",
    sentence: "Long trials, where what one pull tells pays off much later.",
    see: "RL² beside Gittins’ index and other rules of textbooks",
  },
  "bandits-rl2-10arms-100pulls": {
    group: "research",
    title: "Ten slot machines, a hundred tries",
    sentence: "The longest trials of the paper’s table.",
    see: "how close learning comes to the best rule known",
  },
};

/** All presets as the cards stand, group by group. */
export const inOrder = (Object.keys(GROUPS) as Group[]).flatMap((group) =>
  (Object.keys(cards) as PresetId[]).filter((id) => cards[id].group === group),
);
