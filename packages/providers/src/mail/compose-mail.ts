import Handlebars from 'handlebars';
import type { MailTemplate } from './mail-templates.ts';
import { type MailText, mailTexts } from './mail-texts.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const LAYOUT = `<!doctype html>
<html lang="{{locale}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{subject}}</title></head>
<body style="margin:0;background:#f3f4f6;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#111827">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border-radius:12px">
<tr><td style="padding:28px 32px 0;font-size:14px;font-weight:600;color:#4338ca">IA Infinity</td></tr>
<tr><td style="padding:12px 32px 0"><h1 style="margin:0;font-size:22px;line-height:1.3">{{title}}</h1></td></tr>
{{#each paragraphs}}<tr><td style="padding:16px 32px 0;font-size:16px;line-height:1.5">{{this}}</td></tr>
{{/each}}<tr><td style="padding:24px 32px 0"><a href="{{url}}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#4338ca;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">{{action}}</a></td></tr>
<tr><td style="padding:24px 32px 32px;font-size:13px;line-height:1.5;color:#4b5563">{{footnote}}<br><span style="word-break:break-all">{{url}}</span></td></tr>
</table></td></tr></table></body></html>`;

const layout = Handlebars.compile(LAYOUT, { strict: true });

/**
 * Writes a mail in the reader's language. Every value is escaped in the HTML; in the subject and the
 * text, line breaks of a value are flattened so that it cannot forge a line.
 * @throws Error when a value of the template is missing
 */
export function composeMail(
  template: MailTemplate,
  locale: 'fr' | 'en',
  values: Readonly<Record<string, string>>,
): ComposedMail {
  const flat: Record<string, string> & { url?: string } = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim(),
    ]),
  );
  const words = mailTexts[template][locale];
  const filled = fillWords(words, flat);
  const url = flat.url;
  if (!url) throw new Error(`The mail ${template} needs an address.`);
  return {
    subject: filled.title,
    html: layout({ ...filled, subject: filled.title, locale, url }),
    text: [
      filled.title,
      ...filled.paragraphs,
      `${filled.action}\u00a0:\n${url}`,
      filled.footnote,
    ].join('\n\n'),
  };
}

function fillWords(words: MailText, values: Readonly<Record<string, string>>): MailText {
  // No escaping here: the layout escapes once, and the text needs none.
  const fill = (text: string) => Handlebars.compile(text, { noEscape: true, strict: true })(values);
  return {
    title: fill(words.title),
    paragraphs: words.paragraphs.map(fill),
    action: words.action,
    footnote: fill(words.footnote),
  };
}
