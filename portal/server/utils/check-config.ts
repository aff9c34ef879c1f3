interface Settings {
  directusUrl: string;
  sessionPassword: string;
}

const isHttpUrl = (value: string) =>
  URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);

/** What is missing or wrong in the settings, each with its variable and an example. */
export function checkConfig({ directusUrl, sessionPassword }: Settings): string[] {
  const problems: string[] = [];
  if (!isHttpUrl(directusUrl)) {
    problems.push(
      'NUXT_DIRECTUS_URL is missing or not an address. Example: NUXT_DIRECTUS_URL=http://127.0.0.1:8055',
    );
  }
  if (String(sessionPassword).length < 32) {
    problems.push(
      'NUXT_SESSION_PASSWORD is missing or shorter than 32 characters. Example: NUXT_SESSION_PASSWORD=$(openssl rand -hex 32)',
    );
  }
  return problems;
}
