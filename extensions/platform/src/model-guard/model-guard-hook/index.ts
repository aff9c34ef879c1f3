import type { Hook } from '@ia/directus-kit';
import { readPlatformEnv } from '../../platform-env.ts';
import { guardModel } from '../server/guard-model.ts';

/** With its schema frozen, Directus can end on a changed relation (11.17.4): nobody gets that far. */
const hook: Hook = ({ init }, { env }) => {
  if (readPlatformEnv(env).MODEL_EDITABLE) return;
  init('middlewares.after', ({ app }) => app.use(guardModel));
};

export default hook;
