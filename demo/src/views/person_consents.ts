import type { ConsentClaim, Profile, ProfileConsents } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { counted, dateOf } from '../format.js';
import { consentWords, purposeWords } from '../words.js';
import { origin, originLine } from './origin.js';

type Use = ProfileConsents['uses'][number];
type Left = ProfileConsents['unsubscribed'][number];

/** What a person allows and refuses, and which file says so. Styles: `personFacts`. */
export function personConsents({ consents, anonymous }: Profile): TemplateResult {
  const { uses, unsubscribed } = consents;
  const isTold = uses.some(({ state }) => state !== 'not_known');
  return html`<section class="stack tight" aria-labelledby="consents">
    <h2 id="consents">What they allow</h2>
    ${anonymous ? askedToStayUnknown() : nothing}
    ${isTold ? table(uses) : html`<p class="muted small">No file says what this person allows.</p>`}
    ${unsubscribed.length === 0 ? nothing : html`<ul class="small">${unsubscribed.map(left)}</ul>`}
    ${
      isTold
        ? html`<p class="small muted">
            One refusal outweighs any consent, whatever its day. Lists for marketing hold only people
            who allow it.
          </p>`
        : nothing
    }
  </section>`;
}

const askedToStayUnknown = (): TemplateResult =>
  html`<p class="note small">
    <strong>Asked to stay unknown.</strong> This record is linked with no other, even if both have one
    e-mail address. It is counted, but shown without what tells who it is, and in no list that is
    given out.
  </p>`;

const table = (uses: readonly Use[]): TemplateResult =>
  html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Use</th>
          <th scope="col">Consent</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        ${uses.map(useRow)}
      </tbody>
    </table>
  </div>`;

function useRow({ purpose, state, claims }: Use): TemplateResult {
  const [first, ...others] = claims;
  return html`<tr>
    <th scope="row" class="muted">${purposeWords[purpose]}</th>
    <td class="value">
      ${state === 'not_known' ? html`<span class="muted">${consentWords[state]}</span>` : consentWords[state]}
      ${others.length === 0 ? nothing : otherClaims(others)}
    </td>
    <td class="origin">${first ? origin(first, '') : nothing}</td>
  </tr>`;
}

const otherClaims = (claims: readonly ConsentClaim[]): TemplateResult =>
  html`<details>
    <summary class="small muted">${counted(claims.length, 'other record')}</summary>
    <ul class="small">
      ${claims.map(
        (claim) =>
          html`<li>${consentWords[claim.state]} <span class="muted">${originLine(claim)}</span></li>`,
      )}
    </ul>
  </details>`;

const left = ({ channel, campaign, on, source }: Left): TemplateResult =>
  html`<li>
    Unsubscribed from ${channel || 'messages'}${on === null ? '' : ` on ${dateOf(on)}`}
    <span class="muted">${campaign === null ? '' : `${campaign}, `}${source}</span>
  </li>`;
