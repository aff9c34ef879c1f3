/** The part of saxen that is used; the package ships no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    on(
      event: 'openTag',
      handle: (name: string, attributes: () => Attributes | false, decode: Decode) => void,
    ): this;
    on(event: 'closeTag', handle: (name: string) => void): this;
    on(event: 'text', handle: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', handle: (text: string) => void): this;
    /** Reads what is complete, and keeps the rest for the next call. */
    write(xml: string): this;
    end(): void;
  }
}
