import { CoreError } from './errors.js';
import type { CallName, Calls } from './protocol.js';

/** What one argument of a call must be; the core's own readers check what is inside objects. */
interface Argument {
  name: string;
  rule: string;
  holds: (value: unknown) => boolean;
}

/** Largest number of profiles that `people` is asked for at a time. */
const maximumPeople = 1000;

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
const isName = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isPlainObject = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
const isProfileList = (value: unknown): boolean =>
  value instanceof Uint32Array && value.length <= maximumPeople;

const count = (name: string): Argument => ({
  name, rule: 'a whole number from 0 to 4,294,967,295', holds: isCount,
});
const text = (name: string): Argument => ({ name, rule: 'a text that is not blank', holds: isName });
const object = (name: string): Argument => ({ name, rule: 'a plain object', holds: isPlainObject });
const blob: Argument = {
  name: 'file', rule: 'a File or Blob', holds: (value) => value instanceof Blob,
};
const profileList: Argument = {
  name: 'profiles', rule: `a Uint32Array of at most ${maximumPeople} profiles`, holds: isProfileList,
};

const list = (name: string): Argument => ({
  name, rule: 'a list', holds: (value) => Array.isArray(value),
});

/** An object that may be left out. */
const choices = (name: string): Argument => ({
  name,
  rule: 'a plain object or left out',
  holds: (value) => value === undefined || isPlainObject(value),
});

type OneEach<T extends readonly unknown[]> = { readonly [I in keyof T]-?: Argument };

const argumentsOf: { readonly [K in CallName]: OneEach<Parameters<Calls[K]>> } = {
  importFile: [blob, text('name'), choices('reading')],
  removeFile: [count('file')],
  files: [],
  setMapping: [count('file'), object('mapping')],
  fieldCatalogue: [],
  previewTable: [count('file'), count('firstRow'), count('rowCount')],
  setOptions: [object('options')],
  overview: [],
  findPeople: [object('query')],
  countPeople: [list('queries')],
  people: [profileList],
  profile: [count('profile')],
  timeline: [object('query')],
  profiles: [],
  profileOf: [object('record')],
  whoIsWho: [],
  recordPair: [object('first'), object('second')],
  setDecisions: [list('decisions')],
  rfm: [],
  features: [],
  countRule: [object('rule')],
  segments: [],
  saveSegment: [text('name'), object('rule')],
  removeSegment: [text('name')],
  exportSegment: [object('options')],
  survey: [object('options')],
  crossTable: [object('options')],
  pairedAnswers: [object('options')],
  scales: [object('options')],
  waves: [object('options')],
  exportPicture: [object('options')],
  surveyQuality: [object('options')],
  openAnswers: [object('options')],
  exportQuotes: [object('options')],
  randomisedShares: [object('options')],
  memory: [],
};

export const callNames = Object.keys(argumentsOf) as CallName[];

/** How many arguments the call takes besides its options. */
export function argumentCount(call: CallName): number {
  return argumentsOf[call].length;
}

/** Throws CoreError invalid_argument naming the first argument that is not what it must be. */
export function checkArguments(call: CallName, given: readonly unknown[]): void {
  const expected: readonly Argument[] = argumentsOf[call];
  const wrong = expected.find((argument, index) => !argument.holds(given[index]));
  if (wrong) throw invalidArgument(`${call}: \`${wrong.name}\` must be ${wrong.rule}`);
}

export function invalidArgument(message: string): CoreError {
  return new CoreError({ code: 'invalid_argument', message, hint: '' });
}
