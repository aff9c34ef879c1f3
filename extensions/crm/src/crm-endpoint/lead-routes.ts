import type { ExtensionContext, Router } from '@ia/directus-kit';

export function addLeadRoutes(_router: Router, _context: ExtensionContext): void {}
