using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>What somebody would read: with sample values, or a patient's name (as the reader may see it). Nothing is stored or sent.</summary>
public sealed class PreviewTemplate(TemplateTexts texts, PatientSight sight, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => TemplatePermissions.View;

    /// <param name="department">Whose signature; null for the hospital's.</param>
    public async Task<TemplatePreview> HandleAsync(
        TemplateKind kind, MessageCategory category, string text, string? department = null, Id<Patient>? patient = null, CancellationToken ct = default)
    {
        var read = TemplateText.Read(kind, text);
        var named = patient is { } key ? await NameAsync(key, ct) : null;
        var full = await texts.TryAsync(read, category, name => named is not null && name.Key == "name" ? named : name.Sample, department, ct);
        var least = await texts.TryAsync(read, category, name => read.Needed.Contains(name) ? named is not null && name.Key == "name" ? named : name.Sample : null, department, ct);
        return new(full, least, Counted(full), SmsParts.Count(least, SmsBilling.Characters).Parts, full.Length > TextDress.Longest);
    }

    private async Task<string> NameAsync(Id<Patient> patient, CancellationToken ct)
    {
        await sight.DemandAsync(patient, ct);
        return await sight.NameAsync(patient, ct) ?? throw new RuleViolation("Patients.Missing");
    }

    private PartCount Counted(string text)
    {
        var counted = SmsParts.Count(text, SmsBilling.Characters);
        return new(text.Length, counted.Parts, counted.UnitsLeftInLast, counted.Parts * parameters.Get(TemplateParameters.EstimatedPrice));
    }
}

/// <param name="Full">With every optional part.</param>
/// <param name="Least">With none of them.</param>
public sealed record TemplatePreview(string Full, string Least, PartCount Count, int LeastParts, bool IsTooLong);

/// <param name="Left">Characters that still fit into the last part.</param>
/// <param name="CostLi">Estimated, in 厘.</param>
public sealed record PartCount(int Characters, int Parts, int Left, int CostLi);
