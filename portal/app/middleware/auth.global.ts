/** Every page but the sign-in ones asks for a session; unknown addresses go on to the 404 page. */
export default defineNuxtRouteMiddleware((to) => {
  if (!to.matched.length) return;
  const isSignIn = to.path === '/connexion' || to.path.startsWith('/connexion/');
  const isSignedIn = useViewer().value !== null;
  if (isSignIn === !isSignedIn) return;
  if (isSignedIn) return to.path === '/connexion' ? navigateTo('/') : undefined;
  const query = new URLSearchParams(to.fullPath === '/' ? {} : { retour: to.fullPath });
  if (useRequestEvent()?.context.hasExpired) query.set('motif', 'expired');
  return navigateTo(query.size ? `/connexion?${query}` : '/connexion');
});
