const TAG = /<(script|style)(?=[\s>])/g;

/** The nonce goes on what the renderer wrote itself; the body, which holds people's text, is left alone. */
export default defineNitroPlugin((nitroApp) => {
  nitroApp.hooks.hook('render:html', (html, { event }) => {
    const { nonce } = event.context;
    const sign = (part: string) => part.replace(TAG, `<$1 nonce="${nonce}"`);
    html.head = html.head.map(sign);
    html.bodyPrepend = html.bodyPrepend.map(sign);
    html.bodyAppend = html.bodyAppend.map(sign);
  });
});
