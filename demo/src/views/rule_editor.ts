import type { FeatureReport, Rule, RuleCount } from 'sonder';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { edited, emptyHistory, redone, undone } from '../state/history.js';
import { readRule, ruleText } from '../rules/text.js';
import { firstRule, firstTest } from '../rules/tests.js';
import {
  appended,
  isGroup,
  moved,
  nodeAt,
  replaced,
  rootOf,
  ruleOf,
  type GroupNode,
  type Join,
  type Path,
  type RuleNode,
  type TestNode,
} from '../rules/tree.js';
import { Query } from '../state/query.js';
import { saveSegment } from '../state/segments.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { ruleStyles } from '../styles/rule.js';
import './rule_result.js';
import { testLine } from './rule_test.js';

const joins: readonly { join: Join; words: string }[] = [
  { join: 'all', words: 'all of these hold' },
  { join: 'any', words: 'any of these holds' },
  { join: 'none', words: 'none of these holds' },
];

/** The rule's text as it was typed, right or not yet; it goes with one state of the rule. */
interface Draft {
  text: string;
  of: RuleNode;
  problem: string;
}

/** Tests and groups of tests, edited by hand or as text, with who they hold for at every moment. */
export class SonderRuleEditor extends View {
  static override properties = {
    ...View.properties,
    features: { attribute: false },
    draft: { state: true },
  };
  static override styles = [base, controls, ruleStyles];
  declare features: readonly FeatureReport[];
  declare draft: Draft | null;
  /** What stands there before anybody edits. */
  #first: RuleNode | null = null;
  #count = new Query<RuleCount>(this, {
    what: 'Counting a rule',
    delay: 80,
    key: () => {
      const rule = ruleOf(this.#root);
      return rule ? `${this.state.revision}${JSON.stringify(rule)}` : null;
    },
    ask: (client, options) => client.countRule(ruleOf(this.#root) ?? { all: [] }, options),
  });

  constructor() {
    super();
    this.features = [];
    this.draft = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('features')) this.#first = null;
  }

  get #root(): RuleNode {
    return this.state.rule.present ?? (this.#first ??= firstRule(this.features));
  }

  #edit(next: RuleNode, focus: string | null = null): void {
    const before = this.state.rule.present
      ? this.state.rule
      : { ...emptyHistory<RuleNode>(), present: this.#root };
    this.app.store.update({ rule: edited(before, next) });
    if (focus) void this.#focus(focus);
  }

  /** The place is rendered anew, so the focus is put back by its name. */
  async #focus(place: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  }

  #undo(): void {
    this.app.store.update({ rule: undone(this.state.rule) });
    this.app.announce('Undone.');
    void this.#keepFocus();
  }

  #redo(): void {
    this.app.store.update({ rule: redone(this.state.rule) });
    this.app.announce('Done again.');
    void this.#keepFocus();
  }

  /** Where the focus was may be gone; the keys go on working from the top of the rule. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) await this.#focus('group-root');
  }

  #key(event: KeyboardEvent): void {
    const typing = event.composedPath()[0] instanceof HTMLTextAreaElement;
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) this.#redo();
    else this.#undo();
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const rule = ruleOf(this.#root);
    const name = this.state.ruleName.trim();
    if (rule && name !== '') await saveSegment(this.app, name, rule);
  }

  #typed({ target }: Event): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const read = readRule(target.value);
    if ('rule' in read) this.#edit(rootOf(read.rule));
    this.draft = {
      text: target.value,
      of: this.#root,
      problem: 'problem' in read ? read.problem : '',
    };
  }

  protected override render(): TemplateResult {
    const root = this.#root;
    return html`<div class="halves" @keydown=${this.#key}>
      <div class="stack">
        ${isGroup(root) ? this.#group(root, []) : nothing} ${this.#tools()}
        ${this.#text(ruleOf(root))}
      </div>
      <sonder-rule-result
        .app=${this.app}
        .answer=${this.#count.value}
        .failure=${this.#count.failure}
        .incomplete=${ruleOf(root) === null}
      ></sonder-rule-result>
    </div>`;
  }

  #tools(): TemplateResult {
    const { rule, ruleName } = this.state;
    return html`<form class="row" @submit=${this.#save}>
      <button
        type="button"
        class="icon-only"
        aria-label="Undo"
        title="Undo (Ctrl Z)"
        ?disabled=${rule.past.length === 0}
        @click=${this.#undo}
      >
        ${icon('undo')}
      </button>
      <button
        type="button"
        class="icon-only"
        aria-label="Redo"
        title="Redo (Ctrl Shift Z)"
        ?disabled=${rule.future.length === 0}
        @click=${this.#redo}
      >
        ${icon('redo')}
      </button>
      <input
        class="grow"
        aria-label="Name of the segment"
        placeholder="Name of the segment"
        maxlength="60"
        required
        .value=${ruleName}
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) this.app.store.update({ ruleName: target.value });
        }}
      />
      <button class="main" ?disabled=${ruleOf(this.#root) === null}>Save segment</button>
    </form>`;
  }

  #text(rule: Rule | null): TemplateResult {
    const draft = this.draft?.of === this.#root ? this.draft : null;
    const text = draft?.text ?? (rule ? ruleText(rule) : '');
    return html`<details>
      <summary>The rule as text</summary>
      <div class="stack tight">
        <textarea
          aria-label="The rule as JSON"
          spellcheck="false"
          rows=${Math.min(16, Math.max(4, text.split('\n').length))}
          .value=${text}
          @input=${this.#typed}
        ></textarea>
        ${
          draft?.problem
            ? html`<p class="note bad small" role="alert">${draft.problem}</p>`
            : nothing
        }
      </div>
    </details>`;
  }

  #group(group: GroupNode, path: Path): TemplateResult {
    const place = path.join('-') || 'root';
    const name = path.length === 0 ? 'People for whom' : 'Group: people for whom';
    return html`<fieldset class="group">
      <legend class="unseen">${name}</legend>
      <div class="line">
        <label class="row"
          >${name}
          <select data-place="group-${place}" @change=${(event: Event) => this.#join(path, event)}>
            ${joins.map(
              ({ join, words }) =>
                html`<option value=${join} .selected=${join === group.join}>${words}</option>`,
            )}
          </select></label
        >
        ${path.length > 0 ? this.#moves(path, 'group') : nothing}
      </div>
      <ul>
        ${group.parts.map((part, index) => html`<li>${this.#part(part, [...path, index])}</li>`)}
      </ul>
      <div class="row">
        <button class="plain" data-place="add-${place}" @click=${() => this.#addTest(group, path)}>
          ${icon('plus')}Add a test
        </button>
        ${
          path.length < 8
            ? html`<button class="plain" @click=${() => this.#addGroup(group, path)}>
                ${icon('plus')}Add a group
              </button>`
            : nothing
        }
      </div>
    </fieldset>`;
  }

  #part(part: RuleNode, path: Path): TemplateResult {
    if (isGroup(part)) return this.#group(part, path);
    const change = (next: TestNode): void => this.#edit(replaced(this.#root, path, () => next));
    return html`<div class="line">
      ${testLine(part, this.features, path.join('-'), change)}${this.#moves(path, 'test')}
    </div>`;
  }

  #moves(path: Path, what: string): TemplateResult {
    const at = path.at(-1) ?? 0;
    const parent = nodeAt(this.#root, path.slice(0, -1));
    const last = parent && isGroup(parent) ? parent.parts.length - 1 : 0;
    const move = (by: -1 | 1): void =>
      this.#edit(
        moved(this.#root, path, by),
        `${what}-${[...path.slice(0, -1), at + by].join('-')}`,
      );
    return html`<div class="moves">
      <button
        class="icon-only"
        aria-label="Move this ${what} up"
        title="Up"
        ?disabled=${at === 0}
        @click=${() => move(-1)}
      >
        ${icon('up')}
      </button>
      <button
        class="icon-only"
        aria-label="Move this ${what} down"
        title="Down"
        ?disabled=${at >= last}
        @click=${() => move(1)}
      >
        ${icon('down')}
      </button>
      <button
        class="icon-only"
        aria-label="Remove this ${what}"
        title="Remove"
        @click=${() => this.#remove(path)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  #remove(path: Path): void {
    this.#edit(
      replaced(this.#root, path, () => null),
      `add-${path.slice(0, -1).join('-') || 'root'}`,
    );
  }

  #join(path: Path, { target }: Event): void {
    const found =
      target instanceof HTMLSelectElement
        ? joins.find(({ join }) => join === target.value)
        : undefined;
    if (found)
      this.#edit(
        replaced(this.#root, path, (node) =>
          isGroup(node) ? { ...node, join: found.join } : node,
        ),
      );
  }

  #addTest(group: GroupNode, path: Path): void {
    const used = new Set(group.parts.flatMap((part) => (isGroup(part) ? [] : [part.feature])));
    const feature = this.features.find(({ name }) => !used.has(name)) ?? this.features[0];
    if (feature)
      this.#edit(
        appended(this.#root, path, firstTest(feature)),
        `test-${[...path, group.parts.length].join('-')}`,
      );
  }

  #addGroup(group: GroupNode, path: Path): void {
    const inner: GroupNode = {
      ...firstRule(this.features),
      join: group.join === 'any' ? 'all' : 'any',
    };
    this.#edit(
      appended(this.#root, path, inner),
      `group-${[...path, group.parts.length].join('-')}`,
    );
  }
}

customElements.define('sonder-rule-editor', SonderRuleEditor);
