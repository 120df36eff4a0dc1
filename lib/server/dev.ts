import { runForum } from './main';

await runForum({ command: 'dev', dev: true, distDir: '.nexus/dev/next' });
