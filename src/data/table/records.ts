// Finds where records of delimited text end, in bytes as they stream. In UTF-8 a quote, a line end or a
// delimiter is never part of another character, so no text need be decoded for it.
//
// A quote opens only at the start of a field and closes only before a delimiter or a line end (spaces may
// stand between); elsewhere it is a character like any other. Where one stays open past 64 kB or the file's
// end, it is taken back: the record is read anew without quotes.

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";

/** Records that lie beside each other and are read alike. */
export interface RecordBlock {
  /** Whole records with their line ends; the file's last may lack one. Valid until the next push. */
  readonly bytes: Uint8Array;
  /** The line that each record begins in, from 1. */
  readonly lines: readonly number[];
  readonly lineEnd: "\n" | "\r\n" | "\r";
  /** Whether quotes mean anything: not where none opens a field, nor where one was taken back. */
  readonly quoted: boolean;
}

/** How to split. */
export interface SplitOptions {
  readonly file: string;
  /** One byte for a form with quotes. */
  readonly delimiter: string;
  readonly quotes: boolean;
  /** What ends a line: `\n`, before which a `\r` is part of it, or `\r` alone. */
  readonly lineEnd: "\n" | "\r";
  /** Told the line of a quote that was taken back. */
  readonly onStrayQuote: (line: number) => void;
}

const QUOTE = 0x22;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
/** Bytes that a quote may stay open. */
const MAX_OPEN_BYTES = 64 * 1024;
/** Bytes of one record: 16 MiB without a line end are no table. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

enum State {
  FieldStart,
  Plain,
  Quoted,
  /** After a quote within quotes: the field's end, or the first of a pair. */
  AfterQuote,
}

/** Splits bytes that come in pieces. */
export class RecordSplitter {
  readonly #options: SplitOptions;
  readonly #delimiter: number;
  readonly #end: number;
  /** Bytes of the record that isn't complete yet. */
  #rest: Uint8Array = new Uint8Array(0);
  #state = State.FieldStart;
  /** Line of the byte that is looked at, and that of the record's first. */
  #line = 1;
  #recordLine = 1;
  /** Where in the record the open quote is, and in which line. */
  #quoteAt = 0;
  #quoteLine = 1;
  #spaces = 0;
  /** A quote of this record was taken back. */
  #literal = false;
  /** A quote of this record opened a field. */
  #opened = false;

  constructor(options: SplitOptions) {
    this.#options = options;
    this.#delimiter = options.delimiter.charCodeAt(0);
    this.#end = options.lineEnd.charCodeAt(0);
  }

  /** Takes the next bytes and gives the records that are complete by now. */
  push(piece: Uint8Array): RecordBlock[] {
    const from = this.#rest.length;
    let bytes = piece;
    if (from > 0) {
      bytes = new Uint8Array(from + piece.length);
      bytes.set(this.#rest);
      bytes.set(piece, from);
    }
    return this.#scan(bytes, from, false);
  }

  /** Gives what is left when the bytes are at their end. */
  finish(): RecordBlock[] {
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    return this.#scan(rest, rest.length, true);
  }

  #scan(bytes: Uint8Array, from: number, last: boolean): RecordBlock[] {
    const { quotes } = this.#options;
    const [delimiter, end] = [this.#delimiter, this.#end];
    const blocks: RecordBlock[] = [];
    let lines: number[] = [];
    let blockStart = 0;
    let blockEnd = 0;
    let blockLineEnd: RecordBlock["lineEnd"] | undefined;
    let quoted = false;
    let recordStart = 0;
    let state = this.#state;

    const flush = () => {
      if (lines.length > 0) {
        const lineEnd = blockLineEnd ?? "\n";
        blocks.push({ bytes: bytes.subarray(blockStart, blockEnd), lines, lineEnd, quoted });
      }
      lines = [];
      quoted = false;
      blockLineEnd = undefined;
      blockStart = blockEnd;
    };
    /** The record ends before `next`; `lineEnd` is undefined at the end of the file. */
    const endRecord = (next: number, lineEnd: RecordBlock["lineEnd"] | undefined) => {
      const apart =
        this.#literal || (lineEnd !== undefined && blockLineEnd !== undefined && lineEnd !== blockLineEnd);
      if (apart) flush();
      lines.push(this.#recordLine);
      blockEnd = next;
      blockLineEnd ??= lineEnd;
      quoted ||= this.#opened && !this.#literal;
      if (this.#literal) flush();
      this.#literal = this.#opened = false;
      this.#recordLine = this.#line;
      recordStart = next;
      state = State.FieldStart;
    };
    /** Goes back to the byte after the open quote and takes it for a plain character. */
    const takeBack = () => {
      this.#options.onStrayQuote(this.#quoteLine);
      this.#literal = true;
      this.#line = this.#quoteLine;
      state = State.Plain;
      return recordStart + this.#quoteAt + 1;
    };

    let at = from;
    for (;;) {
      for (; at < bytes.length; at++) {
        const byte = bytes[at]!;
        if (state === State.Quoted) {
          if (byte === QUOTE) {
            state = State.AfterQuote;
            this.#spaces = 0;
          } else if (byte === end) this.#line++;
          else if (at - recordStart - this.#quoteAt > MAX_OPEN_BYTES) at = takeBack() - 1;
          continue;
        }
        if (state === State.AfterQuote) {
          if (byte === QUOTE) {
            if (this.#spaces === 0) state = State.Quoted;
            this.#spaces = 0;
            continue;
          }
          if (byte === delimiter) {
            state = State.FieldStart;
            continue;
          }
          if (byte !== end) {
            if (byte === SPACE || byte === TAB || byte === CR) this.#spaces++;
            else state = State.Quoted;
            continue;
          }
        }
        if (byte === end) {
          this.#line++;
          endRecord(at + 1, end === CR ? "\r" : bytes[at - 1] === CR && at > recordStart ? "\r\n" : "\n");
        } else if (byte === delimiter) state = State.FieldStart;
        else if (state === State.FieldStart) {
          if (byte === QUOTE && quotes && !this.#literal) {
            state = State.Quoted;
            this.#opened = true;
            this.#quoteAt = at - recordStart;
            this.#quoteLine = this.#line;
          } else state = State.Plain;
        }
      }
      if (!last) break;
      if (state === State.Quoted) {
        at = takeBack();
        continue;
      }
      if (bytes.length > recordStart) endRecord(bytes.length, undefined);
      break;
    }
    flush();
    this.#state = state;
    this.#rest = bytes.subarray(recordStart);
    if (this.#rest.length > MAX_RECORD_BYTES) {
      throw new ImportError({
        file: this.#options.file,
        where: `line ${this.#recordLine}`,
        problem: said`There is no line end in more than 16 MiB.`,
        advice: said`Check that this is a table with a row on each line, and how its lines end.`,
      });
    }
    return blocks;
  }
}
