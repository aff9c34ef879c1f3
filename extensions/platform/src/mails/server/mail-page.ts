import Handlebars from 'handlebars';

export interface ListedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly settled_at: Date;
}

const PAGE = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mails de démonstration · IA Infinity</title>
<style>
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:46rem;margin:0 auto;padding:2.5rem 1rem}
h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:0 0 1.5rem;opacity:.75}
ul{list-style:none;margin:0;padding:0;border:1px solid color-mix(in srgb,CanvasText 18%,transparent);border-radius:.75rem;overflow:hidden}
li+li{border-top:1px solid color-mix(in srgb,CanvasText 12%,transparent)}
a{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.9rem 1.1rem;color:inherit;text-decoration:none}
a:hover,a:focus-visible{background:color-mix(in srgb,CanvasText 6%,transparent)}
strong{font-weight:600}span{opacity:.75;font-size:.9rem}time{font-size:.9rem;opacity:.75;font-variant-numeric:tabular-nums}
</style></head><body><main>
<h1>Mails de démonstration</h1>
<p>Aucun serveur de messagerie n’est configuré\u00a0: les mails s’affichent ici au lieu de partir. Cette page ne s’ouvre que sur cette machine.</p>
{{#if mails}}<ul>{{#each mails}}<li><a href="/platform/mails/{{id}}"><strong>{{subject}}</strong><time datetime="{{iso}}">{{time}}</time><span>À {{recipient}}</span></a></li>{{/each}}</ul>
{{else}}<p>Aucun mail pour l’instant. Demandez un lien de connexion depuis le portail, il apparaîtra ici.</p>{{/if}}
</main></body></html>`;

const page = Handlebars.compile(PAGE);
const clock = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Paris',
});

/** The list of mails, newest first; every value is escaped. */
export function mailListPage(mails: readonly ListedMail[]): string {
  return page({
    mails: mails.map((mail) => ({
      ...mail,
      iso: mail.settled_at.toISOString(),
      time: clock.format(mail.settled_at),
    })),
  });
}
