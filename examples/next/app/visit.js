/** What server.mjs has prepared for the request that is being answered: on the server. In the browser there is none. */
export const visit = () => globalThis[Symbol.for('samtykke.visits')]?.getStore();
