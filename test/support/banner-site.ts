/** Pages with banners of all kinds, on two hosts: `localhost` and, for what stands in frames, `127.0.0.1`. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';

const FOLDER = new URL('../fixtures/banners/', import.meta.url);

export interface BannerSite {
  /** Address of the page with a banner, by its file's name. */
  at(name: string): string;
  stop(): Promise<void>;
}

export async function bannerSite(): Promise<BannerSite> {
  const server = createServer((request, response) => {
    if (request.url === '/slow') {
      setTimeout(() => response.end('slow'), 500);
      return;
    }
    const file = new URL(`.${new URL(request.url ?? '/', 'http://x').pathname}`, FOLDER);
    const isThere = file.href.startsWith(FOLDER.href) && file.href !== FOLDER.href && existsSync(file);
    const type = file.pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(isThere ? 200 : 404, { 'content-type': type });
    response.end(isThere ? readFileSync(file) : 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: (name) => `http://localhost:${port}/${name}.html`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a banner of these pages was answered with, as the page keeps it. */
export async function answerKept(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === 'choice')?.value;
}
