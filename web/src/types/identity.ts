/** Who is who, and why. */

/** Where a record was read: the core's number of the file, and the record's number in it. */
export interface RecordAddress {
  file: number;
  row: number;
}

/** What a person decided about two records. Of two decisions about the same, the later holds. */
export interface IdentityDecision {
  same: boolean;
  records: [RecordAddress, RecordAddress];
}

export interface IdentityOptions {
  /** Whether records are linked by how alike they are, beside shared identifiers. Default true. */
  by_likeness?: boolean;
  /** Pairs at least so likely to be one person are linked, 0.5-0.9999, default 0.9. */
  link_from?: number;
}

export type LinkReason = 'customer_id' | 'email' | 'similarity' | 'decision';

/** A record as it is shown beside another. */
export interface RecordSide extends RecordAddress {
  source: string;
  name: string;
  profile: number;
  /** What it says, in the order of `fields` of the pair. */
  customer_id: string;
  email: string;
}

/** One field's part in the evidence that two records are one person. */
export interface FieldEvidence {
  field: string;
  label: string;
  /** What either record says, empty where it says nothing. */
  values: [string, string];
  /** How they agree; null where one says nothing. */
  level: string | null;
  /** Bits for (positive) or against their being one person, rarity of the value included. */
  weight: number;
}

/** Two records side by side. */
export interface RecordPair {
  records: [RecordSide, RecordSide];
  /** Whether both are in one profile now. */
  together: boolean;
  /** What links these two, if they are a link. */
  reason: LinkReason | null;
  /** 0-1: how likely they are one person, by what they say. */
  probability: number;
  /** Bits that any two records begin with. */
  prior: number;
  /** Bits taken off for what the people of one household share, 0 or less. */
  household: number;
  fields: FieldEvidence[];
}

/**
 * What linking pairs at least so likely would get wrong, worked out from the likelihoods. Pairs that
 * shared identifiers link anyway are not counted.
 */
export interface ExpectedErrors {
  threshold: number;
  /** That are at least so likely. */
  pairs: number;
  /** Among them, of two people. */
  false_links: number;
  /** Compared and less likely, and yet of one person. */
  missed_links: number;
}

/** How much one way of choosing pairs to compare found. */
export interface BlockingRule {
  rule: string;
  pairs: number;
  /** Values that so many records share that they were not compared by them. */
  skipped_keys: number;
  /** Pairs that those records would have made. */
  skipped_pairs: number;
  /** Why the rule was not used, or null. */
  left_out: string | null;
}

/** What was learned about one field: bits for each way in which two values agree. */
export interface LearnedField {
  field: string;
  label: string;
  levels: { level: string; match: number; non_match: number; weight: number }[];
}

export interface DecisionReport {
  same: boolean;
  /** Null for a record that no file has now, which the decision waits for. */
  records: [RecordSide | null, RecordSide | null];
}

export interface IdentityReport {
  records: number;
  people: number;
  /** Records that asked to stay unknown, and those that share an identifier with them. */
  anonymous: number;
  by_likeness: boolean;
  link_from: number;
  /** Links by what they are due to; together one fewer than records in each profile. */
  links: { reason: LinkReason; links: number }[];
  compared_pairs: number;
  /** Ascending by threshold; that of `link_from` is among them. Empty where nothing was compared. */
  expected_errors: ExpectedErrors[];
  /** 0-1, of the pairs of one person: never compared. */
  missed_by_blocking: number;
  blocking: BlockingRule[];
  fields: LearnedField[];
  files_without_duplicates: string[];
  /** People of so many records that they may be several, the largest first, at most 20. */
  large_profiles: { profile: number; name: string; records: number }[];
  decisions: DecisionReport[];
  /** Pairs that are neither clearly one person nor clearly two, the least certain first. */
  uncertain: { total: number; pairs: RecordPair[] };
}
