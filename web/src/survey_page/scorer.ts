import { CoreError } from '../errors.js';
import { valueIn, type OutcomeText } from '../core.js';
import createModule from './module.js';
import { moduleText } from './module_text.js';
import type { Definition, RandomisedCounts, RandomisedShares, Scored } from './types.js';

/** The functions of the module; texts are JSON. */
export interface SurveyPageModule {
  scoreResponse(definition: string, response: string): OutcomeText;
  randomisedShares(request: string): OutcomeText;
}

export interface ScoreOptions {
  /** Names of questions that were not shown. */
  notAsked?: readonly string[];
  /** 16 bytes for `definition.randomise`, see `randomBytes`. */
  random?: Uint8Array;
}

/** The loaded module. Its calls answer at once and keep nothing. */
export interface Scorer {
  /**
   * Checks, scores and segments one respondent. `answers` are by the names of the questions, as
   * survey tools and forms give them; what is not there was not answered.
   *
   * Errors: CoreError invalid_json, invalid_argument, not_found or limit_exceeded.
   */
  scoreResponse(definition: Definition, answers: object, options?: ScoreOptions): Scored;
  /** The analyst's side of `randomise`: true shares from counts of randomised answers. */
  estimateShares(counts: RandomisedCounts): RandomisedShares;
}

let scorer: Promise<Scorer> | undefined;

/** Starts the module, once for a page. Errors: CoreError worker_lost when it cannot be started. */
export function load(): Promise<Scorer> {
  scorer ??= start();
  return scorer;
}

/**
 * Bytes for `ScoreOptions.random`. Draw them once for each respondent and keep them while answers
 * change: who sees several draws of one answer can average the noise away.
 */
export function randomBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(16));
}

async function start(): Promise<Scorer> {
  const module = await instantiate();
  return {
    scoreResponse: (definition, answers, { notAsked, random } = {}) =>
      valueIn(module.scoreResponse(
        JSON.stringify(definition),
        JSON.stringify({ answers, not_asked: notAsked, random: random && [...random] }),
      )),
    estimateShares: (counts) => valueIn(module.randomisedShares(JSON.stringify(counts))),
  };
}

async function instantiate(): Promise<SurveyPageModule> {
  try {
    const packed = Uint8Array.from(atob(moduleText), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const wasmBinary = await new Response(unpacked).arrayBuffer();
    return await createModule({ wasmBinary, locateFile: (name) => name });
  } catch (error) {
    throw new CoreError({
      code: 'worker_lost',
      message: `The survey module could not be started: ${String(error)}`,
      hint: "The page's policy must allow 'wasm-unsafe-eval'.",
    });
  }
}
