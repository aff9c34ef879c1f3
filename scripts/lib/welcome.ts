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

/** The administrator's password is drawn apart from the demo's: it opens everything. */
function directionLines(settings: LoadedSettings): string[] {
  const email = `      ${settings.ADMIN_EMAIL.padEnd(42)}`;
  if (settings.PROFILE === 'production') return ['   Direction (tous les droits)', email.trimEnd()];
  const isOther = settings.PROFILE === 'demo' && settings.ADMIN_PASSWORD !== settings.DEMO_PASSWORD;
  return [
    `   Direction (tous les droits)${isOther ? ' : un mot de passe à elle, autre que celui de la démonstration' : ''}`,
    `${email} ${settings.ADMIN_PASSWORD}`,
  ];
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
    ...(isDemo ? loginLines(DEMO_LOGINS) : []),
    '',
    `   Portail          ${portal}`,
    ...(isDemo ? loginLines(PORTAL_LOGINS) : []),
    ...(isDemo ? ['', `   Mot de passe de ces six comptes : ${settings.DEMO_PASSWORD}`] : []),
    '',
    ...directionLines(settings),
    ...(isDemo && !settings.SMTP_HOST
      ? ['', `   Les e-mails envoyés se lisent ici : ${directus}/platform/mails`]
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
