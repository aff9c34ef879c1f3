declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}

/** The app's own router, lent at run time; only what our screens use of it. */
declare module 'vue-router' {
  interface Target {
    readonly path?: string;
    readonly query?: Readonly<Record<string, string>>;
  }
  export function useRoute(): {
    readonly path: string;
    readonly params: Readonly<Record<string, string | readonly string[]>>;
    readonly query: Readonly<Record<string, string | readonly (string | null)[] | null>>;
  };
  export function useRouter(): {
    push(to: string | Target): Promise<unknown>;
    replace(to: string | Target): Promise<unknown>;
    resolve(to: string | Target): { readonly href: string };
  };
}
