import type { Locale } from '@ia/core';
import Handlebars from 'handlebars';
import type { ComposedMail } from './compose-mail.ts';

const LAYOUT = `<!doctype html>
<html lang="{{locale}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{subject}}</title></head>
<body style="margin:0;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#111827">
<div style="max-width:600px;padding:16px">
{{#each paragraphs}}<p style="margin:0 0 16px">{{#each this}}{{this}}{{#unless @last}}<br>{{/unless}}{{/each}}</p>
{{/each}}{{#if url}}<p style="margin:32px 0 0;font-size:13px;color:#4b5563">{{notice}} <a href="{{url}}" style="color:#4b5563">{{action}}</a></p>
{{/if}}</div></body></html>`;

const layout = Handlebars.compile(LAYOUT, { strict: true });

const WORDS = {
  fr: {
    notice: 'Vous ne souhaitez plus recevoir ces messages\u00a0?',
    action: 'Ne plus recevoir',
    colon: '\u00a0:',
  },
  en: {
    notice: 'You no longer want to receive these messages?',
    action: 'Unsubscribe',
    colon: ':',
  },
} as const;

export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  /** Plain text; an empty line begins a paragraph. */
  readonly body: string;
  readonly unsubscribeUrl: string;
}

/** A mail one person writes to another: their words, nothing around them but the way to refuse more. */
export function composeLetter({ locale, subject, body, unsubscribeUrl }: Letter): ComposedMail {
  const { notice, action, colon } = WORDS[locale];
  const title = titleOf(subject);
  return {
    subject: title,
    html: layout({
      locale,
      subject: title,
      paragraphs: paragraphsOf(body),
      notice,
      action,
      url: unsubscribeUrl,
    }),
    text: `${body}\n\n-- \n${notice} ${action}${colon} ${unsubscribeUrl}\n`,
  };
}

/** A mail one person writes to another in their own name, once: their words and nothing else. */
export function composeNote({ subject, body }: Pick<Letter, 'subject' | 'body'>): ComposedMail {
  const title = titleOf(subject);
  const around = { notice: '', action: '', url: '' };
  return {
    subject: title,
    html: layout({ locale: 'fr', subject: title, paragraphs: paragraphsOf(body), ...around }),
    text: `${body}\n`,
  };
}

const titleOf = (subject: string): string => subject.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();

const paragraphsOf = (body: string): readonly (readonly string[])[] =>
  body.split(/\n{2,}/).map((text) => text.split('\n'));

/** RFC 8058: a reader offers « unsubscribe » beside the subject, and does it in one click. */
export function unsubscribeHeaders(url: string): Readonly<Record<string, string>> {
  return {
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
