import { type LoadedSettings, publicAddresses } from '../../directus.config.ts';

const DEMO_LOGINS: readonly (readonly [role: string, who: string])[] = [
  ['sales', 'commerce : le pipeline'],
  ['delivery', 'livraison : projets et missions'],
  ['finance', 'finance : factures et paiements'],
];
const PORTAL_LOGINS: readonly (readonly [role: string, who: string])[] = [
  ['client_admin', 'client, avec les montants'],
  ['client_member', 'client, sans les montants'],
  ['vendor', 'sous-traitant : ses missions'],
];

function loginLines(logins: readonly (readonly [string, string])[]): string[] {
  return logins.map(
    ([role, who]) => `      ${`${role}@ia-infinity.example.com`.padEnd(42)} ${who}`,
  );
}

/** The block printed once everything runs: addresses, one login per role, what to try first. */
export function welcome(settings: LoadedSettings, seconds: number): string {
  const { directus, portal } = publicAddresses(settings);
  const isDemo = settings.PROFILE === 'demo';
  return [
    '',
    `✔ IA Infinity is running (${seconds.toFixed(0)} s). Ctrl-C stops everything.`,
    '',
    `   Espace interne   ${directus}/admin`,
    `      ${settings.ADMIN_EMAIL.padEnd(42)} direction : tout`,
    ...(settings.PROFILE === 'production'
      ? []
      : [`      mot de passe de la direction : ${settings.ADMIN_PASSWORD}`]),
    ...(isDemo ? loginLines(DEMO_LOGINS) : []),
    '',
    `   Portail          ${portal}`,
    ...(isDemo ? loginLines(PORTAL_LOGINS) : []),
    ...(isDemo ? ['', `   Mot de passe de démonstration : ${settings.DEMO_PASSWORD}`] : []),
    ...(isDemo && !settings.SMTP_HOST
      ? [`   Les e-mails envoyés se lisent ici : ${directus}/platform/mails`]
      : []),
    '',
    ...(isDemo
      ? [
          '   À essayer d’abord : ouvrir une affaire en cours dans « Affaires », la passer à « Gagné »,',
          '   puis voir le projet créé et l’invitation du client dans les e-mails.',
          '',
        ]
      : []),
  ].join('\n');
}
