/** Variables of docker-compose.yml that the product itself never reads; documented in `.env.example`. */
export const COMPOSE_ONLY: Readonly<
  Record<string, { about: string; example: string; fallback?: string }>
> = {
  POSTGRES_PASSWORD: {
    about: 'superuser of the Postgres of docker-compose.yml',
    example: 'openssl rand -hex 32',
  },
  DATABASE_PASSWORD: {
    about: 'owner of the product’s database in it; hexadecimal, since it stands in an address',
    example: 'openssl rand -hex 32',
  },
  N8N_DATABASE_PASSWORD: {
    about: 'owner of the database of n8n in it',
    example: 'openssl rand -hex 32',
  },
  N8N_ENCRYPTION_KEY: {
    about: 'encrypts the credentials n8n keeps; losing it loses them',
    example: 'openssl rand -hex 32',
  },
  N8N_PUBLIC_URL: {
    about: 'address of n8n as browsers see it',
    example: 'https://n8n.agence.example.com/',
  },
  N8N_PORT: { about: 'port of n8n on this machine', example: '5678', fallback: '5678' },
};
