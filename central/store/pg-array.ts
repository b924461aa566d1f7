export type ColumnType = 'int' | 'text' | 'blob';
/** PostgreSQL's own numbers of int8, text and bytea. */
const elementOf: Readonly<Record<ColumnType, number>> = { int: 20, text: 25, blob: 17 };
const HEAD = 20;

/**
 * A column of values as PostgreSQL's binary array of one dimension (its `array_recv`): nothing is escaped here and nothing is read as text there, which costs
 * more than the insert itself. The driver sends a Buffer as binary. Throws on a value of another type: columns are typed where the statement is.
 */
export function pgArray(type: ColumnType, values: readonly unknown[]): Buffer {
  const sizes = values.map((value) => sizeOf(type, value));
  const array = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + 4, HEAD));
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(0, 4); // no nulls
  array.writeInt32BE(elementOf[type], 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16); // first index
  let at = HEAD;
  values.forEach((value, index) => {
    const size = sizes[index] ?? 0;
    array.writeInt32BE(size, at);
    write(array, value, at + 4);
    at += size + 4;
  });
  return array;
}

function sizeOf(type: ColumnType, value: unknown): number {
  if (type === 'int' && Number.isSafeInteger(value)) return 8;
  if (type === 'text' && typeof value === 'string') return Buffer.byteLength(value);
  if (type === 'blob' && Buffer.isBuffer(value)) return value.length;
  throw new Error(`a column of ${type} holds ${value === null ? 'null' : typeof value}`);
}

function write(array: Buffer, value: unknown, at: number): void {
  if (typeof value === 'number') array.writeBigInt64BE(BigInt(value), at);
  else if (typeof value === 'string') array.write(value, at);
  else if (Buffer.isBuffer(value)) value.copy(array, at);
}
