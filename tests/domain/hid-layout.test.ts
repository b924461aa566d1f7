import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputFieldsOf } from '../../shared/domain/hid-descriptor.ts';
import { chooseLayout, hidLayouts, layoutsOfDescriptor } from '../../shared/domain/hid-layout.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { hidDescriptors } from '../support/hid-descriptors.ts';

const only = (descriptor: Uint8Array) => {
  const layouts = layoutsOfDescriptor(descriptor);
  expect(layouts).toHaveLength(1);
  return layouts[0];
};
const first = (text: string, layout: Parameters<typeof reportsFor>[1], aim?: string): Uint8Array => reportsFor(text, layout, aim)[0] ?? new Uint8Array();

describe('S7 the report descriptor says where things are', () => {
  test('Honeywell’s and Newland’s say what their manuals say', () => {
    const { name, maker, ...honeywell } = hidLayouts.honeywell;
    expect(only(hidDescriptors.honeywell)).toMatchObject({ ...honeywell, name: 'descriptor', reportId: 2 });
    expect([name, maker]).toEqual(['honeywell', 61]);
    expect(only(hidDescriptors.newland)).toMatchObject({
      reportId: 2,
      length: { at: 1, bytes: 1 },
      aim: null,
      data: 2,
      room: 56,
      continued: { at: 63, mask: 1 },
    });
  });
  test('a count of two bytes is one number, and the zero behind Zebra’s length is its upper half', () => {
    expect(only(hidDescriptors.zebra)).toMatchObject({ length: { at: 1, bytes: 2 }, aim: 3, data: 6, room: 56, continued: { at: 63, mask: 1 } });
  });
  test('the least that the tables ask for: data alone, from the first byte on', () => {
    expect(only(hidDescriptors.minimal)).toMatchObject({ reportId: null, length: null, aim: null, data: 0, room: 32, continued: null });
  });
  test('fields in any order, an AIM of one usage, a whole byte for "continued"', () => {
    expect(only(hidDescriptors.upsideDown)).toMatchObject({
      reportId: 7,
      data: 1,
      room: 40,
      aim: 41,
      length: { at: 44, bytes: 1 },
      continued: { at: 45, mask: 0xff },
    });
  });
  test('usages of four bytes, push and pop, and a second report that holds no scan', () => {
    expect(only(hidDescriptors.busy)).toMatchObject({ reportId: 2, length: { at: 1, bytes: 1 }, data: 2, room: 60, continued: { at: 62, mask: 1 } });
  });
  test('a keyboard’s describes no scan, nor does nonsense', () => {
    expect(layoutsOfDescriptor(hidDescriptors.keyboard)).toEqual([]);
    expect(layoutsOfDescriptor(new Uint8Array())).toEqual([]);
    // Data that begin in the middle of a byte, and a room of four thousand million bytes.
    expect(layoutsOfDescriptor(Uint8Array.from([0x05, 0x8c, 0x75, 1, 0x95, 1, 0x81, 3, 0x75, 8, 0x95, 8, 0x09, 0xfe, 0x81, 2]))).toEqual([]);
    expect(layoutsOfDescriptor(Uint8Array.from([0x05, 0x8c, 0x75, 8, 0x97, 0xff, 0xff, 0xff, 0xff, 0x09, 0xfe, 0x81, 2]))).toEqual([]);
  });
  test('no bytes whatever make the parser throw or loop, and it never finds more than a descriptor can say', () => {
    const items = fc.array(
      fc.tuple(
        fc.constantFrom(0x05, 0x09, 0x19, 0x29, 0x2a, 0x75, 0x77, 0x81, 0x85, 0x95, 0x97, 0xa1, 0xa4, 0xb4, 0xc0, 0xfe),
        fc.uint8Array({ maxLength: 4 }),
      ),
    );
    const descriptors = fc.oneof(
      fc.uint8Array({ maxLength: 512 }),
      items.map((list) => Uint8Array.from(list.flatMap(([tag, data]) => [tag, ...data]))),
    );
    fc.assert(
      fc.property(descriptors, (descriptor) => {
        expect(inputFieldsOf(descriptor).length).toBeLessThanOrEqual(2_048 + 256);
        for (const { data, room } of layoutsOfDescriptor(descriptor)) expect(data >= 0 && room > 0 && room <= 4_096).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('S7 which layout', () => {
  test('the descriptor’s before the maker’s, the maker’s before what the bytes show', () => {
    const report = first('CARD', hidLayouts.newland);
    const layouts = layoutsOfDescriptor(hidDescriptors.zebra);
    expect(chooseLayout({ vendorId: 0x0c2e, layouts }, report)).toMatchObject({ by: 'descriptor', layout: { data: 6 } });
    expect(chooseLayout({ vendorId: 0x0c2e, layouts: [] }, report)).toMatchObject({ by: 'vendor', layout: { name: 'honeywell' } });
    expect(chooseLayout({ vendorId: 0x1234, layouts: [] }, report)).toMatchObject({ by: 'evidence', layout: { name: 'newland' } });
  });
  test('Datalogic, whose manuals do not say, is read by what its reports show', () => {
    for (const layout of Object.values(hidLayouts))
      expect(chooseLayout({ vendorId: 0x05f9, layouts: [] }, first('CARD', layout))).toMatchObject({ by: 'evidence', layout: { name: layout.name } });
  });
  test('a scanner that leaves the AIM bytes empty is known by the hole', () => {
    for (const name of ['honeywell', 'zebra'] as const)
      expect(chooseLayout({ vendorId: 0x1234, layouts: [] }, first('CARD', hidLayouts[name], '\0\0\0'))?.layout.name).toBe(name);
  });
  test('a report of another id holds no scan once the descriptor says which one does', () => {
    expect(chooseLayout({ vendorId: 0, layouts: layoutsOfDescriptor(hidDescriptors.busy) }, Uint8Array.from([5, 1]))).toBeNull();
  });
});
