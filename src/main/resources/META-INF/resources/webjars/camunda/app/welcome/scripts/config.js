// In place of the file of this name that comes with the engine's web application, which sets nothing.
export default {
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  customScripts: ['../../../assets/engine-login']
};
