using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>The last changes of one parameter, newest first.</summary>
public sealed class ReadParameterHistory(ParameterTrail trail) : IUseCase
{
    public const int Most = 50;

    public static Permission Requires => SettingsPermissions.View;

    public Task<IReadOnlyList<ParameterChange>> HandleAsync(string key, CancellationToken ct = default) =>
        ParameterCatalogue.Find(key) is null ? throw new RuleViolation("Settings.UnknownParameter", key) : trail.OfAsync(key, Most, ct);
}
