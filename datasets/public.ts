// Public data sets that are too large to ship, or whose terms forbid passing them on: where they officially are.

/** A file to fetch for a person who asks for it. */
export interface PublicDataset {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly bytes?: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
  readonly terms: string;
  /** The CSV that is made of an Excel workbook in the zip, since workbooks are not read by the lab. */
  readonly workbookAs?: string;
}

export const PUBLIC_DATASETS: readonly PublicDataset[] = [
  {
    name: "movielens-100k",
    label: "MovieLens 100k: 100,000 ratings by 943 people, 1998",
    url: "https://files.grouplens.org/datasets/movielens/ml-100k.zip",
    bytes: 4_924_029,
    sha256: "50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229",
    terms: "Research only; no redistribution and no commercial use without permission (its README).",
  },
  {
    name: "movielens-1m",
    label: "MovieLens 1M: a million ratings by 6,040 people, 2000",
    url: "https://files.grouplens.org/datasets/movielens/ml-1m.zip",
    sha256: "a6898adb50b9ca05aa231689da44c217cb524e7ebd39d264c56e2832f2c54e20",
    terms: "Research only; no redistribution and no commercial use without permission (its README).",
  },
  {
    name: "online-retail-ii",
    label: "UCI Online Retail II: a million sold items of 5,900 customers, 2009 to 2011 (Chen 2012)",
    url: "https://archive.ics.uci.edu/static/public/502/online+retail+ii.zip",
    bytes: 45_622_418,
    sha256: "572e36277c2390fbfde10664750731e0a86f55e33470d91919085f0408e67bfb",
    terms: "Creative Commons Attribution 4.0 (doi.org/10.24432/C5CG6D).",
    workbookAs: "online_retail_II.csv",
  },
];
