import { symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  hashKnowledgeFile,
  listKnowledgeFiles,
  readKnowledgeFile,
} from '../../src/corpus/read-knowledge-folder.ts';
import { BadInput } from '../../src/core/errors.ts';
import { documentFrom, outlineOf, readFrom, withFolder } from '../support/knowledge-folder.ts';

describe('listing a knowledge folder', () => {
  it('finds files in all folders, names with emoji and spaces too, but nothing hidden', async () => {
    const files = {
      'b/ü 🙂.md': 'x',
      'README.md': 'x',
      '.hidden.md': 'x',
      '.git/a.md': 'x',
      '~$open in Word.docx': 'x',
      'a.txt': 'x',
    };
    const listed = await withFolder(files, listKnowledgeFiles);
    expect(listed.map(({ path, status }) => [path, status])).toEqual([
      ['README.md', 'readable'],
      ['a.txt', 'readable'],
      ['b/ü 🙂.md', 'readable'],
    ]);
  });

  it('says why a file is not read', async () => {
    const files = {
      'a.png': 'x',
      'big.txt': new Uint8Array(20 * 1024 * 1024 + 1),
      'lost.meta.yaml': 'title: x',
    };
    const listed = await withFolder(files, async (dir) => {
      await symlink(tmpdir(), join(dir, 'folder'));
      await symlink('/etc/hostname', join(dir, 'out.md'));
      await symlink(join(dir, 'gone.md'), join(dir, 'nowhere.md'));
      return await listKnowledgeFiles(dir);
    });
    expect(listed).toMatchObject(
      [
        { path: 'a.png', status: 'skipped', reason: /not a format the bot reads/ },
        { path: 'big.txt', status: 'refused', reason: /it has 20.0 MB and the most is 20 MB/ },
        { path: 'folder', status: 'refused', reason: /leads out/ },
        { path: 'lost.meta.yaml', status: 'skipped', reason: /no file that this describes/ },
        { path: 'nowhere.md', status: 'refused', reason: /leads nowhere/ },
        { path: 'out.md', status: 'refused', reason: /leads out of the knowledge folder/ },
      ].map(({ reason, ...rest }) => ({
        ...rest,
        reason: expect.stringMatching(reason) as string,
      })),
    );
  });

  it.each(['md', 'docx', 'pdf', 'ipynb', 'json', 'csv', 'vtt'])(
    'says of an empty .%s that nothing is answered from it',
    async (ending) => {
      const { documents, notes } = await readFrom({ [`empty.${ending}`]: '' });
      expect(documents).toEqual([]);
      expect(notes).toEqual(['holds no text, so nothing is answered from it']);
    },
  );

  it('follows a link within the folder', async () => {
    await withFolder({ 'a.md': 'hello' }, async (dir) => {
      await symlink(join(dir, 'a.md'), join(dir, 'b.md'));
      const listed = await listKnowledgeFiles(dir);
      expect(listed.map(({ status }) => status)).toEqual(['readable', 'readable']);
    });
  });

  it('of a folder that is not there is bad input', async () => {
    await expect(listKnowledgeFiles(join(tmpdir(), 'no such folder'))).rejects.toThrow(BadInput);
    await expect(listKnowledgeFiles(import.meta.filename)).rejects.toThrow('is a file');
  });
});

describe('what the folders say', () => {
  const files = {
    'sequence-models/week-2/lstm.md': 'x',
    'sequence-models/syllabus.md': 'x',
    'sequence-models/week-3/own.md': '---\ncourse: Other\nweek: 7\n---\nx',
    'platform/help.md': 'x',
    'week-1/loose.md': 'x',
  };

  it.each([
    ['sequence-models/week-2/lstm.md', 'sequence-models', 2],
    ['sequence-models/syllabus.md', 'sequence-models', undefined],
    ['sequence-models/week-3/own.md', 'Other', 7],
    ['platform/help.md', undefined, undefined],
    ['week-1/loose.md', undefined, 1],
  ])('%s belongs to course %s, week %s', async (path, course, week) => {
    expect((await documentFrom(files, path)).meta).toMatchObject({ course, week });
  });

  it('and a file without a title is named after itself or its folder', async () => {
    const named = { '02-logistic_regression.md': 'x', 'a/intro-to-rnn/README.md': 'x' };
    expect((await documentFrom(named)).meta.title).toBe('Logistic regression');
    expect((await documentFrom(named, 'a/intro-to-rnn/README.md')).meta.title).toBe('Intro to rnn');
  });
});

describe('a side-car file', () => {
  it.each(['l.srt.meta.yaml', 'l.meta.yml', 'l.meta.json'])(
    'named %s describes its file',
    async (name) => {
      const document = await documentFrom({
        'l.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello.\n',
        [name]: '{"title": "Lecture", "url": "https://x.org/v", "week": 2}',
      });
      expect(document.meta).toMatchObject({ title: 'Lecture', url: 'https://x.org/v', week: 2 });
    },
  );

  it('yields to front matter, but staff-only stays staff-only', async () => {
    const { meta } = await documentFrom({
      'a.md': '---\ntitle: Own\naudience: learner\n---\nx',
      'a.md.meta.yaml': 'title: Other\naudience: staff',
    });
    expect(meta).toMatchObject({ title: 'Own', audience: 'staff' });
  });

  it('with a wrong value is named with its line', async () => {
    await expect(
      readFrom({ 'a.txt': 'x', 'a.meta.yaml': 'title: x\nweek: y' }),
    ).rejects.toMatchObject({
      file: 'a.meta.yaml',
      place: 'line 2',
    });
  });

  it('changes the hash of its file', async () => {
    const hashes = await Promise.all(
      ['week: 1', 'week: 2', 'week: 1'].map(
        async (sideCar) =>
          await withFolder({ 'a.md': 'x', 'a.meta.yaml': sideCar }, async (dir) => {
            const [file] = await listKnowledgeFiles(dir);
            if (file?.status !== 'readable') throw new Error('not readable');
            const hash = await hashKnowledgeFile(dir, file);
            expect((await readKnowledgeFile(dir, file)).contentHash).toBe(hash);
            return hash;
          }),
      ),
    );
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});

describe('a text', () => {
  it('is cited by line and loses terminal colours', async () => {
    const paragraph = 'word '.repeat(80).trim();
    const document = await documentFrom({
      'a.log': `\u001b[31mError\u001b[0m\n\n\n${paragraph}\n\n${paragraph}`,
    });
    expect(outlineOf(document)).toEqual([
      ['', 'line 1', ['Error', paragraph]],
      ['', 'line 6', [paragraph]],
    ]);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffGröße', 'utf16le'), []],
    ['Windows-1252', Buffer.from('Größe', 'latin1'), [expect.stringContaining('Windows-1252')]],
    ['UTF-8 with a mark', Buffer.from('\ufeffGröße'), []],
  ])('in %s is read', async (_, bytes, notes) => {
    const read = await readFrom({ 'a.txt': bytes });
    expect(read.documents[0]?.sections[0]?.blocks[0]?.text).toBe('Größe');
    expect(read.notes).toEqual(notes);
  });

  it('that is binary in disguise is refused', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]);
    await expect(readFrom({ 'a.md': bytes })).rejects.toThrow('this is not text');
  });

  it('that is blank gives a document without sections', async () => {
    expect((await documentFrom({ 'a.md': '\n \n' })).sections).toEqual([]);
  });
});
