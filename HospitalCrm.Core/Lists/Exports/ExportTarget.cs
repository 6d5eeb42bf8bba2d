namespace HospitalCrm.Core.Lists.Exports;

/// <summary>Where the workbook goes, and who is told how far it is.</summary>
/// <param name="Progress">Rows written, rows in all; called from the writing thread.</param>
public sealed record ExportTarget(Stream Stream, Action<int, int> Progress)
{
    /// <summary>The export's own key, under which the audit trail has it.</summary>
    public Guid Export { get; init; } = Guid.CreateVersion7();
}
