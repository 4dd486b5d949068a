import { CoreError } from '../errors.js';
import { decisiveReasons } from './explanation_text.js';
import { answersOf } from './form_answers.js';
import { load, randomBytes, type Scorer } from './scorer.js';
import type { Definition, MetricScore, ScaleScore, Scored } from './types.js';
import { englishWords, type SurveyScoreWords } from './words.js';

export type { SurveyScoreWords } from './words.js';

/**
 * `<sonder-survey-score>`: what one respondent's answers come to, said in words while they are given.
 *
 * Data by property: `definition`, and either `answers` (set it again when they change) or the
 * attribute `for`, the id of a plain form that it then reads at every change. `notAsked` names
 * questions that were not shown, `words` replaces what it says. The attribute `randomise` draws the
 * bytes for `definition.randomise`, once for the life of the element.
 *
 * After every scoring it fires `sonder-score` with the `Scored` as its detail, or `sonder-error` with
 * a CoreError; both bubble out of shadow trees. It fetches and stores nothing. Its parts can be styled
 * as ::part(segment), ::part(scores), ::part(reasons), ::part(messages) and ::part(randomised).
 */
export class SonderSurveyScore extends HTMLElement {
  static readonly observedAttributes = ['for', 'randomise'];

  #definition: Definition | null = null;
  #answers: object = {};
  #notAsked: readonly string[] = [];
  #words = englishWords;
  #scored: Scored | null = null;
  #random: Uint8Array | undefined;
  #form: HTMLFormElement | null = null;
  #isWaiting = false;
  readonly #view = new View(this.attachShadow({ mode: 'open' }));

  get definition(): Definition | null { return this.#definition; }
  set definition(definition: Definition | null) { this.#definition = definition; this.#ask(); }

  get answers(): object { return this.#form ? answersOf(this.#form) : this.#answers; }
  set answers(answers: object) { this.#answers = answers; this.#ask(); }

  get notAsked(): readonly string[] { return this.#notAsked; }
  set notAsked(names: readonly string[]) { this.#notAsked = names; this.#ask(); }

  get words(): SurveyScoreWords { return this.#words; }
  set words(words: Partial<SurveyScoreWords>) { this.#words = { ...englishWords, ...words }; this.#ask(); }

  /** The last result; null before there was one, and after an error. */
  get scored(): Scored | null { return this.#scored; }

  connectedCallback(): void {
    this.#follow(this.getAttribute('for'));
    this.#ask();
  }

  disconnectedCallback(): void {
    this.#follow(null);
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    this.#follow(this.getAttribute('for'));
    this.#ask();
  }

  #follow(id: string | null): void {
    for (const type of ['input', 'change', 'reset']) this.#form?.removeEventListener(type, this.#ask);
    const root = this.getRootNode() as Document | ShadowRoot;
    const form = id === null ? null : root.getElementById(id);
    this.#form = form instanceof HTMLFormElement ? form : null;
    for (const type of ['input', 'change', 'reset']) this.#form?.addEventListener(type, this.#ask);
  }

  /** Several changes of one moment are scored once, after a form was reset. */
  #ask = (): void => {
    if (this.#isWaiting || !this.isConnected) return;
    this.#isWaiting = true;
    setTimeout(() => void this.#answer());
  };

  async #answer(): Promise<void> {
    let event: CustomEvent;
    try {
      const scorer = await load();
      this.#isWaiting = false;
      this.#scored = this.#definition && this.#score(scorer, this.#definition);
      this.#view.show(this.#scored, this.#words);
      if (!this.#scored) return;
      event = new CustomEvent('sonder-score', { detail: this.#scored, bubbles: true, composed: true });
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      this.#isWaiting = false;
      this.#scored = null;
      this.#view.fail(error);
      event = new CustomEvent('sonder-error', { detail: error, bubbles: true, composed: true });
    }
    this.dispatchEvent(event);
  }

  #score(scorer: Scorer, definition: Definition): Scored {
    if (!this.hasAttribute('randomise')) {
      return scorer.scoreResponse(definition, this.answers, { notAsked: this.#notAsked });
    }
    this.#random ??= randomBytes();
    return scorer.scoreResponse(definition, this.answers, { notAsked: this.#notAsked, random: this.#random });
  }
}

const style = `
:host { display: block; }
:host([hidden]) { display: none; }
[hidden] { display: none; }
p, ul, dl, dd, h3 { margin: 0; }
#frame { display: grid; gap: 0.75rem; }
#segment { font-weight: 600; font-size: 1.125em; }
h3 { font: inherit; font-weight: 600; }
dl { display: grid; gap: 0.25rem 1rem; grid-template-columns: auto 1fr; }
meter { inline-size: 8em; max-inline-size: 100%; margin-inline-end: 0.5em; vertical-align: middle; }
ul { padding-inline-start: 1.25em; }
summary { cursor: pointer; font-weight: 600; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-block-end: 0.5rem; } }
`;

/** The shadow tree. What is said aloud is the segment alone: scores change at every key. */
class View {
  readonly #segment = made('p', { id: 'segment', part: 'segment', role: 'status' });
  readonly #scoresTitle = made('h3');
  readonly #scores = made('dl');
  readonly #scoresBox = made('section', { part: 'scores' }, this.#scoresTitle, this.#scores);
  readonly #reasonsTitle = made('summary');
  readonly #reasons = made('ul');
  readonly #reasonsBox = made('details', { part: 'reasons' }, this.#reasonsTitle, this.#reasons);
  readonly #messagesTitle = made('h3');
  readonly #messages = made('ul');
  readonly #messagesBox = made('section', { part: 'messages' }, this.#messagesTitle, this.#messages);
  readonly #randomised = made('p', { part: 'randomised' });

  constructor(root: ShadowRoot) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(made('div', { id: 'frame' }, this.#segment, this.#scoresBox, this.#reasonsBox,
      this.#messagesBox, this.#randomised));
    this.show(null, englishWords);
  }

  show(scored: Scored | null, words: SurveyScoreWords): void {
    const segment = scored?.segments.find(({ name }) => name === scored.segment);
    say(this.#segment, scored ? (segment ? words.segment(segment.label) : words.noSegment) : words.waiting);
    say(this.#scoresTitle, words.scoresTitle);
    const figures = [...(scored?.scores ?? []), ...(scored?.metrics ?? [])];
    this.#scores.replaceChildren(...figures.flatMap((score) => figureRow(score, words)));
    this.#scoresBox.hidden = figures.length === 0;
    const reasons = reasonsOf(scored, words);
    say(this.#reasonsTitle, words.reasonsTitle);
    fill(this.#reasonsBox, this.#reasons, reasons);
    say(this.#messagesTitle, words.messagesTitle);
    fill(this.#messagesBox, this.#messages, scored?.messages.map(words.message) ?? []);
    say(this.#randomised, scored?.randomised ? words.randomised(scored.randomised) : '');
    this.#randomised.hidden = !scored?.randomised;
  }

  fail(error: CoreError): void {
    this.show(null, englishWords);
    say(this.#segment, error.message);
  }
}

/** Why the respondent is in a segment; in none, why not in each of them. */
function reasonsOf(scored: Scored | null, words: SurveyScoreWords): string[] {
  if (!scored) return [];
  const { segment, segments } = scored;
  const own = segments.find(({ name }) => name === segment);
  if (own) return decisiveReasons(own.explanation, words);
  return segments.flatMap(({ label, explanation }) =>
    decisiveReasons(explanation, words).map((reason) => `${label} – ${reason}`));
}

function figureRow(score: ScaleScore | MetricScore, words: SurveyScoreWords): HTMLElement[] {
  const { label, value, low, high } = score;
  const group = 'group' in score && score.group !== null ? `, ${words.group[score.group]}` : '';
  const figure = made('dd');
  if (value !== null) {
    const meter = Object.assign(document.createElement('meter'), { min: low, max: high, value, ariaHidden: 'true' });
    figure.append(meter);
  }
  figure.append(`${words.score(value, low, high)}${group}`);
  return [made('dt', {}, label), figure];
}

/** A text that stays as it is is not said again. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function fill(box: HTMLElement, list: HTMLElement, lines: string[]): void {
  list.replaceChildren(...lines.map((line) => made('li', {}, line)));
  box.hidden = lines.length === 0;
}

function made(name: string, attributes: Record<string, string> = {}, ...parts: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...parts);
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'sonder-survey-score': SonderSurveyScore;
  }
  interface HTMLElementEventMap {
    'sonder-score': CustomEvent<Scored>;
    'sonder-error': CustomEvent<CoreError>;
  }
  interface DocumentEventMap {
    'sonder-score': CustomEvent<Scored>;
    'sonder-error': CustomEvent<CoreError>;
  }
}
