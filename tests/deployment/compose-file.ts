import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../scripts/lib/paths.ts';

const service = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), target: z.string() }).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  restart: z.string(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  configs: z.array(z.object({ source: z.string(), target: z.string() })).default([]),
  healthcheck: z
    .object({ test: z.array(z.string()) })
    .or(z.object({ disable: z.literal(true) }))
    .optional(),
});

const composeFile = z.object({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
  volumes: z.record(z.string(), z.null()),
  configs: z.record(z.string(), z.object({ content: z.string() })),
});

export type Service = z.output<typeof service>;

export const COMPOSE_TEXT = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

/** The compose file as written: variables are still in their `${…}`. */
export const COMPOSE = composeFile.parse(parse(COMPOSE_TEXT, { merge: true }));

export type Reference = { readonly name: string; readonly operator: string; readonly word: string };

/** Every `${…}` of a text; `$$` is compose's way of writing a dollar. */
export function listReferences(text: string): Reference[] {
  const found = text.replaceAll('$$', '').matchAll(/\$\{([A-Z0-9_]+)(?:(:[?-])([^}]*))?\}/g);
  return [...found].map(([, name = '', operator = '', word = '']) => ({ name, operator, word }));
}

/** What compose makes of a text with these variables; throws where compose would refuse to start. */
export function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  const filled = text
    .replaceAll('$$', '\0')
    .replace(
      /\$\{([A-Z0-9_]+)(?:(:[?-])([^}]*))?\}/g,
      (_, name: string, operator: string | undefined, word: string | undefined) => {
        if (given[name]) return given[name];
        if (operator === ':?')
          throw new Error(`required variable ${name} is missing a value: ${word}`);
        return word ?? '';
      },
    );
  return filled.replaceAll('\0', '$');
}

export function environmentOf(
  name: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(COMPOSE.services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value, given)]));
}
