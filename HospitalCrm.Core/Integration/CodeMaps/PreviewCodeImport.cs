using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>Says what a file of codes and their meanings would do, row by row, and changes nothing.</summary>
public sealed class PreviewCodeImport(SourceCodeImport target) : IUseCase
{
    public static Permission Requires => FeedPermissions.Manage;

    public Task<ImportPreview> HandleAsync(IReadOnlyList<ImportLine> lines, CancellationToken ct = default) =>
        lines.Count > RunImport.MostRows ? throw new RuleViolation("Settings.FileTooManyRows", RunImport.MostRows) : target.LookAsync(SourceCodeImport.Definition.List, lines, ct);
}
