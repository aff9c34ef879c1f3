import en from './locales/en.json';
import fr from './locales/fr.json';

export default defineI18nConfig(() => ({ fallbackLocale: 'fr', messages: { fr, en } }));
