import { Parser } from 'saxen';
import type { Archive } from './unpack.ts';
import { FileRefused } from './file-trouble.ts';

/** What is told of an XML part: names without their prefix, attributes and texts decoded. */
export interface XmlListener {
  open(name: string, attributes: () => Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Characters without a tag; a cell of Excel holds at most 32 767. */
const LONGEST_TEXT = 4_000_000;

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads one part as it unpacks; false when the archive has none of this name. Entities of its own are not expanded. */
export function readXml(archive: Archive, name: string, listener: XmlListener): boolean {
  const parser = new Parser();
  // The parser keeps what its listeners throw to itself.
  const thrown: unknown[] = [];
  let silent = 0;
  const guarded =
    <Given extends readonly unknown[]>(tell: (...given: Given) => void) =>
    (...given: Given): void => {
      silent = 0;
      try {
        if (thrown.length === 0) tell(...given);
      } catch (error) {
        thrown.push(error);
        parser.stop();
      }
    };
  parser.on(
    'openTag',
    guarded((tag, attributes, decode) => listener.open(plain(tag), () => decoded(attributes(), decode))),
  );
  parser.on(
    'closeTag',
    guarded((tag) => listener.close?.(plain(tag))),
  );
  parser.on(
    'text',
    guarded((text, decode) => listener.text?.(decode(text))),
  );
  parser.on(
    'cdata',
    guarded((text) => listener.text?.(text)),
  );
  parser.on('error', () => thrown.push(new FileRefused('broken')));
  const check = (): void => {
    if (thrown.length > 0) throw thrown[0];
  };
  const found = archive.read(name, (text) => {
    silent += text.length;
    if (silent > LONGEST_TEXT) throw new FileRefused('unpacks-too-big');
    parser.write(text);
    check();
  });
  if (found) parser.end();
  check();
  return found;
}

const decoded = (attributes: Readonly<Record<string, string>>, decode: (text: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value)]));
