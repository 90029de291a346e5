import type { Place } from './passage.ts';
import { unreachable } from './unreachable.ts';

/**
 * A document's address, opened at the place where the format has a way to say so: an anchor, a page or a
 * second. An address that already names an anchor keeps it.
 */
export function deepLink(url: string | undefined, place: Place): string | undefined {
  if (url === undefined || !URL.canParse(url)) return url;
  switch (place.kind) {
    case 'heading':
      return withFragment(url, encodeURIComponent(place.anchor));
    case 'page':
      return withFragment(url, `page=${place.page}`);
    case 'time':
      return withSecond(url, Math.floor(place.startSeconds));
    case 'document':
    case 'cell':
    case 'line':
      return url;
    default:
      return unreachable(place);
  }
}

function withFragment(url: string, fragment: string): string {
  const parsed = new URL(url);
  if (parsed.hash === '' && fragment !== '') parsed.hash = fragment;
  return parsed.href;
}

/** Video hosts read `t` from the query; a media file reads it from the fragment. */
function withSecond(url: string, second: number): string {
  const parsed = new URL(url);
  if (/\.(?:mp4|webm|ogv|mp3|m4a|ogg|wav)$/i.test(parsed.pathname)) {
    return withFragment(url, `t=${second}`);
  }
  parsed.searchParams.set('t', String(second));
  return parsed.href;
}
