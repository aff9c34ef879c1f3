/** Headers every answer carries; the Content-Security-Policy is added per request, with its nonce. */
const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // The sign-in link is a path: it must not leave with a Referer.
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
};

/** The texts of the portal, a file per subject. */
const subjects = ['shell', 'sign-in', 'home', 'project', 'mission', 'space', 'records'];
const textsOf = (locale: 'fr' | 'en') => subjects.map((subject) => `${locale}/${subject}.json`);

export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  devtools: { enabled: false },
  modules: ['@nuxt/ui', '@nuxtjs/i18n'],
  css: ['~/assets/css/main.css'],
  ui: { fonts: false },
  icon: {
    // SVG in the markup: the CSS mode writes style elements at run time, which the CSP refuses.
    mode: 'svg',
    provider: 'none',
    fallbackToApi: false,
    serverBundle: { collections: ['lucide'] },
    clientBundle: { scan: true, sizeLimitKb: 64 },
  },
  colorMode: {
    preference: 'system',
    fallback: 'light',
    classSuffix: '',
    storage: 'cookie',
    storageKey: 'portal_theme',
    // It would write a style element at run time, which the CSP refuses.
    disableTransition: false,
  },
  i18n: {
    defaultLocale: 'fr',
    strategy: 'no_prefix',
    locales: [
      { code: 'fr', language: 'fr-FR', name: 'Français', files: textsOf('fr') },
      { code: 'en', language: 'en-GB', name: 'English', files: textsOf('en') },
    ],
    detectBrowserLanguage: { useCookie: true, cookieKey: 'portal_locale', fallbackLocale: 'fr' },
  },
  runtimeConfig: {
    directusUrl: '',
    directusCookieName: 'directus_session_token',
    sessionPassword: '',
    /** Seconds before its end at which a session is renewed; 0: halfway through its life. */
    refreshBefore: 0,
    /** `true` only behind a proxy of ours: then X-Forwarded-For and -Host are believed. */
    trustProxy: false,
    /** Address of the internal app, shown to staff who sign in here by mistake. */
    public: { staffUrl: '' },
  },
  routeRules: {
    '/**': { headers: { ...securityHeaders, 'Cache-Control': 'private, no-store' } },
    '/_nuxt/**': { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
    // The address holds a digest of the texts.
    '/_i18n/**': { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
    '/favicon.svg': { headers: { 'Cache-Control': 'public, max-age=86400' } },
  },
  nitro: { compressPublicAssets: { gzip: true, brotli: true } },
  typescript: { strict: true, tsConfig: { compilerOptions: { allowImportingTsExtensions: true } } },
});
