using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>Takes over a whole file of codes and their meanings, or nothing. It holds for what comes from now on; <see cref="RerunCodes"/> brings it to what came before.</summary>
public sealed class RunCodeImport(CrmDb db, SourceCodeImport target, CodeMeanings meanings, TimeProvider clock) : IUseCase
{
    public static Permission Requires => FeedPermissions.Manage;

    public async Task<ImportReport> HandleAsync(IReadOnlyList<ImportLine> lines, CancellationToken ct = default)
    {
        var report = await ImportTakeOver.RunAsync(db, target, SourceCodeImport.Definition.List, lines, clock.GetUtcNow(), ct);
        meanings.Forget();
        return report;
    }
}
