/** What `/stats.js` holds: the demo's stand-in for analytics. */
export const STATS_SCRIPT = `// Stands in for a provider's script: it sets the provider's cookie and sends nothing.
if (!/(?:^|; )_ga_V6B1R508XB=/.test(document.cookie)) {
  const random = crypto.getRandomValues(new Uint32Array(1))[0];
  document.cookie = '_ga_V6B1R508XB=demo.' + random + '; path=/; max-age=63072000';
}
`;
