/** A landing: where a call ends up. The words are those of the public address. */
export type Landing =
  | "teams" | "teams-and-others" | "sfb" | "either" | "voicemail" | "forwarded" | "attendant" | "busy"
  | "blocked" | "nowhere" | "refused" | "not-supported" | "not-applicable" | "not-governed" | "not-possible";

/** What an answer rests on. */
export type Basis = "guide" | "document" | "inferred" | "disputed";

/** A dated state of the documents. */
export type EditionId = "2017-12" | "2019-08" | "2026-08";

/** One answer: `call-landing/answer`, version 1. Some editions have further fields. */
export interface Answer {
  format: "call-landing/answer";
  version: 1;
  edition: EditionId;
  landing: Landing;
  basis: Basis;
  /** The landing of the other reading, if the answer is disputed. */
  alternative: Landing | null;
  /** The rule that decided. */
  rule: string;
  /** The answer as a sentence. */
  sentence: string;
  sources: string[];
  sourceLinks: string[];
  url: string;
  [field: string]: unknown;
}

/** A scenario that is not as expected. */
export interface Miss {
  sentence: string;
  /** Whose scenario it is, in a row about the users of an export. */
  user: string | null;
  expected: string;
  got: string;
  landing: Landing;
  basis: Basis;
  rule: string;
  says: string;
  source: string | null;
  sourceLink: string | null;
  smallestChange: string | null;
  /** The link to the scenario. */
  scenario: string;
}

/** One expectation, and what came of it. */
export interface Row {
  line: number;
  column: number;
  outcome: "held" | "failed" | "empty" | "not-understood";
  expect: string;
  columns: Record<string, string>;
  because: string | null;
  message: string;
  scenarios: number;
  failing: number;
  misses: Miss[];
  /** In a row about users: those that fail, together where the same rule decides. */
  failingUsers?: { landing: Landing; rule: string; users: number; names: string[] }[];
}

/** A file, and what came of it. */
export interface TestedFile {
  name: string;
  unreadable: string | null;
  problems: { line: number; column: number; message: string }[];
  rows: Row[];
}

/** How much the rows would notice of one edition. */
export interface Strength {
  edition: EditionId;
  changes: number;
  noticed: number;
  rules: number;
  rulesTested: number;
  unnoticed: { rule: string; landing: Landing; tested: boolean; to: Landing[] }[];
}

/** Results: `call-landing/expectations`, version 1. */
export interface Report {
  format: "call-landing/expectations";
  version: 1;
  held: number;
  failed: number;
  notUnderstood: number;
  scenarios: number;
  strengthPercent: number;
  files: TestedFile[];
  strength: Strength[];
}

/** A rule of the decision table. */
export interface Rule {
  id: string;
  says: string;
  when: { of: string; isOneOf: (string | number)[] }[];
  landing: Landing;
  basis: Basis;
  otherReading: Landing | { fact: string; value: string | number } | null;
  example: string;
  since: string | null;
  sources: { cites: string; address: string }[];
}

/** An edition: `call-landing/edition`, version 1. */
export interface Edition {
  format: "call-landing/edition";
  version: 1;
  edition: EditionId;
  date: string;
  /** The first rule whose conditions all hold decides. */
  rules: Rule[];
  [field: string]: unknown;
}

/** The other formats that results can be written in. */
export type TextFormat = "pretty" | "junit" | "tap" | "sarif" | "markdown" | "github" | "pester";

/** What a test can be told. */
export interface TestOptions {
  /** Where the page is published, for links to scenarios: up to the `#`. */
  page?: string;
  /** The exports that rows name under `users`, by name. */
  users?: Record<string, string | Uint8Array>;
}

/** Answers the scenario of a link. Throws if the link is not understood. */
export function answer(link: string): Answer;

/** All rules of an edition. Throws if there is no such edition. */
export function rules(edition: EditionId): Edition;

/** Checks expectations: a Markdown text, or several by their names. */
export function test(texts: string | Record<string, string>, options?: TestOptions & { format?: "json" }): Report;
export function test(texts: string | Record<string, string>, options: TestOptions & { format: TextFormat }): string;
