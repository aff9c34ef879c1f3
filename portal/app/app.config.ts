export default defineAppConfig({
  ui: {
    colors: {
      primary: 'iris',
      secondary: 'lagoon',
      neutral: 'fog',
      error: 'rose',
      success: 'emerald',
      info: 'sky',
      warning: 'amber',
    },
    button: { slots: { base: 'cursor-pointer font-medium' } },
    badge: { slots: { base: 'font-medium whitespace-nowrap' } },
  },
});
