import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../server/imports/tables/workbook.ts';
import { BrokenXml, XmlTokens } from '../../../../server/imports/tables/xml-tokens.ts';
import {
  BrokenZip,
  UnpackedTooLarge,
  ZipDirectory,
} from '../../../../server/imports/tables/zip-directory.ts';

async function textOf(zip: ZipDirectory, name: string, max?: number): Promise<string> {
  let text = '';
  for await (const piece of zip.text(name, max)) text += piece;
  return text;
}

describe('A zip archive', () => {
  const large = new Uint8Array(4_000_000).fill(0x61);
  const file = Buffer.from(zipSync({ 'a.xml': large, 'b.xml': strToU8('é') }));

  test('never unpacks more than the limit, whatever size it declares', async () => {
    expect((await textOf(new ZipDirectory(file, 5_000_000), 'a.xml')).length).toBe(4_000_000);
    await expect(textOf(new ZipDirectory(file, 3_000_000), 'a.xml')).rejects.toThrow(UnpackedTooLarge);
    await expect(textOf(new ZipDirectory(file, 5_000_000), 'a.xml', 1_000_000)).rejects.toThrow(
      UnpackedTooLarge,
    );
    const lying = Buffer.from(file);
    lying.writeUInt32LE(10, lying.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    await expect(textOf(new ZipDirectory(lying, 3_000_000), 'a.xml')).rejects.toThrow(UnpackedTooLarge);
    // The limit is for all parts together.
    const zip = new ZipDirectory(file, 5_000_000);
    await textOf(zip, 'a.xml');
    await expect(textOf(zip, 'a.xml')).rejects.toThrow(UnpackedTooLarge);
  });

  test('that is damaged anywhere is an error, not a crash', async () => {
    expect(await textOf(new ZipDirectory(file, 1_000), 'b.xml')).toBe('é');
    await expect(textOf(new ZipDirectory(file, 1_000), 'c.xml')).rejects.toThrow(BrokenZip);
    for (let length = 0; length < file.length; length += 97) {
      const read = async () => textOf(new ZipDirectory(file.subarray(0, length), 5_000_000), 'a.xml');
      await expect(read()).rejects.toThrow(BrokenZip);
    }
    for (let at = 0; at < file.length; at += 41) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const read = async () => textOf(new ZipDirectory(changed, 5_000_000), 'a.xml');
      await read().catch((error) => expect(error).toBeInstanceOf(BrokenZip));
    }
  });
});

describe('XML', () => {
  const XML = `<?xml version="1.0"?><!-- a > b --><x:a b='>' x:c="&lt;&#233;&#x1F600;"><d/>t&amp;<![CDATA[<&]]>\r\nu</x:a>`;

  test('gives the same tokens however it is cut', () => {
    const whole = [...new XmlTokens().push(XML)];
    expect(whole).toEqual([
      { type: 'open', name: 'a', attributes: ` b='>' x:c="&lt;&#233;&#x1F600;"`, isEmpty: false },
      { type: 'open', name: 'd', attributes: '/', isEmpty: true },
      { type: 'close', name: 'd' },
      { type: 'text', text: 't&' },
      { type: 'text', text: '<&' },
      { type: 'text', text: '\nu' },
      { type: 'close', name: 'a' },
    ]);
    for (let cut = 0; cut <= XML.length; cut += 1) {
      const tokens = new XmlTokens();
      expect([...tokens.push(XML.slice(0, cut)), ...tokens.push(XML.slice(cut))]).toEqual(whole);
      tokens.end();
    }
  });

  test('with entities or without an end is an error', () => {
    expect(() => [...new XmlTokens().push('<!DOCTYPE x [<!ENTITY a "b">]>')]).toThrow(BrokenXml);
    expect(() => [...new XmlTokens().push(`<a ${'x'.repeat(2_000_000)}`)]).toThrow(BrokenXml);
    const open = new XmlTokens();
    expect([...open.push('<a><b')]).toHaveLength(1);
    expect(() => open.end()).toThrow(BrokenXml);
  });
});

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as other programs write it: a table of texts, rich text, formulas, cells and rows left out, and absolute paths. */
function workbook(sheet: string, { is1904 = false } = {}): Buffer {
  const parts = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${TYPE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets><sheet name="A &amp; B" sheetId="4" r:id="r1"/><sheet name="Chart" sheetId="5" r:id="r4"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${TYPE}/worksheet" Target="sheets/../sheets/one.xml"/><Relationship Id="r2" Type="${TYPE}/sharedStrings" Target="strings.xml"/><Relationship Id="r3" Type="${TYPE}/styles" Target="styles.xml"/><Relationship Id="r4" Type="${TYPE}/chartsheet" Target="chart.xml"/></Relationships>`,
    'xl/strings.xml':
      '<sst><si><t>plain</t></si><si><r><rPr/><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si><si/></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0.0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    'xl/sheets/one.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );
}

test('A workbook of another program is read with its types', async () => {
  const file = workbook(
    `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c></row>
     <row><c/><c s="1"><v>43185</v></c><c s="2"><v>59</v></c><c s="3"><v>43185.5</v></c><c t="e"><v>#REF!</v></c></row>
     <row r="9"><c r="AA9" t="str"><f>1+1</f><v>two_x0007_</v></c><c t="inlineStr"><is><t>in</t></is></c><c s="1"><v>43185.99</v></c></row>
     <row r="10"><c r="A10" t="s"><v>2</v></c></row>`,
  );
  const [sheet, ...others] = await readWorkbook(file);
  expect(sheet?.name).toBe('A & B');
  expect(others).toEqual([]);
  const rows = [];
  for await (const row of sheet?.rows() ?? []) rows.push(row);
  const day = new Date('2018-03-26');
  expect(rows).toEqual([
    { line: 2, cells: ['plain', null, 'rich text', true] },
    { line: 3, cells: [null, day, new Date('1900-02-28'), 43185.5, '#REF!'] },
    { line: 9, cells: [...Array(26).fill(null), 'two\u0007', 'in', day] },
  ]);
  const [mac] = await readWorkbook(workbook('<row r="1"><c s="1"><v>41723</v></c></row>', { is1904: true }));
  for await (const { cells } of mac?.rows() ?? []) expect(cells).toEqual([day]);
});
