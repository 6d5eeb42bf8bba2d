using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Takes over a whole file or nothing of it.</summary>
public sealed class RunImport(CrmDb db, ImportBook book, TimeProvider clock) : IUseCase
{
    /// <summary>One transaction holds up whoever else writes: it has no room for more.</summary>
    public const int MostRows = 5_000;

    public static Permission Requires => SettingsPermissions.Manage;

    public Task<ImportReport> HandleAsync(string list, IReadOnlyList<ImportLine> lines, CancellationToken ct = default) =>
        ImportTakeOver.RunAsync(db, book.Of(list), list, lines, clock.GetUtcNow(), ct);
}
