/**
 * Identifiers of roles and policies, the same in every installation. `admin` is not among them: it
 * is Directus' own administrator, renamed, and keeps the identifier its bootstrap drew.
 */
export const ROLE_IDS = {
  sales: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e02',
  delivery: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e03',
  finance: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e04',
  client_admin: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e05',
  client_member: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e06',
  vendor: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e07',
  n8n: 'b1b5c8a0-2f0e-4d57-9d0a-6a1f3f0c7e08',
} as const;

export type PolicyName = keyof typeof ROLE_IDS;
export type RoleName = PolicyName | 'admin';

export const POLICY_IDS: Readonly<Record<PolicyName, string>> = {
  sales: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f02',
  delivery: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f03',
  finance: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f04',
  client_admin: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f05',
  client_member: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f06',
  vendor: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f07',
  n8n: 'c4e2d7b6-51a3-4c88-8f3e-0d9b7a2e5f08',
};
