// Exactly the rows shown, as CSV, JSON and XLSX. The columns of the published table `commitments` come first, under the
// same names; then what the explorer shows beside them, several values joined by ";" as everywhere in the data.


/** The header and the rows of a download, as the index names its columns: [header, what holds it, type]. */
export function sheet(table, rows) {
  const days = new Set(table.sheet.filter(([, , type]) => type === "date").map(([name]) => name));
  const cell = (row, source) => (table.value(row, source) === "" ? null : table.value(row, source));
  return { header: table.sheet.map(([name]) => name), days, rows: rows.map((row) => table.sheet.map(([, source]) => cell(row, source))) };
}

/** RFC 4180 but for the line ends, which are as in the published files. */
export function csv({ header, rows }) {
  const cell = (value) => (value === null ? "" : /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

export function json({ header, rows }) {
  return `${JSON.stringify(rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]]))), null, 1)}\n`;
}

/** A workbook with real dates; text is typed as text, so that nothing in it runs. */
export async function xlsx({ header, days, rows }) {
  const write = await excelWriter();
  const cell = (value, i) => {
    if (value === null) return null;
    if (days.has(header[i])) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
    return { value, type: value.constructor };
  };
  const widths = header.map((name) => ({ width: name === "text" ? 80 : name.startsWith("title") ? 50 : 18 }));
  const data = [header.map((name) => ({ value: name, type: String, fontWeight: "bold" })), ...rows.map((row) => row.map(cell))];
  return write(data, { columns: widths, stickyRowsCount: 1, sheet: "commitments" }).toBlob();
}

/** The library that writes workbooks: loaded only when one is asked for, from this site; it gives itself as a global. */
async function excelWriter() {
  if (!globalThis.writeXlsxFile) {
    await new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: new URL("write-excel-file.js", import.meta.url).href, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }
  return globalThis.writeXlsxFile;
}

/** The ways to write a download, by its ending. */
export const WAYS = { csv: [csv, "text/csv;charset=utf-8"], json: [json, "application/json"], xlsx: [xlsx, ""] };

/** Hand a file to the reader. */
export async function save(kind, table, rows) {
  const [write, type] = WAYS[kind];
  const made = await write(sheet(table, rows));
  const address = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `commitments-${rows.length}.${kind}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
