namespace HospitalCrm.Core.Settings.Imports;

/// <summary>A table from a file: its headings and its filled rows, as text.</summary>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows);

/// <param name="Number">The row's number in the file, the first row being 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);
