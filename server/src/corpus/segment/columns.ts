/** Growing columns of numbers: what the segment builder collects before its size is known. */

export class Uint32Column {
  #values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far; valid until the next push. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

export class Uint8Column {
  #values = new Uint8Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint8Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far; valid until the next push. */
  values(): Uint8Array {
    return this.#values.subarray(0, this.length);
  }
}

export class Uint16Column {
  #values = new Uint16Array(4096);
  length = 0;

  append(units: Uint16Array): void {
    this.#reserve(units.length);
    this.#values.set(units, this.length);
    this.length += units.length;
  }

  appendText(text: string): void {
    this.#reserve(text.length);
    for (let at = 0; at < text.length; at++) this.#values[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  /** The values so far; valid until the next append. */
  values(): Uint16Array {
    return this.#values.subarray(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#values.length) return;
    let size = this.#values.length * 2;
    while (size < this.length + more) size *= 2;
    const grown = new Uint16Array(size);
    grown.set(this.values());
    this.#values = grown;
  }
}

/** Rows of JSON, one blob of UTF-8 with the offset of every row, so that a row is parsed only when it is asked for. */
export class JsonColumn {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #offsets = new Uint32Column();
  readonly #encoder = new TextEncoder();

  constructor() {
    this.#offsets.push(0);
  }

  push(row: unknown): void {
    this.append(this.#encoder.encode(JSON.stringify(row)));
  }

  /** A row as it stands in another blob. */
  append(row: Uint8Array): void {
    if (this.#length + row.length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + row.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(row, this.#length);
    this.#length += row.length;
    this.#offsets.push(this.#length);
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  offsets(): Uint32Array {
    return this.#offsets.values();
  }
}
