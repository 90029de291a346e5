import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelView } from '../../page-server/protocol.ts';
import { focusIn } from '../chat/move-focus.ts';
import { packFiles } from '../composer/files.ts';
import { focusComposer } from '../composer/focus.ts';
import type { App } from '../state/app.ts';
import type { Pane } from '../state/page-state.ts';
import { channelsOf, compareIds, nameOf, showChannel } from '../state/select.ts';

/** A forum: its posts, newest first, and the form for a new one. */
export function forumView(app: App, pane: Pane, forum: ChannelView): TemplateResult {
  const posts = channelsOf(app.state, pane)
    .filter(({ parentId }) => parentId === forum.id)
    .sort((a, b) => compareIds(b.id, a.id));
  const toggle = (): void => {
    pane.isPosting = !pane.isPosting;
    app.changed();
  };
  return html`<div class="chat">
    <div class="scroll forum">
      ${
        pane.isPosting
          ? postForm(app, pane, forum)
          : html`<button
              type="button"
              id="new-post-${pane.person.id}"
              class="button primary"
              @click=${toggle}
            >
              New post
            </button>`
      }
      ${
        posts.length > 0 || pane.isPosting
          ? nothing
          : html`<p class="quiet">No posts yet. Ask something: the bot answers in the post.</p>`
      }
      <ul class="posts" aria-label="Posts">
        ${posts.map((post) => postView(app, pane, forum, post))}
      </ul>
    </div>
  </div>`;
}

function postView(app: App, pane: Pane, forum: ChannelView, post: ChannelView): TemplateResult {
  const first = app.state.messages.get(post.id)?.message.content ?? '';
  const open = (): void => {
    showChannel(pane, post.id);
    app.changed();
  };
  return html`<li>
    <button type="button" class="post" @click=${open}>
      <span class="tags">
        ${forum.tags
          .filter(({ id }) => post.appliedTags.includes(id))
          .map(({ name }) => html`<span class="tag">${name}</span>`)}
      </span>
      <strong>${post.name}</strong>
      <span class="post-text">
        ${nameOf(app.state, post.ownerId ?? '')}: ${first.slice(0, 140)}
      </span>
      <span class="quiet">💬 ${post.messageCount}</span>
    </button>
  </li>`;
}

function postForm(app: App, pane: Pane, forum: ChannelView): TemplateResult {
  const { id } = pane.person;
  const cancel = (): void => {
    pane.isPosting = false;
    app.changed();
    queueMicrotask(() => document.querySelector<HTMLElement>(`#new-post-${id}`)?.focus());
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') cancel();
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // SAFETY: the listener is on the form alone.
    void publish(app, pane, forum, new FormData(event.currentTarget as HTMLFormElement));
  };
  return html`<form
    class="post-form"
    aria-label="New post"
    @submit=${submit}
    @keydown=${onKey}
    ${focusIn('input')}
  >
    <label for="title-${id}">Title</label>
    <input id="title-${id}" name="title" required maxlength="100" autocomplete="off" />
    <label for="content-${id}">Message</label>
    <textarea id="content-${id}" name="content" rows="4" required></textarea>
    <fieldset>
      <legend>Tags</legend>
      ${forum.tags.map(
        ({ name }) =>
          html`<label class="check"
            ><input type="checkbox" name="tag" value=${name} /> ${name}</label
          >`,
      )}
    </fieldset>
    <label for="files-${id}">Files</label>
    <input id="files-${id}" type="file" name="files" multiple />
    <div class="form-ends">
      <button type="button" class="button secondary" @click=${cancel}>Cancel</button>
      <button type="submit" class="button primary">Post</button>
    </div>
  </form>`;
}

async function publish(app: App, pane: Pane, forum: ChannelView, form: FormData): Promise<void> {
  const texts = (name: string) => form.getAll(name).filter((one) => typeof one === 'string');
  const files = form.getAll('files').filter((one) => one instanceof File && one.name !== '');
  const result = await app.perform(pane, {
    kind: 'post',
    person: pane.person.id,
    forum: forum.id,
    title: texts('title')[0] ?? '',
    content: texts('content')[0] ?? '',
    tags: texts('tag'),
    files: await packFiles(files.filter((one) => one instanceof File)),
  });
  if (result.kind !== 'opened') return;
  showChannel(pane, result.channelId);
  app.changed();
  focusComposer(pane);
}
