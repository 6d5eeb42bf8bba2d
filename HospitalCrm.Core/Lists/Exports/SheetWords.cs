namespace HospitalCrm.Core.Lists.Exports;

/// <summary>The user's language, which Core does not know: headings, values and the watermark in words.</summary>
/// <param name="Heading">Of a column by its name.</param>
/// <param name="Value">What the page shows for a cell's value.</param>
/// <param name="Mark">The watermark's sentence.</param>
public sealed record SheetWords(string Title, Func<string, string> Heading, Func<object?, string> Value, Func<ExportMark, string> Mark);

/// <summary>Whose copy this is.</summary>
public sealed record ExportMark(string Name, string StaffNo, DateTimeOffset At, int Rows, string Reason);
