/**
 * Numbers distinct byte strings from 0 on, each with a tag: the same bytes under another tag are another entry.
 * A hash alone never decides; the bytes are compared.
 */
export class ByteDictionary {
  size = 0;
  #slots = new Int32Array(256).fill(-1);
  #hashes = new Int32Array(128);
  #tags = new Int32Array(128);
  #starts = new Float64Array(129);
  #arena = new Uint8Array(4096);

  /** The number of these bytes; a new one where they were never seen. `hash` is any function of the bytes. */
  id(bytes: Uint8Array, start: number, end: number, hash: number, tag: number): number {
    const mask = this.#slots.length - 1;
    const mixed = Math.imul(hash ^ Math.imul(tag + 1, 0x9e3779b1), 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id === -1) return this.#add(bytes, start, end, hash, tag, slot);
      if (this.#hashes[id] === hash && this.#tags[id] === tag && this.#equals(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Whether an entry without a tag is these bytes. */
  holds(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.#equals(id, bytes, start, end);
  }

  tag(id: number): number {
    return this.#tags[id]!;
  }

  text(id: number): string {
    return decoder.decode(this.#arena.subarray(this.#starts[id]!, this.#starts[id + 1]!));
  }

  /** Bytes kept. */
  get weight(): number {
    return this.#arena.length + 4 * (this.#slots.length + 4 * this.#hashes.length);
  }

  #equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const arena = this.#arena;
    let at = this.#starts[id]!;
    if (this.#starts[id + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (arena[at++] !== bytes[i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, tag: number, slot: number): number {
    const id = this.size++;
    if (id === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(id * 2));
      this.#tags = grown(this.#tags, new Int32Array(id * 2));
      this.#starts = grown(this.#starts, new Float64Array(id * 2 + 1));
    }
    const at = this.#starts[id]!;
    const next = at + end - start;
    if (next > this.#arena.length) this.#arena = grown(this.#arena, new Uint8Array(Math.max(next, this.#arena.length * 2)));
    this.#arena.set(bytes.subarray(start, end), at);
    this.#starts[id + 1] = next;
    this.#hashes[id] = hash;
    this.#tags[id] = tag;
    this.#slots[slot] = id;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      const mixed = Math.imul(this.#hashes[id]! ^ Math.imul(this.#tags[id]! + 1, 0x9e3779b1), 0x85ebca6b);
      let slot = (mixed ^ (mixed >>> 15)) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** A hash of bytes, four at a time. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function grown<A extends Int32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from as never);
  return to;
}
