import type { Locale } from '@ia/core';
import type { TokenWarning } from '@ia/core/acquisition/decide-token-care';
import { type Notice, notify } from '@ia/records/notify/notify';
import { loadColleagues } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';

interface Named {
  readonly source: string;
  readonly name: string;
}

type Texts = Readonly<Record<Locale, string>>;

const FAILED: Texts = {
  fr: 'La source « {name} » n’est plus reliée à son fournisseur',
  en: 'The source “{name}” is no longer connected to its provider',
};
const RENEWED: Texts = {
  fr: 'La source « {name} » a été reliée à nouveau',
  en: 'The source “{name}” was connected again',
};
const RENEWED_BODY: Texts = {
  fr: 'Le fournisseur avait désactivé ou perdu l’abonnement : il a été refait. Vérifiez ce qui n’est pas arrivé entre-temps.',
  en: 'The provider had disabled or lost the subscription: it was made again. Check what did not arrive meanwhile.',
};
const LEFT: Texts = {
  fr: 'L’abonnement de « {name} » reste chez le fournisseur',
  en: 'The subscription of “{name}” is still at the provider',
};
const LEFT_BODY: Texts = {
  fr: 'Il n’a pas pu être supprimé : retirez-le dans les réglages du fournisseur.',
  en: 'It could not be deleted: remove it in the settings of the provider.',
};
const WARNINGS: Readonly<Record<TokenWarning, Texts>> = {
  access_soon: {
    fr: 'Le jeton LinkedIn de « {name} » expire le {day}',
    en: 'The LinkedIn token of “{name}” expires on {day}',
  },
  access_now: {
    fr: 'Le jeton LinkedIn de « {name} » expire dans moins de trois jours',
    en: 'The LinkedIn token of “{name}” expires within three days',
  },
  refresh_soon: {
    fr: 'Le renouvellement LinkedIn de « {name} » s’arrête le {day}',
    en: 'The LinkedIn renewal of “{name}” stops on {day}',
  },
};
const WARNING_BODY: Texts = {
  fr: 'Générez un nouveau jeton dans votre application LinkedIn et collez-le dans la source.',
  en: 'Make another token in your LinkedIn application and paste it into the source.',
};

/** Tells the administration once of each time a source loses its provider. */
export async function tellFailed(
  database: Knex,
  { source, name, since, message }: Named & { readonly since: Date; readonly message: string },
): Promise<void> {
  const key = `source.failed:${source}:${since.toISOString()}`;
  await tell(database, { source, key, type: 'source.failed', title: FAILED, name }, () => message);
}

export async function tellRenewed(database: Knex, { source, name }: Named, at: Date) {
  const key = `source.renewed:${source}:${at.toISOString().slice(0, 10)}`;
  const told = { source, key, type: 'source.renewed', title: RENEWED, name };
  await tell(database, told, (locale) => RENEWED_BODY[locale]);
}

/** Its source may be gone: the key is of the subscription. */
export async function tellLeft(database: Knex, ended: Named & { readonly id: string }) {
  const key = `source.left_behind:${ended.id}`;
  const told = { ...ended, key, type: 'source.left_behind', title: LEFT };
  await tell(database, told, (locale) => LEFT_BODY[locale]);
}

interface Warned {
  readonly row: Named;
  readonly warning: TokenWarning;
  readonly accessEndsAt: Date | null;
  readonly refreshEndsAt: Date | null;
}

/** Once for each end and each step towards it. */
export async function warnOfTokens(
  database: Knex,
  { row: { source, name }, warning, accessEndsAt, refreshEndsAt }: Warned,
): Promise<void> {
  const end = warning === 'refresh_soon' ? refreshEndsAt : accessEndsAt;
  if (!end) return;
  const day = end.toISOString().slice(0, 10);
  const key = `source.token:${source}:${warning}:${day}`;
  const told = { source, key, type: 'source.token_ends', title: WARNINGS[warning], name, end };
  await tell(database, told, (locale) => WARNING_BODY[locale]);
}

interface Told extends Named {
  readonly key: string;
  readonly type: string;
  readonly title: Texts;
  readonly end?: Date;
}

async function tell(
  database: Knex,
  { source, name, key, type, title, end }: Told,
  bodyOf: (locale: Locale) => string,
): Promise<void> {
  const people = await loadColleagues(database, { roles: ['admin'] });
  const notices: Notice[] = people.map(({ id: user, locale }) => ({
    key,
    user,
    type,
    account: null,
    url: `/admin/inbound/sources/${source}`,
    title: title[locale]
      .replace('{name}', () => name)
      .replace('{day}', () => (end ? dayText(end, locale) : '')),
    body: bodyOf(locale),
  }));
  await notify(database, notices);
}

function dayText(day: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  });
  return format.format(day);
}
