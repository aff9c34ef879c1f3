import { isErrorCode, type Locale, messageFor, platformSentence } from '@ia/core';
import { z } from 'zod';

const errorShape = z.looseObject({
  message: z.string(),
  extensions: z
    .looseObject({
      code: z.string(),
      reason: z.unknown().optional(),
      field: z.string().nullish().catch(undefined),
      collection: z.string().nullish().catch(undefined),
      type: z.string().nullish().catch(undefined),
    })
    .optional(),
});

/**
 * An error of an answer, said for people: internal ones lose their words, those Directus words in
 * English get a sentence in the language of the request. Ours, which carry a code of core as
 * `reason`, and what beside the sentence is meant for programs pass unchanged.
 */
export function inWordsOfPeople<Shape>(error: Shape, locale: Locale): Shape | object {
  const { data } = errorShape.safeParse(error);
  if (!data?.extensions) return error;
  const { code, reason, field, collection, type } = data.extensions;
  if (code === 'INTERNAL_SERVER_ERROR') return internal(data, locale);
  const isOurs = typeof reason === 'string' && isErrorCode(reason);
  // Directus' own import keeps of our refusals their sentence and this type.
  if (isOurs || type === 'domain') return error;
  const refusal = {
    code,
    field: field ?? undefined,
    collection: collection ?? undefined,
    type: type ?? undefined,
  };
  const message = platformSentence(refusal, locale);
  return message ? { ...data, message } : error;
}

/** Of a GraphQL answer, the place of the error stays. */
function internal(error: z.infer<typeof errorShape>, locale: Locale): object {
  const { locations, path } = error;
  return {
    message: messageFor('INTERNAL', {}, locale),
    extensions: { code: 'INTERNAL' },
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
  };
}
