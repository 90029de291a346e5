import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepStatements } from '../../src/storage/keep-statements.ts';

describe('keepStatements', () => {
  let sqlite: SQLite.Database;
  const prepared: string[] = [];

  function kept() {
    return keepStatements({
      close: () => undefined,
      prepare: (sql) => {
        prepared.push(sql);
        const statement = sqlite.prepare(sql);
        return {
          reader: statement.reader,
          all: (parameters) => statement.all(...parameters),
          run: (parameters) => statement.run(...parameters),
          iterate: (parameters) => statement.iterate(...parameters),
        };
      },
    });
  }

  beforeEach(() => {
    sqlite = new SQLite(':memory:');
    sqlite.exec('create table notes (id integer primary key, text text)');
    prepared.length = 0;
  });

  afterEach(() => sqlite.close());

  it('prepares a statement once, and gives what is there now', () => {
    const database = kept();
    for (const text of ['a', 'b'])
      database.prepare('insert into notes (text) values (?)').run([text]);
    const read = () => database.prepare('select text from notes where id = ?').all([2]);
    expect(read()).toEqual([{ text: 'b' }]);
    sqlite.exec(`update notes set text = 'c'`);
    expect(read()).toEqual([{ text: 'c' }]);
    expect(prepared).toHaveLength(2);
  });

  it('follows a table that was given another column', () => {
    const database = kept();
    database.prepare('insert into notes (text) values (?)').run(['a']);
    const read = () => database.prepare('select * from notes').all([]);
    expect(read()).toEqual([{ id: 1, text: 'a' }]);
    sqlite.exec('alter table notes add column kind text');
    expect(read()).toEqual([{ id: 1, text: 'a', kind: null }]);
  });

  it('lets two readers step through the same statement at once', () => {
    const database = kept();
    for (const text of ['a', 'b'])
      database.prepare('insert into notes (text) values (?)').run([text]);
    const read = () => database.prepare('select text from notes order by id').iterate([]);
    const [first, second] = [read(), read()];
    expect([first.next().value, second.next().value]).toEqual([{ text: 'a' }, { text: 'a' }]);
    expect([...first, ...second]).toEqual([{ text: 'b' }, { text: 'b' }]);
  });

  it('forgets those used longest ago', () => {
    const database = kept();
    for (let at = 0; at <= 250; at += 1) database.prepare(`select ${at}`).all([]);
    database.prepare('select 250').all([]);
    expect(prepared).toHaveLength(251);
    database.prepare('select 0').all([]);
    expect(prepared).toHaveLength(252);
  });
});
