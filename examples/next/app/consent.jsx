'use client';
// Client components, although the browser changes nothing of them: what a server component renders comes twice, as HTML
// and as data, and that would double the guard.
import { useEffect } from 'react';
import { visit } from './visit.js';

/** The guard, before Next's own scripts. React leaves what the server sent as it is. */
export function ConsentHead() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: HTML of the consent server, which escapes what is in it
  return <head suppressHydrationWarning dangerouslySetInnerHTML={{ __html: visit()?.head ?? '' }} />;
}

export function ConsentBanner() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: HTML of the consent server, which escapes what is in it
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: visit()?.banner ?? '' }} />;
}

/**
 * A page's policy is fixed when it is sent, and Next's links load no other page: what the visitor agrees to is reached
 * after a reload.
 */
export function ReloadAfterGrant({ purpose }) {
  useEffect(() => {
    if (window.samtykke.allows(purpose)) return;
    const onChange = ({ detail }) => detail.allows(purpose) && location.reload();
    document.addEventListener('samtykke:change', onChange);
    return () => document.removeEventListener('samtykke:change', onChange);
  }, [purpose]);
}
