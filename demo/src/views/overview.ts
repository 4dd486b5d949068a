import type { Overview, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { npsBar, npsStyles } from '../charts/nps_bar.js';
import type { TableTwin } from '../charts/chart_frame.js';
import { count, counted, dateOf, monthOf, percent } from '../format.js';
import { Query } from '../state/query.js';
import { isEmpty, surveysOf, type SurveyFile } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { controls } from '../styles/controls.js';
import { figureStyles } from '../styles/figures.js';
import { recordFlowStyles } from '../styles/record_flow.js';
import { tables } from '../styles/tables.js';
import '../charts/chart_frame.js';
import '../charts/month_bars.js';
import { emptyView } from './empty.js';
import { figure } from './figure.js';
import { recordFlow } from './record_flow.js';

/** The whole population in figures. */
export class SonderOverview extends View {
  static override styles = [
    base,
    controls,
    charts,
    npsStyles,
    tables,
    recordFlowStyles,
    figureStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
        gap: 2.5rem 3rem;
      }
      .reasons {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.25rem 1.5rem;
        font-size: var(--small);
        max-width: 26rem;
      }
      .reasons dd {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  #survey = new Query<SurveyReport>(this, {
    what: 'Counting answers',
    key: () => (this.#firstSurvey ? `${this.#firstSurvey.report.id}/${this.state.revision}` : null),
    ask: (client, options) =>
      client.survey(
        this.#firstSurvey ? { file: this.#firstSurvey.report.id, quoted_answers: 0 } : {},
        options,
      ),
  });

  get #firstSurvey(): SurveyFile | undefined {
    return surveysOf(this.state)[0];
  }

  protected override render(): TemplateResult {
    const { overview } = this.state;
    if (!overview || isEmpty(this.state))
      return emptyView(
        'Overview',
        'Key figures, monthly sales and how records became people show here once a file is read.',
      );
    const isTraded = overview.purchases + overview.returns + overview.cancelled > 0;
    return html`<div class="stack loose">
      <div class="stack tight">
        <h1>Overview</h1>
        ${span(overview, isTraded)}
      </div>
      <dl class="figures">
        ${overview.profiles > 0 ? this.#people(overview) : nothing}
        ${isTraded ? this.#trade(overview) : nothing} ${responses(overview)}
      </dl>
      ${isTraded ? nothing : html`<p class="note">Add a file of orders to see sales, returns and who buys again.</p>`}
      ${overview.months.length > 0 ? this.#months(overview) : nothing}
      <div class="columns">
        ${shopsOf(overview, (amount) => this.money(amount))}
        ${overview.profiles > 0 ? identity(overview) : nothing}${this.#recommendation()}
      </div>
    </div>`;
  }

  #people(overview: Overview): TemplateResult {
    const { profiles, buyers, repeat_buyers: repeat, top_fifth_share: top } = overview;
    return html` ${figure('Customers', count(profiles))}
    ${figure('Buyers', count(buyers), profiles > 0 ? `${percent(buyers / profiles)} of customers` : '')}
    ${figure('Bought again', buyers > 0 ? percent(repeat / buyers) : '–', counted(repeat, 'buyer'))}
    ${figure('Top fifth of buyers', percent(top), 'of all net sales to known people')}`;
  }

  #trade(overview: Overview): TemplateResult | typeof nothing {
    const { net, purchases, returns, cancelled } = overview;
    const leftOut = cancelled > 0 ? `${counted(cancelled, 'cancelled order')} left out` : '';
    const orders = purchases + returns;
    const share = orders > 0 ? `${percent(returns / orders)} of orders` : '';
    return html` <div class="wide">
        <dt>Net sales</dt>
        <dd>${this.money(net)}</dd>
        <dd class="also">
          purchases less returns${overview.currency ? '' : '; the files name no currency'}
        </dd>
      </div>
      ${figure('Purchases', count(purchases), leftOut)} ${figure('Returns', count(returns), share)}
      ${this.#unattributed(overview)}`;
  }

  #unattributed({
    orders_without_customer: lost,
    net_without_customer: net,
    orders_without_date: undated,
  }: Overview): TemplateResult {
    const also =
      lost > 0
        ? `${this.money(net)}; in net sales, in no profile`
        : 'every order belongs to somebody';
    return html`${figure('Orders without a customer', count(lost), also)}
    ${undated > 0 ? figure('Orders without a date', count(undated), 'in no month and no score') : nothing}`;
  }

  #months({ months }: Overview): TemplateResult {
    const best = months.reduce((top, month) => (month.net > top.net ? month : top));
    const strongest = `${monthOf(best.month)} with ${this.money(best.net)}`;
    const summary = `${counted(months.length, 'month')}; the strongest was ${strongest}.`;
    const twin: TableTwin = {
      columns: ['Month', 'Net sales', 'Purchases', 'Buyers'],
      rows: months.map(({ month, net, purchases, buyers }) => [
        monthOf(month),
        this.money(net),
        count(purchases),
        count(buyers),
      ]),
    };
    return html`<sonder-chart-frame
      class="section"
      heading="Net sales per month"
      .summary=${summary}
      .twin=${twin}
    >
      <sonder-month-bars .months=${months} .format=${this.moneyFormat}></sonder-month-bars
    ></sonder-chart-frame>`;
  }

  #recommendation(): TemplateResult | typeof nothing {
    const report = this.#survey.value;
    const question = report?.questions.find(({ nps }) => nps !== null);
    if (!report || !question?.nps) return nothing;
    return html`<section class="section stack" aria-labelledby="nps">
      <h2 id="nps">Would they recommend it?</h2>
      ${npsBar(question.nps, report.confidence)}
      <p class="small muted">
        ${counted(question.base, 'answer')} to “${question.text}”.
        <a href="#survey">All questions</a>
      </p>
    </section>`;
  }
}

/** From when to when; files without orders and responses have no dates to speak of. */
function span(overview: Overview, isTraded: boolean): TemplateResult | typeof nothing {
  if (!isTraded && overview.responses === 0) return nothing;
  const { as_of: asOf, first_order: first, last_order: last } = overview;
  const orders = first ? `, orders from ${dateOf(first)} to ${dateOf(last)}` : '';
  return html`<p class="muted">As of ${dateOf(asOf)}${orders}</p>`;
}

function responses(overview: Overview): TemplateResult | typeof nothing {
  if (overview.responses === 0) return nothing;
  const linked = `${count(overview.linked_responses)} belong to a known person`;
  return figure('Survey responses', count(overview.responses), linked);
}

/** How people spread over several shops. */
function shopsOf({ by_shop: spread }: Overview, money: (amount: number) => string): TemplateResult | typeof nothing {
  if (spread === null) return nothing;
  return html`<section class="section stack" aria-labelledby="by-shop">
    <h2 id="by-shop">Shops and services</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Shop</th>
            <th scope="col" class="number">People</th>
            <th scope="col" class="number">Buyers</th>
            <th scope="col" class="number">Purchases</th>
            <th scope="col" class="number">Net</th>
          </tr>
        </thead>
        <tbody>
          ${spread.shops.map(
            ({ shop, people, buyers, purchases, net }) =>
              html`<tr>
                <th scope="row" class="wrap">${shop}</th>
                <td class="number">${count(people)}</td>
                <td class="number">${count(buyers)}</td>
                <td class="number">${count(purchases)}</td>
                <td class="number">${money(net)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small muted">
      ${counted(spread.in_several, 'person has', 'people have')} to do with two or more of them.
    </p>
  </section>`;
}

function identity({ records, profiles, links, anonymous }: Overview): TemplateResult {
  return html`<section class="section stack" aria-labelledby="identity">
    <h2 id="identity">How records became people</h2>
    ${recordFlow(records, profiles)}
    <dl class="reasons">
      <dt>Joined because of the same customer id</dt>
      <dd>${count(links.customer_id)}</dd>
      <dt>Joined because of the same e-mail address</dt>
      <dd>${count(links.email)}</dd>
      <dt>Joined because they are much alike</dt>
      <dd>${count(links.similarity)}</dd>
      ${
        links.decision > 0
          ? html`<dt>Joined because you said so</dt>
              <dd>${count(links.decision)}</dd>`
          : nothing
      }
      ${
        links.shared_emails > 0
          ? html`<dt>E-mail addresses that several people share, not used to join</dt>
              <dd>${count(links.shared_emails)}</dd>`
          : nothing
      }
      ${
        anonymous > 0
          ? html`<dt>People who asked to stay unknown, joined with nobody</dt>
              <dd>${count(anonymous)}</dd>`
          : nothing
      }
    </dl>
    <p><a href="#identity">Which, and what is uncertain</a></p>
  </section>`;
}

customElements.define('sonder-overview', SonderOverview);
