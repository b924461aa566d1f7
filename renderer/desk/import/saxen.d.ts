/** saxen ships no types: the part of its documented interface that we use. */
declare module 'saxen' {
  export class Parser {
    on(name: 'openTag', listener: (name: string, attributes: () => Readonly<Record<string, string>>, decode: (text: string) => string) => void): Parser;
    on(name: 'closeTag', listener: (name: string) => void): Parser;
    on(name: 'text', listener: (text: string, decode: (text: string) => string) => void): Parser;
    on(name: 'cdata', listener: (text: string) => void): Parser;
    on(name: 'error', listener: (error: Error) => void): Parser;
    write(xml: string): Parser;
    end(): Error | undefined;
    stop(): void;
  }
}
