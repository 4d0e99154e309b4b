/** Nothing here is asked for by the consent server; it keeps the example small and away from the network. */
export default {
  images: { unoptimized: true },
};
