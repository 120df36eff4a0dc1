import path from 'node:path';

/** The only content types an extension's assets are served with; anything else is a download. */
const types: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/plain; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.ico', 'image/x-icon'],
  ['.svg', 'image/svg+xml'],
  ['.html', 'text/html; charset=utf-8'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.otf', 'font/otf'],
  ['.mp3', 'audio/mpeg'],
  ['.ogg', 'audio/ogg'],
  ['.wav', 'audio/wav'],
  ['.mp4', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.wasm', 'application/wasm'],
  ['.pdf', 'application/pdf'],
]);

const DOWNLOAD = 'application/octet-stream';

/** The content type by file name; never sniffed. */
export function assetType(file: string): string {
  return types.get(path.extname(file).toLowerCase()) ?? DOWNLOAD;
}

/** What a browser could run as a document of the forum's own origin is only ever handed over as a download. */
export function isDownload(type: string): boolean {
  return type === DOWNLOAD || type === 'application/pdf' || type.startsWith('text/html') || type.startsWith('image/svg');
}
