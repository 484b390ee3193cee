// Loaded by the engine's web applications: their own login form is of no use here, Milepost's is.
const toLogin = () => {
  if (/^#!?\/login/.test(location.hash)) {
    location.replace('/login?to=' + encodeURIComponent(location.pathname));
  }
};
addEventListener('hashchange', toLogin);
toLogin();
