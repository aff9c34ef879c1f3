/** What the page may know of the person signed in; the token stays behind. */
export default defineNuxtPlugin(() => {
  useViewer().value = useRequestEvent()?.context.session?.viewer ?? null;
});
