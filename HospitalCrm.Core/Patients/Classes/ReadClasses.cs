using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>Which classes a patient is in, by the rules or by somebody's choice, and what else may be chosen.</summary>
public sealed class ReadClasses(CrmDb db, PatientSight sight, CodeBook codes, Vault vault, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<ClassSheet> HandleAsync(Id<Patient> key, CancellationToken ct = default)
    {
        await sight.DemandAsync(key, ct);
        var patient = await db.Patients.AsNoTracking().SingleOrDefaultAsync(patient => patient.Id == key, ct) ?? throw new RuleViolation("Patients.Missing");
        var choices = await db.ClassChoices.AsNoTracking().Where(choice => choice.PatientId == key).ToListAsync(ct);
        var staffNos = choices.ConvertAll(choice => choice.By);
        var staff = await db.Staff.IgnoreQueryFilters().Where(known => staffNos.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, ct);
        var lines = new List<ClassLine>();
        foreach (var dimension in Enum.GetValues<ClassDimension>())
        {
            var known = await codes.ChoicesAsync(PatientClasses.TableOf(dimension), ct);
            var (code, by) = patient.ClassOf(dimension);
            var chosen = choices.Find(choice => choice.Dimension == dimension);
            lines.Add(new(dimension, code, known.FirstOrDefault(choice => choice.Code == code)?.Name ?? code, known)
            {
                By = by is null ? null : staff.GetValueOrDefault(by) ?? by,
                Reason = chosen is null ? null : vault.Open(ClassChoice.ReasonPurpose, chosen.Reason),
                At = chosen?.At,
            });
        }

        return new(await AgeClassAsync(patient, ct), lines);
    }

    private async Task<CodeChoice?> AgeClassAsync(Patient patient, CancellationToken ct)
    {
        var years = patient.BirthOn is { } first && patient.DeceasedOn is null ? BirthDate.Of(first, patient.BirthPrecision).YearsOn(clock.Today()) : null;
        var code = years is { } age ? (await codes.ScaleAsync(CodeTables.AgeClasses, ct)).ClassOf(age) : null;
        return (await codes.ChoicesAsync(CodeTables.AgeClasses, ct)).FirstOrDefault(choice => choice.Code == code);
    }
}

/// <param name="Age">By the birth date, for the living; nobody chooses it.</param>
public sealed record ClassSheet(CodeChoice? Age, IReadOnlyList<ClassLine> Lines);

/// <param name="Choices">What the hospital's dictionary offers.</param>
public sealed record ClassLine(ClassDimension Dimension, string? Code, string? Name, IReadOnlyList<CodeChoice> Choices)
{
    /// <summary>Who chose it; null while the rules do.</summary>
    public string? By { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? At { get; init; }
}
