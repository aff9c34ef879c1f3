/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';

export interface XmlHandlers {
  /** Names come without their prefix. */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The parser starts an unfinished tag or text over with each piece: one without end is stopped. */
const MAX_TOKEN = 1_048_576;

/**
 * Reads the XML of a part of a workbook, piece after piece, so that no part is ever in memory as a
 * whole. Entities of its own and outside ones are never followed.
 * @returns after each piece, so that what it told can be handed on
 * @throws when it is no XML
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const decoder = new TextDecoder();
  const parser = new Parser();
  let pending = 0;
  const told = () => {
    pending = 0;
  };
  parser.on('openTag', (name, attributes, decode) => {
    told();
    handlers.open?.(bareName(name), (wanted) => attributeOf(attributes(), wanted, decode));
  });
  parser.on('closeTag', (name) => {
    told();
    handlers.close?.(bareName(name));
  });
  parser.on('text', (text, decode) => {
    told();
    handlers.text?.(decode(text));
  });
  parser.on('cdata', (text) => {
    told();
    handlers.text?.(text);
  });
  for await (const chunk of chunks) {
    pending += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (pending > MAX_TOKEN) throw new Error('XML without end');
    yield;
  }
  parser.write(decoder.decode());
  parser.end();
  yield;
}

/** The same for a small part: only what it tells counts. */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  for await (const _ of readXml(chunks, handlers));
}

function attributeOf(
  attributes: Readonly<Record<string, string>> | false,
  wanted: string,
  decode: (text: string) => string,
): string | undefined {
  if (!attributes) return undefined;
  const value =
    attributes[wanted] ??
    Object.entries(attributes).find(([name]) => bareName(name) === wanted)?.[1];
  return value === undefined ? undefined : decode(value);
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
