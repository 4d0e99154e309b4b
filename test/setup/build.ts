import { buildPageScripts } from '../../scripts/build.ts';

/** Tests of server and page use the scripts of a page as they are shipped. */
export default async function setup(): Promise<void> {
  await buildPageScripts();
}
