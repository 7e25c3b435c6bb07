/** What a file holds, counted after reading all of it. `importable + replaced + rejected = rows`. */
export interface ImportSummary {
  rows: number;
  /** People: the last usable row of each. */
  importable: number;
  /** Usable rows that a later one of the same person replaced. */
  replaced: number;
  rejected: number;
  rejectedByCode: ImportFinding[];
  /** Rows with something left out. */
  warnings: ImportFinding[];
  /** People by what their row says about marketing. */
  optedIn: number;
  optedOut: number;
  consentUnknown: number;
}

export interface ImportFinding {
  code: string;
  text: string;
  rows: number;
}
