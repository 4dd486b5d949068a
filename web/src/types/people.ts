/** Who the people are. */

import type { IdentityOptions, LinkReason } from './identity.js';
import type { DataType, Field, FieldDescription, SourceClass } from './mapping.js';
import type { FeatureType } from './segments.js';

export interface AnalysisOptions {
  /** Nothing later is seen. Default: the day of the last order or response. */
  as_of?: string;
  /** RFM scores per dimension, 2-10, default 5. */
  rfm_bins?: number;
  /** Smallest group shown in breakdowns or given out, 2-1,000, default 5. */
  minimum_group?: number;
  /** Which records are taken for one person. */
  identity?: IdentityOptions;
  /** By field: which of several values a profile keeps. */
  survivorship?: Record<Field, SurvivorRule>;
}

export interface MonthOfTrade {
  /** First day of the month. */
  month: string;
  purchases: number;
  buyers: number;
  net: number;
}

export interface Overview {
  as_of: string;
  currency: string;
  /** Decimals that amounts are exact to, 2-6. */
  decimals: number;
  profiles: number;
  records: number;
  buyers: number;
  repeat_buyers: number;
  purchases: number;
  returns: number;
  cancelled: number;
  orders_without_customer: number;
  orders_without_date: number;
  responses: number;
  /** Of people whom a file of customers or orders knows. */
  linked_responses: number;
  net: number;
  net_without_customer: number;
  first_order: string | null;
  last_order: string | null;
  months: MonthOfTrade[];
  /** Share of net spend of the fifth of buyers who spent most, 0-1, or null. */
  top_fifth_share: number | null;
  /** How records became profiles. */
  /** How people spread over shops and services; null where no file names one. */
  by_shop: { shops: ShopReport[]; in_several: number } | null;
  /** People who asked to stay unknown: linked with nobody, without a name, never given out. */
  anonymous: number;
  links: Record<LinkReason, number> & { shared_emails: number };
}

export interface ShopReport {
  shop: string;
  /** With a record or an order there. */
  people: number;
  buyers: number;
  purchases: number;
  /** Purchases less returns. */
  net: number;
}

export type PeopleSort =
  | 'name' | 'net_spend' | 'order_count' | 'recency_days' | 'last_order'
  /** By their numbers, which takes no sorting. */
  | 'profile';

export interface PeopleQuery {
  /** Finds parts of names, e-mails and customer ids, without regard to case and diacritics. */
  text?: string;
  sort?: PeopleSort;
  descending?: boolean;
  /** Only members of this segment, by its name. */
  segment?: string;
  /** Only those with a record there, or an order that was not cancelled, as in `Overview.by_shop`. */
  shop?: string;
  /** Only those whose surviving value is this, as the file writes it. */
  country?: string;
  city?: string;
  /** Only those with a record from this file. */
  file?: number;
  /** Only those who said this of marketing; one refusal outweighs any consent. */
  consent?: ConsentState;
}

/** One line of the list of people. */
export interface PersonRow {
  profile: number;
  name: string;
  email: string;
  customer_id: string;
  /** Asked to stay unknown; name, e-mail and customer id are empty. */
  anonymous: boolean;
  country: string | null;
  order_count: number;
  net_spend: number | null;
  last_order: string | null;
  rfm_group: string | null;
}

/** What one record says of a field. */
export interface FieldClaim {
  value: string;
  /** File the value is from. */
  source: string;
  /** Record number in that file. */
  row: number;
  source_class: SourceClass;
  /** The record says that this e-mail address or phone was verified. */
  verified: boolean;
  /** The day on which it was so, or null where no file tells. */
  observed_on: string | null;
}

/** Which of several values is kept. */
export type SurvivorRule =
  | 'most_recent' | 'verified_first' | 'source_priority' | 'longest' | 'most_frequent'
  | 'declared_first' | 'all';

/** The value of a field that survived; of a field with several, one of them. */
export interface ProfileField extends FieldClaim {
  name: string;
  label: string;
  /** What it is listed under. */
  group: string;
  unit: string;
  data_type: DataType;
  rule: SurvivorRule;
  /** Other values, which gave way. */
  others: FieldClaim[];
}

export type TimelineKind =
  | 'registered' | 'purchase' | 'return' | 'cancelled' | 'response' | 'visit' | 'abandoned_cart'
  | 'inquiry' | 'action' | 'message' | 'ticket' | 'note';

/** What can become of a message. */
export type MessageStage =
  | 'sent' | 'delivered' | 'opened' | 'clicked' | 'bounced' | 'unsubscribed';

export interface TimelineEvent {
  kind: TimelineKind;
  /** "2024-02-29" or "2024-02-29T13:05:00" */
  at: string;
  source: string;
  row: number;
  order_number: string | null;
  amount: number | null;
  channel: string | null;
  /** Products of the order, at most 20; the count says how many there are. */
  products: { name: string; quantity: number; amount: number | null }[];
  product_count: number;
  /** The survey answers of a response, question and answer as the file has them. */
  answers: { question: string; answer: string }[];
  /** Of events, messages, tickets and notes: what it is about. */
  title: string | null;
  /** What somebody wrote: a note, a ticket, what was asked. */
  text: string | null;
  campaign: string | null;
  /** Stage of the campaign. */
  step: string | null;
  /** Who wrote a note. */
  author: string | null;
  /** What became of a message, in that order. */
  stages: MessageStage[];
  /** Of a visit; `end` is when its last event was. */
  visit: { events: number; pages: number; end: string } | null;
  ticket: { topic: string | null; solved: boolean; solved_at: string | null; rating: number | null } | null;
}

export interface TimelineQuery {
  profile: number;
  /** Default: all. */
  kinds?: TimelineKind[];
  /** Events of these kinds to leave out, the latest first. */
  from?: number;
  /** At most 1,000; default 40. */
  count?: number;
}

export interface TimelineReport {
  profile: number;
  /** How many there are of each kind that there is. */
  counts: Partial<Record<TimelineKind, number>>;
  /** How many there are of the kinds asked for. */
  total: number;
  from: number;
  events: TimelineEvent[];
  /** Things without a date, which the timeline cannot hold. */
  undated: number;
}

/** A record that was found to be of the person. */
export interface ProfileRecord {
  /** The core's number of its file; with the row its `RecordAddress`. */
  file: number;
  source: string;
  row: number;
  customer_id: string;
  email: string;
  /** Why it is of the person; null for the first record. */
  reason: LinkReason | null;
  /** Which of the others it is linked to, by position; null for the first. */
  linked_to: number | null;
}

export interface ScoresOfPerson {
  recency: number;
  frequency: number;
  monetary: number;
  bins: number;
  group: string;
  label: string;
}

/** One person in one shop. */
export interface ProfileShop {
  shop: string;
  /** Of the person, from files of the shop. */
  records: number;
  visits: number;
  /** Among the shop's buyers. */
  rfm: ScoresOfPerson | null;
  /** As in `Profile.features`, with what it is in all shops together. */
  features: {
    name: string;
    label: string;
    unit: string;
    type: FeatureType;
    value: number | string | boolean | null;
    of_all: number | string | boolean | null;
  }[];
}

export type ConsentState = 'given' | 'refused' | 'not_known';

/** What one record says of a use. */
export interface ConsentClaim {
  state: ConsentState;
  source: string;
  row: number;
  source_class: SourceClass;
  /** The day on which it was so, or null where no file tells. */
  observed_on: string | null;
}

/** What a person allows. */
export interface ProfileConsents {
  /** Every use that people can allow, also those of which no file says anything. */
  uses: {
    field: Field;
    label: string;
    purpose: FieldDescription['purpose'];
    /** One refusal outweighs any consent, whatever its day. */
    state: ConsentState;
    /** Refusals first. */
    claims: ConsentClaim[];
  }[];
  /** Channels that the person left by a message; of each the last one. */
  unsubscribed: { channel: string; campaign: string | null; on: string | null; source: string; row: number }[];
}

export interface Profile {
  profile: number;
  name: string;
  /** Asked to stay unknown: nothing is told that says who it is. */
  anonymous: boolean;
  fields: ProfileField[];
  consents: ProfileConsents;
  features: { name: string; label: string; unit: string; type: FeatureType; value: number | string | boolean | null }[];
  rfm: ScoresOfPerson | null;
  /** What the person did in each shop; empty where no file names one. */
  shops: ProfileShop[];
  segments: string[];
  records: ProfileRecord[];
  /** The 40 latest events; `timeline()` gives the others. */
  timeline: TimelineEvent[];
  timeline_counts: TimelineReport['counts'];
  /** Things without a date, which the timeline cannot hold. */
  undated: number;
}

/** Every profile as columns of equal length. Text columns are codes into `texts`. */
export interface Frame {
  length: number;
  columns: FrameColumn[];
}

export type FrameColumn =
  | { name: string; type: 'number'; values: Float64Array; known: Uint8Array }
  | { name: string; type: 'text'; codes: Uint32Array; texts: string[] };
