import type { DataType, FeatureReport } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, decimal } from '../format.js';
import { comparisonsOf, firstTest, withComparison } from '../rules/tests.js';
import type { Scalar, TestNode } from '../rules/tree.js';
import { dataTypeWords } from '../words.js';

type Change = (test: TestNode) => void;

const dataTypes: readonly DataType[] = ['quantitative', 'descriptive', 'qualitative', 'identity'];

/** One test: a measure, a comparison and what to compare with. */
export function testLine(
  test: TestNode,
  features: readonly FeatureReport[],
  place: string,
  change: Change,
): TemplateResult {
  const feature = features.find(({ name }) => name === test.feature);
  return html`<div class="test">
    <select
      class="feature"
      aria-label="Measure"
      data-place="test-${place}"
      @change=${(event: Event) => chooseFeature(event, features, change)}
    >
      ${feature ? nothing : html`<option selected>${test.feature} (not in these files)</option>`}
      ${dataTypes.map((type) => featureGroup(type, features, test.feature))}
    </select>
    ${feature ? comparisonSelect(test, feature, change) : nothing}
    ${feature ? operands(test, feature, place, change) : nothing}
  </div>`;
}

function featureGroup(
  type: DataType,
  features: readonly FeatureReport[],
  chosen: string,
): TemplateResult | typeof nothing {
  const inType = features.filter((feature) => feature.data_type === type);
  if (inType.length === 0) return nothing;
  return html`<optgroup label=${dataTypeWords[type]}>
    ${inType.map(
      ({ name, label }) =>
        html`<option value=${name} .selected=${name === chosen}>${label}</option>`,
    )}
  </optgroup>`;
}

function chooseFeature(
  { target }: Event,
  features: readonly FeatureReport[],
  change: Change,
): void {
  const feature =
    target instanceof HTMLSelectElement
      ? features.find(({ name }) => name === target.value)
      : undefined;
  if (feature) change(firstTest(feature));
}

function comparisonSelect(test: TestNode, feature: FeatureReport, change: Change): TemplateResult {
  const known = comparisonsOf(feature.type);
  const choose = ({ target }: Event): void => {
    const found =
      target instanceof HTMLSelectElement ? known.find(({ is }) => is === target.value) : undefined;
    if (found) change(withComparison(test, found.is, feature));
  };
  return html`<select class="is" aria-label="Comparison" @change=${choose}>
    ${known.map(
      ({ is, words }) => html`<option value=${is} .selected=${is === test.is}>${words}</option>`,
    )}
  </select>`;
}

function operands(
  test: TestNode,
  feature: FeatureReport,
  place: string,
  change: Change,
): TemplateResult | typeof nothing {
  if (test.is === 'known') return nothing;
  if (test.is === 'one_of') return manyOf(test, feature, change);
  const operandAt = (at: number, name: string): TemplateResult => {
    const set = (value: Scalar | null): void =>
      change({ ...test, values: test.values.map((old, index) => (index === at ? value : old)) });
    return operand({ value: test.values[at] ?? null, name, place, set }, feature);
  };
  const unit = feature.unit ? html`<span class="unit">${feature.unit}</span>` : nothing;
  if (test.is !== 'between') return html`${operandAt(0, 'Value')}${unit}`;
  return html`${operandAt(0, 'From')}<span>and</span>${operandAt(1, 'To')}${unit}`;
}

interface Operand {
  value: Scalar | null;
  /** What it is called for screen readers. */
  name: string;
  place: string;
  set: (value: Scalar | null) => void;
}

function operand(given: Operand, feature: FeatureReport): TemplateResult {
  switch (feature.type) {
    case 'boolean':
      return booleanOperand(given);
    case 'category':
      return categoryOperand(given, feature);
    case 'date':
      return dateOperand(given);
    default:
      return numberOperand(given, feature);
  }
}

const textOf = ({ value }: Operand): string => (value === null ? '' : String(value));
const isMissing = (given: Operand): string | typeof nothing =>
  textOf(given) === '' ? 'true' : nothing;
const typed = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';

function booleanOperand({ value, name, set }: Operand): TemplateResult {
  return html`<select aria-label=${name} @change=${(event: Event) => set(typed(event) === 'true')}>
    <option value="true" .selected=${value === true}>yes</option>
    <option value="false" .selected=${value === false}>no</option>
  </select>`;
}

function categoryOperand(given: Operand, { categories }: FeatureReport): TemplateResult {
  const list = `categories-${given.place}`;
  const option = (category: { value: string; people: number }): TemplateResult =>
    html`<option value=${category.value}>${count(category.people)}</option>`;
  return html`<input
      aria-label=${given.name}
      aria-invalid=${isMissing(given)}
      list=${list}
      autocomplete="off"
      .value=${textOf(given)}
      @change=${(event: Event) => given.set(typed(event) || null)}
    />
    <datalist id=${list}>${categories.map(option)}</datalist>`;
}

function dateOperand(given: Operand): TemplateResult {
  return html`<input
    type="date"
    aria-label=${given.name}
    aria-invalid=${isMissing(given)}
    .value=${textOf(given)}
    @change=${(event: Event) => given.set(typed(event) || null)}
  />`;
}

function numberOperand(given: Operand, feature: FeatureReport): TemplateResult {
  const read = (event: Event): void => {
    // Half a number, such as "-", is left alone until it is one.
    if (event.target instanceof HTMLInputElement && event.target.validity.badInput) return;
    given.set(typed(event) === '' ? null : Number(typed(event)));
  };
  return html`<input
    type="number"
    aria-label=${given.name}
    aria-invalid=${isMissing(given)}
    title=${rangeOf(feature)}
    step=${feature.type === 'integer' ? '1' : 'any'}
    .value=${textOf(given)}
    @input=${read}
  />`;
}

function rangeOf({ lowest, highest, type }: FeatureReport): string {
  if (typeof lowest !== 'number' || typeof highest !== 'number') return '';
  const digits = type === 'integer' ? 0 : 2;
  return `From ${decimal(lowest, digits)} to ${decimal(highest, digits)} in these files`;
}

function manyOf(test: TestNode, feature: FeatureReport, change: Change): TemplateResult {
  const chosen = new Set(test.values);
  const choose = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement)
      change({ ...test, values: [...target.selectedOptions].map(({ value }) => value) });
  };
  return html`<select multiple size="5" aria-label="Any of" @change=${choose}>
    ${feature.categories.map(
      ({ value, people }) =>
        html`<option value=${value} .selected=${chosen.has(value)}>
          ${value} (${count(people)})
        </option>`,
    )}
  </select>`;
}
