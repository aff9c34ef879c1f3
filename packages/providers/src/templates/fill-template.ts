import { DomainError } from '@ia/core';
import Handlebars from 'handlebars';

/** The only helpers a text may use: it chooses words, it computes nothing. */
const HELPERS = { if: true, unless: true } as const;

const engine = Handlebars.create();
for (const name of Object.keys(engine.helpers)) {
  if (!Object.hasOwn(HELPERS, name)) engine.unregisterHelper(name);
}

/**
 * Makes sure of a text written by a person: it can be read, and names only what it will be given.
 * @throws TEMPLATE_UNREADABLE, TEMPLATE_VARIABLE_UNKNOWN
 */
export function checkTemplate(
  text: string,
  { field, variables }: { readonly field: string; readonly variables: readonly string[] },
): void {
  const names = namesIn(text, field);
  const unknown = names.find((name) => !variables.includes(name));
  if (unknown === undefined) return;
  const hint = variables.join(', ');
  throw new DomainError('TEMPLATE_VARIABLE_UNKNOWN', { field, value: unknown.slice(0, 40), hint });
}

/**
 * Fills a text that was checked. Plain text in, plain text out: whoever puts it in a page escapes it.
 * Control characters of a value cannot forge a line.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  const flat = Object.entries(values).map(([name, value]) => [
    name,
    value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim(),
  ]);
  const options = { noEscape: true, strict: true, knownHelpers: HELPERS, knownHelpersOnly: true };
  return engine.compile(text, options)(Object.fromEntries(flat)).trim();
}

function namesIn(text: string, field: string): string[] {
  const names: string[] = [];
  class Reader extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      if (!Object.hasOwn(HELPERS, path.original)) names.push(path.original);
    }
    override PartialStatement(): void {
      names.push('>');
    }
    override PartialBlockStatement(): void {
      names.push('>');
    }
    override Decorator(): void {
      names.push('*');
    }
    override DecoratorBlock(): void {
      names.push('*');
    }
  }
  try {
    new Reader().accept(engine.parse(text));
  } catch (error) {
    const hint = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new DomainError('TEMPLATE_UNREADABLE', { field, hint: hint.slice(0, 100) });
  }
  return names;
}
