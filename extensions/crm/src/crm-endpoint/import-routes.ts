import type { ExtensionContext, Router } from '@ia/directus-kit';

export function addImportRoutes(_router: Router, _context: ExtensionContext): void {}
