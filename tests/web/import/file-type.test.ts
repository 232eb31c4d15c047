import { describe, expect, test } from 'vitest';
import { fileTypeOf } from '../../../web/import/file-type.ts';

describe('a file to import', () => {
  test.each([
    ['events.csv', 'id,date,title\r\n', 'text/csv'],
    ['EVENTS.CSV', '', 'text/csv'],
    ['events.json', '[{"date":"2018"}]', 'application/json'],
    ['events.ndjson', '{"date":"2018"}\n', 'application/x-ndjson'],
    ['events.jsonl', '{"date":"2018"}\n', 'application/x-ndjson'],
    ['events.json', '{"date":"2018"}\n{"date":"2019"}\n', 'application/x-ndjson'],
    ['events.txt', '\uFEFFdate,title,kind,initiators\r\n', 'text/csv'],
    ['events', '  [', 'application/json'],
    ['События.XLSX', 'PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['events', 'PAR1', 'application/vnd.apache.parquet'],
    ['события.txt', '\uFEFFПервый день;Последний день;Тип\r\n', 'text/csv'],
    ['20160731.export.CSV', `410412347\t20160731${'\t'.repeat(56)}\n`, 'text/tab-separated-values'],
    ['events.2018.tab', `Event ID\tEvent Date${'\tX'.repeat(18)}\r\n`, 'text/tab-separated-values'],
  ])('%s that begins with %j is %s', (name, start, type) => {
    expect(fileTypeOf(name, start)).toBe(type);
  });

  test.each([
    ['report.docx', 'PK\u0003\u0004'],
    ['notes.txt', 'The date of the title is unknown'],
  ])('%s is none of ours', (name, start) => {
    expect(fileTypeOf(name, start)).toBeUndefined();
  });
});
