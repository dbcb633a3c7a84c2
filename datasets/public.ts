// Public data sets that are too large to ship, or whose terms forbid passing them on: where they officially are.

/** A file to fetch for a person who asks for it. */
export interface PublicDataset {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  /** What it is called on disk, where the address does not end in a name that says what it is. */
  readonly file?: string;
  readonly bytes?: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
  readonly terms: string;
  /** The CSV that is made of an Excel workbook in the zip, since workbooks are not read by the lab. */
  readonly workbookAs?: string;
}

/** FreshRetailNet-50K as it was at one commit: a branch may move on, and checksums hold for files as they are there. */
const FRESH_RETAIL =
  "https://huggingface.co/datasets/Dingdong-Inc/FreshRetailNet-50K/resolve/08c1fab7f9257bc73679d415d65d644165d351d4/data";
const FRESH_RETAIL_TERMS = "Creative Commons Attribution 4.0 (Wang et al. 2025, arxiv.org/abs/2505.16319).";

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
  {
    name: "freshretailnet-50k",
    label:
      "FreshRetailNet-50K: 90 days of 50,000 fresh products in 898 shops, with discounts, weather and hours without stock, 2024",
    url: `${FRESH_RETAIL}/train.parquet`,
    file: "freshretailnet-50k.parquet",
    bytes: 106_436_287,
    sha256: "6706832db892bbae4969c19d87e07975d2543d2ba7d7d4756360654785de5a3d",
    terms: FRESH_RETAIL_TERMS,
  },
  {
    name: "freshretailnet-50k-eval",
    label: "FreshRetailNet-50K: the seven days after these",
    url: `${FRESH_RETAIL}/eval.parquet`,
    file: "freshretailnet-50k-eval.parquet",
    bytes: 8_440_124,
    sha256: "1b118840664280c6b88bffc84c80ee1f54c05d911e354b7599e5da10995e960e",
    terms: FRESH_RETAIL_TERMS,
  },
];
