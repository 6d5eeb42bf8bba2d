using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Says what an import would do, row by row, and changes nothing.</summary>
public sealed class PreviewImport(ImportBook book) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public Task<ImportPreview> HandleAsync(string list, IReadOnlyList<ImportLine> lines, CancellationToken ct = default) =>
        lines.Count > RunImport.MostRows ? throw new RuleViolation("Settings.FileTooManyRows", RunImport.MostRows) : book.Of(list).LookAsync(list, lines, ct);
}
