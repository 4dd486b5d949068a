import type { QuestionReport } from 'sonder';
import { html, type TemplateResult } from 'lit';

/** A list to pick one of the questions from, or none. */
export function questionField(
  questions: readonly QuestionReport[], chosen: number | null, choose: (column: number | null) => void,
): TemplateResult {
  return html`<label class="field"
    >Question<select
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) choose(target.value === '' ? null : Number(target.value));
      }}
    >
      <option value="">Choose a question</option>
      ${questions.map(
        ({ column, text }) =>
          html`<option value=${column} .selected=${column === chosen}>${text}</option>`,
      )}
    </select></label
  >`;
}
