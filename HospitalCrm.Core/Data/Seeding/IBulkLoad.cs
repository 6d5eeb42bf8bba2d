namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Fills a database all at once: everything appears together or not at all, also when the power fails in between.</summary>
internal interface IBulkLoad
{
    /// <param name="fill">Writes the rows.</param>
    /// <param name="mark">The last save, through EF: what says that the load is complete.</param>
    Task RunAsync(LoadTables tables, Func<WriteRows, Task> fill, Func<CrmDb, Task> mark, IProgress<DemoProgress>? progress, CancellationToken ct);
}

internal delegate Task WriteRows(LoadTable table, IReadOnlyList<object?[]> rows, CancellationToken ct);
