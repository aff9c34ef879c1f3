import type { Localised } from '@ia/app-kit/locale';
import type { Locale } from '@ia/core';

const texts = {
  title: { fr: 'Ne plus recevoir nos messages', en: 'Stop receiving our messages' },
  ask: {
    fr: 'Nous ne vous enverrons plus de relances par e-mail. Les échanges que vous avez avec nous ne changent pas.',
    en: 'We will send you no more follow-up e-mails. Your conversations with us do not change.',
  },
  confirm: { fr: 'Ne plus recevoir', en: 'Stop receiving' },
  done: { fr: 'C’est noté', en: 'Done' },
  thanks: {
    fr: 'Vous ne recevrez plus de relances de notre part. Vous pouvez fermer cette page.',
    en: 'You will receive no more follow-ups from us. You can close this page.',
  },
  invalid: { fr: 'Ce lien n’est pas valable', en: 'This link is not valid' },
  incomplete: {
    fr: 'Il est peut-être coupé : copiez-le en entier depuis l’e-mail, ou répondez-lui simplement.',
    en: 'It may be cut: copy all of it from the e-mail, or simply answer that e-mail.',
  },
} as const satisfies Record<string, Localised>;

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:17px/1.55 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:34rem;margin:0 auto;padding:4rem 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}p{margin:0 0 2rem}
button{font:inherit;font-weight:600;padding:.75rem 1.5rem;border:0;border-radius:.5rem;background:#4338ca;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid CanvasText;outline-offset:2px}`;

export type UnsubscribeState = 'ask' | 'done' | 'invalid';

const WORDS: Readonly<Record<UnsubscribeState, { title: Localised; text: Localised }>> = {
  ask: { title: texts.title, text: texts.ask },
  done: { title: texts.done, text: texts.thanks },
  invalid: { title: texts.invalid, text: texts.incomplete },
};

/** The page of a person who wants no more messages: a button, then that it is done. No script. */
export function unsubscribePage(state: UnsubscribeState, locale: Locale): string {
  const { title, text } = WORDS[state];
  const button =
    state === 'ask'
      ? `<form method="post"><button type="submit">${texts.confirm[locale]}</button></form>`
      : '';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${title[locale]} · IA Infinity</title>
<style>${STYLE}</style></head>
<body><main><h1>${title[locale]}</h1><p>${text[locale]}</p>${button}</main></body></html>`;
}
