import { nothing, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Nearer to the end than this counts as being there, in pixels. */
const NEAR_PX = 160;

class StickToEnd extends Directive {
  #mark = '';

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- tells Lit's types what `update` takes
  render(_mark: string): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [mark]: [string]): typeof nothing {
    const isOther = mark.split(':')[0] !== this.#mark.split(':')[0];
    const distance = element.scrollHeight - element.scrollTop - element.clientHeight;
    this.#mark = mark;
    if (isOther || distance < NEAR_PX) follow(element);
    return nothing;
  }
}

/** The parts of a message are drawn a little later, and may change its height. */
function follow(element: Element): void {
  const jump = (): void => {
    element.scrollTop = element.scrollHeight;
  };
  requestAnimationFrame(() => {
    jump();
    requestAnimationFrame(jump);
  });
}

/** Keeps the end of a list in sight while somebody looks at it. `mark`: the list's name, a colon, its length. */
export const stickToEnd = directive(StickToEnd);
