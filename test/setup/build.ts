import { buildPageScripts } from '../../scripts/build.ts';
import { buildCommandLine } from './command-line.ts';

/** Tests of server and page use the scripts of a page as they are shipped; those of the command line start it often. */
export default async function setup(): Promise<void> {
  await Promise.all([buildPageScripts(), buildCommandLine()]);
}
