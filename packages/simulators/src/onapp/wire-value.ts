/**
 * A value that both dialects can write, with the details that only one of them shows: the type
 * attribute of XML, the wrappers of JSON. A plain number is an integer.
 */
export type WireValue =
  | string
  | number
  | boolean
  | null
  | Decimal
  | Float
  | Instant
  | Untyped
  | List
  | WireObject;

export interface WireObject {
  readonly [property: string]: WireValue;
}

/** A whole response. Under the root `hash` JSON has no wrapper (fact sheet 5.2, anonymous hash). */
export interface WireDocument {
  readonly root: string;
  readonly value: WireObject | List;
}

/** Money: a number or a text in JSON (`1000`, `"1000.0"`), `type="decimal"` in XML. */
export class Decimal {
  readonly amount: number;

  constructor(amount: number) {
    this.amount = amount;
  }
}

/** A number in JSON, sometimes in exponent form (Q10), `type="float"` in XML. */
export class Float {
  readonly amount: number;
  readonly xmlType: 'float' | 'decimal';

  constructor(amount: number, xmlType: 'float' | 'decimal' = 'float') {
    this.amount = amount;
    this.xmlType = xmlType;
  }
}

/** A date and time with the offset and the XML type that its property has (Q9, Q21). */
export class Instant {
  readonly at: Date;
  readonly offset: '+00:00' | '+03:00';
  readonly xmlType: 'datetime' | 'dateTime';

  constructor(at: Date, offset: Instant['offset'], xmlType: Instant['xmlType']) {
    this.at = at;
    this.offset = offset;
    this.xmlType = xmlType;
  }
}

/** A value whose type attribute is missing in XML although similar values have it (Q21). */
export class Untyped {
  readonly value: boolean | Decimal;

  constructor(value: boolean | Decimal) {
    this.value = value;
  }
}

/**
 * A list: `type="array"` in XML, with an element for each item; in JSON each item has a wrapper or
 * is plain.
 */
export class List {
  readonly of: string;
  readonly items: readonly WireValue[];
  readonly json: 'wrapped' | 'plain';

  constructor(of: string, items: readonly WireValue[], json: List['json'] = 'wrapped') {
    this.of = of;
    this.items = items;
    this.json = json;
  }
}
