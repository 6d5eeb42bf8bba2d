using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>
/// One step of 来电人核对. The agent asks and types what he hears; the product says only whether it agrees, so that nobody reads the answer out
/// before he asked. What was said is compared and forgotten.
/// </summary>
public sealed class CheckCaller(CrmDb db, CallAccess access, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private static readonly string[] DateForms = ["yyyyMMdd", "yyyy-M-d", "yyyy.M.d", "yyyy/M/d", "yyyy年M月d日"];

    public static Permission Requires => CallPermissions.Answer;

    /// <returns>The check as it stands now.</returns>
    public async Task<CallerCheckSheet> HandleAsync(Id<CallSession> id, CallerCheckStep step, CancellationToken ct = default)
    {
        CallerCheck? check = null;
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("caller-check:" + id, ct);
                var call = await access.OwnAsync(id, ct);
                var patient = call.PatientId is { } linked ? await db.Patients.AsNoTracking().SingleOrDefaultAsync(known => known.Id == linked, ct) : null;
                check = await TakeAsync(call, patient ?? throw new RuleViolation("Calls.CheckWhom"), step, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return CallerCheckSheet.Of(check!);
    }

    private async Task<CallerCheck> TakeAsync(CallSession call, Patient patient, CallerCheckStep step, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var by = actor.Value.StaffNo;
        var check = await db.CallerChecks.SingleOrDefaultAsync(known => known.CallId == call.Id && known.PatientId == patient.Id, ct);
        if (check is null)
        {
            check = new(call.Id, patient.Id, by, now);
            db.CallerChecks.Add(check);
        }

        if (step.Relation is { } relation)
        {
            check.Relate(relation, by, now);
        }

        if (step.Fact is { } fact)
        {
            if (Agrees(patient, fact, step.Told.Trim()))
            {
                check.Pass(fact, by, now);
            }
            else
            {
                check.Fail(by, now);
            }
        }

        return check;
    }

    private bool Agrees(Patient patient, CheckedFact fact, string told) => fact switch
    {
        CheckedFact.Name => string.Concat(told.Where(letter => !char.IsWhiteSpace(letter))) == string.Concat(patient.Name.Where(letter => !char.IsWhiteSpace(letter))),
        CheckedFact.Birth => patient is { BirthOn: { } born, BirthPrecision: DatePrecision.Day }
            && DateOnly.TryParseExact(told, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day == born,
        _ => told.Length == 4 && patient.IdNumberTail is { } tail && vault.BlindIndex(Patient.IdNumberTailPurpose, told.ToUpperInvariant()).AsSpan().SequenceEqual(tail),
    };
}

/// <param name="Fact">With what the caller said of it.</param>
public sealed record CallerCheckStep(CallerRelation? Relation = null, CheckedFact? Fact = null, string Told = "");

/// <summary>How far the check is. Which facts, never what they are.</summary>
public sealed record CallerCheckSheet(CallerRelation? Relation, bool Name, bool Birth, bool IdTail, bool IsPassed, int Failed)
{
    public static readonly CallerCheckSheet Nothing = new(null, false, false, false, false, 0);

    public static CallerCheckSheet Of(CallerCheck check) => new(check.Relation, check.NameAt is not null, check.BirthAt is not null, check.IdTailAt is not null, check.IsPassed, check.Failed);
}
