/** The mark of the site: three lights over a stage. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#8a2457"/>
<g fill="#fff"><path d="M6 5h3l3 18H3z" opacity=".6"/><path d="M23 5h3l3 18h-9z" opacity=".6"/>
<path d="M14.5 5h3l4 18h-11z"/><path d="M3 25h26v2H3z"/></g>
</svg>`;
