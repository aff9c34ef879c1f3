import type { ExtensionContext, Router } from '@ia/directus-kit';

export function addBoardRoutes(_router: Router, _context: ExtensionContext): void {}
