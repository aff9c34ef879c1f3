import { DomainError } from '@ia/core';
import { readEnv } from '@ia/directus-kit';
import { readParameters } from '@ia/directus-kit/http/read-body';
import { type Route, route } from '@ia/directus-kit/http/route';
import { byHiddenId } from '@ia/directus-kit/http/shapes';
import { whoMay } from '@ia/directus-kit/http/who';
import { mailShape } from '@ia/directus-kit/settings/mail-settings';
import { z } from 'zod';
import { mailBody, mailForm, mailSubjects, retried, retryBody, written } from './contract.ts';
import { type MailFormQuestion, readMailForm } from './server/mail-form.ts';
import { retryMail } from './server/retry-mail.ts';
import { writeMail } from './server/write-mail.ts';

/** Those who add lines to the records of sales; which ones, is asked of the record. */
const who = whoMay('update', 'activities');
const settings = (env: Readonly<Record<string, unknown>>) => readEnv(env, mailShape);

const question = z.object({
  deal: z.uuid().optional(),
  account: z.uuid().optional(),
  contact: z.uuid().optional(),
  lead: z.uuid().optional(),
  answers: z.uuid().optional(),
});

function parseQuestion(query: unknown): MailFormQuestion {
  const { answers = null, ...subjects } = readParameters(question, query);
  const [about, ...others] = mailSubjects.flatMap((of) => {
    const id = subjects[of];
    return id ? [{ of, id }] : [];
  });
  if (!about) throw new DomainError('VALUE_REQUIRED', { field: 'deal' });
  if (others.length > 0) throw new DomainError('VALUE_INVALID', { field: others[0]?.of });
  return { about, answers };
}

/** Mails written from a record: what one starts from, the mail itself, and its sending again. */
export const mailRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/mails/form',
      who,
      query: parseQuestion,
      settings,
      answer: mailForm,
    },
    ({ context, asker, query, settings: mail }) => readMailForm(asker, context, { ...query, mail }),
  ),
  route(
    {
      method: 'POST',
      path: '/mails',
      who,
      of: 'mails',
      body: mailBody,
      settings,
      answer: written,
      status: 201,
    },
    ({ context, asker, body, settings: mail, now }) =>
      writeMail(body, { asker, context, mail, now }),
  ),
  route(
    {
      method: 'POST',
      path: '/mails/:id/retry',
      who,
      of: 'mails',
      params: byHiddenId,
      body: retryBody,
      answer: retried,
    },
    ({ context, asker, params, body }) =>
      retryMail(asker, context, {
        activity: params.id,
        despiteRefusal: body.despite_refusal === true,
      }),
  ),
];
