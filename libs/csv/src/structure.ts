const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const enum State {
  FieldStart,
  Bare,
  Quoted,
  AfterQuote,
}

/** Where something is in a file: the line an editor shows, the column a spreadsheet shows (A is 1), the byte from 0. */
export interface Place {
  line: number;
  column: number;
  byte: number;
}

/**
 * Follows lines, columns and quotes byte by byte. This works before the encoding is known, because no second byte of a
 * character in UTF-8 or CP932 is a comma, a quote or a line end.
 */
export class StructureScan {
  line = 1;
  column = 1;
  /** Records that are not blank lines; the header is one of them. */
  records = 0;
  fieldBytes = 0;
  /** Text after a closing quote, as in `"a"b`, where no parser can know what was meant. */
  strayQuote: Place | undefined;

  private state: State = State.FieldStart;
  private recordHasBytes = false;
  private afterReturn = false;
  private opened: Place = { line: 1, column: 1, byte: 0 };

  push(byte: number, at: number): void {
    const endsCrLf = this.afterReturn && byte === lineFeed;
    this.afterReturn = byte === carriageReturn;
    if (endsCrLf) return;
    if (this.state === State.Quoted) {
      if (byte === quote) this.state = State.AfterQuote;
      else if (byte === lineFeed || byte === carriageReturn) this.line++;
      this.fieldBytes++;
      return;
    }
    if (byte === lineFeed || byte === carriageReturn) this.endRecord();
    else if (byte === comma) this.endField();
    else this.insideField(byte, at);
  }

  end(): void {
    if (this.recordHasBytes) this.records++;
    this.recordHasBytes = false;
  }

  /** The quote that was opened and never closed, once the file has ended. */
  get openQuote(): Place | undefined {
    return this.state === State.Quoted ? this.opened : undefined;
  }

  get headerEnded(): boolean {
    return this.records > 0;
  }

  private insideField(byte: number, at: number): void {
    this.recordHasBytes = true;
    this.fieldBytes++;
    if (this.state === State.FieldStart) {
      this.state = byte === quote ? State.Quoted : State.Bare;
      if (byte === quote) this.opened = { line: this.line, column: this.column, byte: at };
    } else if (this.state === State.AfterQuote) {
      if (byte === quote) this.state = State.Quoted;
      else this.strayQuote ??= { line: this.line, column: this.column, byte: at };
    }
  }

  private endField(): void {
    this.recordHasBytes = true;
    this.column++;
    this.fieldBytes = 0;
    this.state = State.FieldStart;
  }

  private endRecord(): void {
    if (this.recordHasBytes) this.records++;
    this.recordHasBytes = false;
    this.line++;
    this.column = 1;
    this.fieldBytes = 0;
    this.state = State.FieldStart;
  }
}
