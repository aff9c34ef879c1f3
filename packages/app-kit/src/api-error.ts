import type { Locale } from '@ia/core';
import type { Localised } from './locale.ts';
import { UnexpectedAnswer } from './read-answer.ts';

/** What an API call that failed says, ready to be shown. */
export interface ApiProblem {
  /**
   * Code of the business (`DEAL_MOVED`…), of Directus, `OFFLINE` when nothing answered,
   * `UNEXPECTED_ANSWER` when what answered is not what the contract says.
   */
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  /** What the server adds to its refusal, such as the stage a deal is in now. */
  readonly value: string | null;
  readonly status: number | null;
}

const offline: Localised = {
  fr: 'La connexion est perdue : rien n’a été enregistré.',
  en: 'The connection is lost: nothing was saved.',
};

const unknown: Localised = {
  fr: 'Une erreur est survenue de notre côté. Réessayez ; si elle persiste, prévenez l’équipe.',
  en: 'Something went wrong on our side. Try again; tell the team if it persists.',
};

const outdated: Localised = {
  fr: 'Le serveur a répondu autre chose que ce que cet écran attend. Rechargez la page ; si le problème persiste, prévenez l’équipe.',
  en: 'The server answered something else than this screen expects. Load the page anew; tell the team if it persists.',
};

/** Reads the error of the app's HTTP client: the server's own sentence when it gave one. */
export function apiProblem(error: unknown, locale: Locale): ApiProblem {
  const response = fieldOf(error, 'response');
  if (response === undefined) return problemWithoutAnswer(error, locale);
  const first = firstError(fieldOf(response, 'data'));
  const extensions = fieldOf(first, 'extensions');
  return {
    code: textOf(extensions, 'reason') ?? textOf(extensions, 'code') ?? 'UNKNOWN',
    message: textOf(extensions, 'message') ?? textOf(first, 'message') ?? unknown[locale],
    field: textOf(extensions, 'field'),
    value: textOf(extensions, 'value'),
    status: numberOf(response, 'status'),
  };
}

/** A request that got no answer, or another than agreed; anything else is a mistake of ours. */
function problemWithoutAnswer(error: unknown, locale: Locale): ApiProblem {
  if (error instanceof UnexpectedAnswer) {
    const said = { code: 'UNEXPECTED_ANSWER', message: outdated[locale] };
    return { ...said, field: null, value: null, status: null };
  }
  const wasSent =
    fieldOf(error, 'request') !== undefined || fieldOf(error, 'isAxiosError') === true;
  const message = (wasSent ? offline : unknown)[locale];
  return { code: wasSent ? 'OFFLINE' : 'UNKNOWN', message, field: null, value: null, status: null };
}

function firstError(body: unknown): unknown {
  const errors = fieldOf(body, 'errors');
  return Array.isArray(errors) ? errors[0] : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown, key: string): string | null {
  const text = fieldOf(value, key);
  return typeof text === 'string' && text !== '' ? text : null;
}

function numberOf(value: unknown, key: string): number | null {
  const found = fieldOf(value, key);
  return typeof found === 'number' ? found : null;
}
