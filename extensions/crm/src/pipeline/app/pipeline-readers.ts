import { useStores } from '@directus/extensions-sdk';
import type { Localised } from '@ia/app-kit/locale';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { type Component, defineComponent, h } from 'vue';
import { mayReadPipeline } from './may-read-pipeline.ts';

const notYours = {
  fr: 'Ces chiffres viennent des affaires en cours, que votre rôle ne lit pas.',
  en: 'These figures come from the deals in progress, which your role does not read.',
} as const satisfies Localised;

/** A panel for whoever reads the pipeline: the others are told, and nothing is asked that would be refused. */
export function forPipelineReaders(panel: Component) {
  return defineComponent({
    inheritAttrs: false,
    setup(_props, { attrs }) {
      const locale = useAppLocale();
      const { useUserStore, usePermissionsStore } = useStores();
      const user = useUserStore();
      const rights = usePermissionsStore();
      const style = { padding: '14px 16px', color: 'var(--theme--foreground-subdued)' };
      return () =>
        mayReadPipeline(user.isAdmin, rights.permissions)
          ? h(panel, attrs)
          : h('p', { style }, notYours[locale.value]);
    },
  });
}
