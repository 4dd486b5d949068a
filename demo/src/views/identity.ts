import type { ExpectedErrors, IdentityReport, LearnedField } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, decimal, nameOf, percent } from '../format.js';
import { icon } from '../icons.js';
import { stepDecisions, withdraw } from '../state/decisions.js';
import { chooseOptions } from '../state/files.js';
import { Query } from '../state/query.js';
import { showProfile } from '../state/segments.js';
import { hasPeople } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { recordFlowStyles } from '../styles/record_flow.js';
import { tables } from '../styles/tables.js';
import { agreementWords, linkWords } from '../words.js';
import { Disclosures } from './disclosures.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import './pair_review.js';
import { recordFlow } from './record_flow.js';

const thresholds = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999] as const;
const defaultThreshold = 0.9;

/** How records became people, what that may have got wrong, and what a person decides about it. */
export class SonderIdentity extends View {
  static override styles = [
    base,
    controls,
    tables,
    recordFlowStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: 2rem 3rem;
        align-items: start;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.5rem;
        align-items: flex-end;
      }
      .decisions li {
        border-top: 1px solid var(--rule);
        padding: 0.375rem 0;
        display: flex;
        gap: 0.5rem 1rem;
        justify-content: space-between;
        align-items: center;
      }
      .decisions button {
        flex: none;
      }
    `,
  ];
  #identity = new Query<IdentityReport>(this, {
    what: 'Comparing records',
    key: () => (hasPeople(this.state) ? `${this.state.revision}` : null),
    ask: (client, options) => client.whoIsWho(options),
  });
  #disclosures = new Disclosures(this);

  protected override render(): TemplateResult {
    if (!hasPeople(this.state))
      return emptyView(
        'Identity',
        'Which records are one person, and why, shows here once a file with customers or orders is read.',
      );
    const { value, failure } = this.#identity;
    return html`<div class="stack loose">
      <h1>Identity</h1>
      ${failure ? failureNote(failure) : nothing} ${value ? this.#shown(value) : nothing}
    </div>`;
  }

  #shown(report: IdentityReport): TemplateResult {
    return html`<div class="columns">
        <div class="stack">${summary(report)} ${this.#choices(report)}</div>
        <div class="stack">${errors(report)}</div>
      </div>
      <sonder-pair-review .app=${this.app} .uncertain=${report.uncertain}></sonder-pair-review>
      ${this.#decisions(report)} ${this.#large(report)} ${this.#how(report)}`;
  }

  #choices(report: IdentityReport): TemplateResult {
    const known: readonly number[] = thresholds;
    const options = known.includes(report.link_from) ? known : [...known, report.link_from];
    return html`<div class="choices">
      <label class="check"
        ><input
          type="checkbox"
          .checked=${report.by_likeness}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.#choose(target.checked, report.link_from);
          }}
        />
        Also link records that are much alike</label
      >
      ${
        report.by_likeness
          ? html`<label class="field"
              >Link from a likelihood of
              <select
                @change=${({ target }: Event) => {
                  if (target instanceof HTMLSelectElement) this.#choose(true, Number(target.value));
                }}
              >
                ${options.map(
                  (value) =>
                    html`<option value=${value} .selected=${value === report.link_from}>
                      ${percent(value)}${value === defaultThreshold ? ' (usual)' : ''}
                    </option>`,
                )}
              </select></label
            >`
          : nothing
      }
    </div>`;
  }

  #choose(byLikeness: boolean, linkFrom: number): void {
    const identity = { by_likeness: byLikeness, link_from: linkFrom };
    void chooseOptions(this.app, { ...this.state.options, identity });
  }

  #decisions({ decisions }: IdentityReport): TemplateResult | typeof nothing {
    const { past, future } = this.state.decisions;
    if (decisions.length + past.length + future.length === 0) return nothing;
    return html`<section class="section stack" aria-labelledby="decisions">
      <div class="titled">
        <h2 id="decisions">Your decisions</h2>
        <div class="row">
          <button ?disabled=${past.length === 0} @click=${() => stepDecisions(this.app, 'undo')}>
            ${icon('undo')}Undo
          </button>
          <button ?disabled=${future.length === 0} @click=${() => stepDecisions(this.app, 'redo')}>
            ${icon('redo')}Redo
          </button>
        </div>
      </div>
      ${
        decisions.length === 0
          ? html`<p class="muted">None now.</p>`
          : html`<ol class="decisions">
              ${decisions.map(
                ({ same, records: [a, b] }, index) =>
                  html`<li>
                    <span class="wrap">
                      ${named(a)} and ${named(b)} are ${same ? 'one person' : 'two people'}.
                    </span>
                    <button class="plain" @click=${() => withdraw(this.app, index)}>
                      Take back<span class="unseen"> decision ${index + 1}</span>
                    </button>
                  </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  #large({ large_profiles: large }: IdentityReport): TemplateResult | typeof nothing {
    if (large.length === 0) return nothing;
    return html`<section class="section stack" aria-labelledby="large">
      <h2 id="large">Perhaps too much in one</h2>
      <p class="note warn">
        So many records in one profile are rarely one person. Look whether something in them is
        shared by many, such as a shop's own address.
      </p>
      <ul>
        ${large.map(
          ({ profile, name, records }) =>
            html`<li>
              <button class="plain" @click=${() => showProfile(this.app, profile)}>
                ${nameOf(name)}
              </button>
              <span class="muted">${counted(records, 'record')}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #how(report: IdentityReport): TemplateResult | typeof nothing {
    if (report.fields.length === 0 && report.blocking.length === 0) return nothing;
    return html`<section class="section stack tight" aria-labelledby="how">
      <h2 id="how">How records were compared</h2>
      ${
        report.files_without_duplicates.length > 0
          ? html`<p class="small muted">
              Nobody seems to be twice in ${report.files_without_duplicates.join(', ')}, so that no
              two records of such a file are joined by likeness.
            </p>`
          : nothing
      }
      ${this.#disclosures.part('rules', 'Which pairs were compared', () => rules(report))}
      ${this.#disclosures.part('fields', 'What agreement is worth', () => learned(report.fields))}
    </section>`;
  }
}

const named = (record: IdentityReport['decisions'][number]['records'][0]): string =>
  record === null
    ? 'a record that is gone'
    : `${nameOf(record.name)} (${record.source}, row ${count(record.row)})`;

function summary({ records, people, links, anonymous }: IdentityReport): TemplateResult {
  return html`<section class="stack" aria-label="Result">
    ${recordFlow(records, people)}
    <table>
      <caption>
        Why records were joined
      </caption>
      <tbody>
        ${links.map(
          ({ reason, links: made }) =>
            html`<tr>
              <th scope="row">${linkWords[reason]}</th>
              <td class="number">${count(made)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      anonymous > 0
        ? html`<p class="small muted">
            ${counted(anonymous, 'record')} of people who asked to stay unknown: joined with nobody.
          </p>`
        : nothing
    }
  </section>`;
}

function errors({
  by_likeness: isOn,
  expected_errors: all,
  link_from: chosen,
  compared_pairs: pairs,
  missed_by_blocking: missed,
}: IdentityReport): TemplateResult | typeof nothing {
  if (!isOn) return nothing;
  if (pairs === 0)
    return html`<p class="note">
      The files say too little about people, beside identifiers, to compare records by.
    </p>`;
  return html`<div class="scroll">
      <table>
        <caption>
          What linking from a likelihood would do to the ${counted(pairs, 'compared pair')}
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" class="number">Linked</th>
            <th scope="col" class="number">Wrongly</th>
            <th scope="col" class="number">Missed</th>
          </tr>
        </thead>
        <tbody>
          ${all.map((row) => errorRow(row, row.threshold === chosen))}
        </tbody>
      </table>
    </div>
    <p class="small muted">
      Wrongly: pairs of two people that would be linked. Missed: pairs of one person that would not.
      Both are worked out from the likelihoods, not counted. Another ${percent(missed)} of the pairs
      of one person are thought never to have been compared.
    </p>`;
}

const errorRow = (row: ExpectedErrors, isChosen: boolean): TemplateResult =>
  html`<tr aria-current=${isChosen ? 'true' : nothing}>
    <th scope="row">${percent(row.threshold)}${isChosen ? ' (now)' : ''}</th>
    <td class="number">${count(row.pairs)}</td>
    <td class="number">${decimal(row.false_links, 1)}</td>
    <td class="number">${decimal(row.missed_links, 1)}</td>
  </tr>`;

function rules({ blocking }: IdentityReport): TemplateResult {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Records that share</th>
          <th class="number">Pairs</th>
          <th>Left out</th>
        </tr>
      </thead>
      <tbody>
        ${blocking.map(
          ({ rule, pairs, skipped_keys: skipped, left_out: why }) =>
            html`<tr>
              <th scope="row" class="wrap">${rule.replaceAll('_', ' ')}</th>
              <td class="number">${count(pairs)}</td>
              <td class="wrap muted">
                ${why ?? (skipped > 0 ? `${counted(skipped, 'value')} that too many share` : '')}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function learned(fields: readonly LearnedField[]): TemplateResult {
  return html`<p class="small muted">
      How often pairs of one person, and pairs of two, agree in this way; learned from these files.
      Each point doubles the odds of one person.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Field</th>
            <th>Values are</th>
            <th class="number">Of one person</th>
            <th class="number">Of two</th>
            <th class="number">Points</th>
          </tr>
        </thead>
        <tbody>
          ${fields.flatMap(({ label, levels }) =>
            levels.map(
              ({ level, match, non_match: other, weight }, index) =>
                html`<tr>
                  <th scope="row">${index === 0 ? label : html`<span class="unseen">${label}</span>`}</th>
                  <td>${agreementWords(level)}</td>
                  <td class="number">${percent(match)}</td>
                  <td class="number">${percent(other)}</td>
                  <td class="number">${decimal(weight, 1)}</td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>`;
}

customElements.define('sonder-identity', SonderIdentity);
