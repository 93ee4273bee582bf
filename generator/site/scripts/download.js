// Exactly the rows shown, as CSV, JSON and XLSX. The columns of the published table `commitments` come first, under the
// same names; then what the explorer shows beside them, several values joined by ";" as everywhere in the data.

const ROLES = ["lead", "cooperate", "report_to", "supervise"];
const TABLE = ["section", "text", "title_vi", "title_en", "responsibility", "due_text", "due_edtf", "due_start", "due_end", "recurrence"];
const DAYS = new Set(["due_start", "due_end"]);
const LISTS = ["topic", "project", "place"];

/** The header and the rows of a download. */
export function sheet(table, rows) {
  const { columns, data } = table;
  const ids = (facet, values) => values.map((value) => data.facets[facet].ids[value]).join(";");
  const header = [
    "commitment_id", "document_id", "passage_id", ...TABLE, "beneficiaries",
    ...ROLES.map((role) => `${role}_agencies`), ...LISTS.map((facet) => `${facet}s`),
  ]; // prettier-ignore
  const cells = (row) => [
    columns.id[row],
    ids("document", columns.document[row]),
    columns.id[row],
    ...TABLE.map((name) => columns[name][row]),
    ids("beneficiary", columns.beneficiary[row]),
    ...ROLES.map((_, role) => ids("agency", [...new Set(table.agencies(row, role, true))])),
    ...LISTS.map((facet) => ids(facet, columns[facet][row])),
  ];
  return { header, rows: rows.map((row) => cells(row).map((cell) => cell || null)) };
}

/** RFC 4180 but for the line ends, which are as in the published files. */
export function csv({ header, rows }) {
  const cell = (value) => (value === null ? "" : /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

export function json({ header, rows }) {
  return `${JSON.stringify(rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]]))), null, 1)}\n`;
}

/** A workbook with real dates; everything else typed as text, so that nothing in it runs. */
export async function xlsx({ header, rows }) {
  const write = await excelWriter();
  const cell = (value, i) => {
    if (value === null) return null;
    if (DAYS.has(header[i])) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
    return { value: String(value), type: String };
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

const KINDS = { csv: [csv, "text/csv;charset=utf-8"], json: [json, "application/json"], xlsx: [xlsx, ""] };

/** Hand a file to the reader. */
export async function save(kind, table, rows) {
  const [write, type] = KINDS[kind];
  const made = await write(sheet(table, rows));
  const address = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `commitments-${rows.length}.${kind}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
