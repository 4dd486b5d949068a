import type { FieldClaim, Profile, ProfileField } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../format.js';
import { dataTypeWords, survivorWords } from '../words.js';
import { origin, originLine } from './origin.js';

/** What files say of a person by field, but for what stands elsewhere. Styles: `personFacts`. */
export function personFields({ fields, consents, anonymous }: Profile): TemplateResult {
  const elsewhere = new Set(consents.uses.map(({ field }) => field));
  const known = fields.filter(({ name }) => !elsewhere.has(name));
  const groups = [...new Set(known.map(({ group }) => group))];
  return html`<section class="stack tight" aria-labelledby="fields">
    <h2 id="fields">What the files say</h2>
    ${
      known.length === 0
        ? html`<p class="muted small">
            ${anonymous ? 'Nothing that may be shown.' : 'No file says more of this person.'}
          </p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">Value</th>
                  <th scope="col">From</th>
                </tr>
              </thead>
              ${groups.map(
                (group) =>
                  html`<tbody>
                    <tr>
                      <th scope="rowgroup" colspan="3" class="group">${group}</th>
                    </tr>
                    ${known.filter((field) => field.group === group).map(fieldRow)}
                  </tbody>`,
              )}
            </table>
          </div>`
    }
  </section>`;
}

function fieldRow(field: ProfileField): TemplateResult {
  const { others, rule } = field;
  return html`<tr>
    <th scope="row" class="muted" title=${dataTypeWords[field.data_type]}>${field.label}</th>
    <td class="value">
      ${valueOf(field)} ${verified(field)} ${others.length === 0 ? nothing : otherValues(others)}
    </td>
    <td class="origin">
      ${origin(field, others.length === 0 ? '' : `Kept: ${survivorWords[rule]}.`)}
    </td>
  </tr>`;
}

const valueOf = ({ value, unit }: ProfileField): string => (unit ? `${value} ${unit}` : value);

const verified = (claim: FieldClaim): TemplateResult | typeof nothing =>
  claim.verified ? html`<span class="chip">verified</span>` : nothing;

/** What the files say otherwise. */
const otherValues = (claims: readonly FieldClaim[]): TemplateResult =>
  html`<details>
    <summary class="small muted">${counted(claims.length, 'other value')}</summary>
    <ul class="small">
      ${claims.map(
        (claim) =>
          html`<li>${claim.value} ${verified(claim)} <span class="muted">${originLine(claim)}</span></li>`,
      )}
    </ul>
  </details>`;
