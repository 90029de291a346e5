import { html, svg, type TemplateResult } from 'lit';

/** Drawn here, so that they look the same whatever fonts there are. Each fills a square of 24. */
const SHAPES = {
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  send: svg`<path d="M4 12 20 4l-5 16-3.5-6.500z M11.5 13.5 20 4" />`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`,
  text: svg`<path d="M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16" />`,
  forum: svg`<path d="M4 5h12v8H9l-4 3v-3H4zM19 9h2v8h-1v3l-4-3h-5" />`,
  thread: svg`<path d="M6 4v9a3 3 0 0 0 3 3h9m-4-4 4 4-4 4" />`,
  dm: svg`<circle cx="12" cy="12" r="4" /><path d="M16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-4 7.5" />`,
  reply: svg`<path d="m9 6-5 5 5 5M4 11h9a6 6 0 0 1 6 6v1" />`,
  more: svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3.5" />`,
  smile: svg`<circle cx="12" cy="12" r="9" /><path d="M8.5 14a4 4 0 0 0 7 0M9 9.500h.01M15 9.500h.01" />`,
  eye: svg`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z" /><circle cx="12" cy="12" r="3" />`,
  close: svg`<path d="M6 6l12 12M18 6 6 18" />`,
  list: svg`<path d="M4 7h16M4 12h16M4 17h16" />`,
  file: svg`<path d="M6 3h8l4 4v14H6zM14 3v4h4" />`,
  restart: svg`<path d="M20 12a8 8 0 1 1-2.5-5.800M20 3v5h-5" />`,
} as const;

/** A small picture beside or instead of words. It has no name: what it stands on has one. */
export function icon(name: keyof typeof SHAPES, size = 18): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${SHAPES[name]}
  </svg>`;
}
