import Link from 'next/link';
import { connection } from 'next/server';
import { ConsentBanner, ConsentHead, ReloadAfterGrant } from './consent.jsx';
import { visit } from './visit.js';

export const metadata = { title: 'Next Stage' };

export default async function Layout({ children }) {
  // A page is rendered for its visitor, never at build time.
  await connection();
  return (
    <html lang="en">
      <ConsentHead />
      <body>
        <ConsentBanner />
        <nav>
          <Link href="/">Home</Link> <Link href="/about">About</Link> <a href="/samtykke/policy/en">Cookie policy</a>{' '}
          <a href="/samtykke/choice?language=en" data-samtykke-manage>
            Cookie settings
          </a>
        </nav>
        <main>{children}</main>
        {/* Marked by nobody: the middleware makes it inert until the visitor agrees. */}
        <script async src="https://stats.example/stats.js" nonce={visit()?.nonce} />
        <ReloadAfterGrant purpose="analytics" />
      </body>
    </html>
  );
}
