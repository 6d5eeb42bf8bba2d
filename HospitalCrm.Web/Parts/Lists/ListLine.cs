namespace HospitalCrm.Web.Parts.Lists;

/// <summary>One row on the screen: its key and its cells in words.</summary>
/// <param name="Url">Where it opens; null when it does not.</param>
public sealed record ListLine<TRow>(string Key, TRow Row, IReadOnlyList<string> Cells, string? Url);
